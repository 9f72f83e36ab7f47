package rowhouse.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Takes ready jobs of a kind for this worker, in one statement. */
final class ClaimJobs {
  /** A wave of starts that a rate may catch up with after an idle time. */
  private static final long CATCH_UP_MILLIS = 1_000;

  private final String claim;
  private final String lockKind;
  private final String countRunning;

  /** What was claimed, and for a kind with a rate how many milliseconds until the next start. */
  record Claimed(List<Held> jobs, OptionalLong nextStart) {}

  ClaimJobs(Sql sql) {
    claim =
        sql.text(
            """
            UPDATE job
            SET state = 'running', attempt = attempt + 1, fence = fence + 1, worker = ?,
                started_at = :now, lease_until = :now + ?
            WHERE id :in (SELECT id FROM job
                          WHERE state = 'ready' AND kind = ?
                            AND COALESCE((SELECT paused FROM job_kind WHERE kind = ?), 0) = 0
                          ORDER BY priority DESC, id
                          LIMIT ? :skip:end)
            RETURNING id, payload, attempt, fence, max_attempts, parent_id, trace, ready_at,
                      started_at, priority
            """);
    lockKind = sql.text("SELECT next_at, :now AS now FROM job_kind WHERE kind = ? :lock");
    countRunning = "SELECT count(*) FROM job WHERE state = 'running' AND kind = ?";
  }

  /** Claims up to {@code most} jobs, in the order in which they should start. */
  Claimed claim(Connection connection, Kind<?> kind, int most, long worker) throws SQLException {
    KindPolicy policy = kind.policy();
    if (policy.everywhere() == 0 && policy.ratePerMinute() == 0) {
      return new Claimed(take(connection, kind, most, worker), OptionalLong.empty());
    }
    return claimLimited(connection, kind, most, worker);
  }

  /** The row of the kind is locked, so that limits hold over all processes. */
  private Claimed claimLimited(Connection connection, Kind<?> kind, int most, long worker)
      throws SQLException {
    long[] row =
        Sql.first(
            connection,
            lockKind,
            found -> new long[] {found.getLong("next_at"), found.getLong("now")},
            kind.name());
    if (row == null) {
      return new Claimed(List.of(), OptionalLong.empty());
    }
    int allowed = Math.min(most, free(connection, kind));
    int rate = kind.policy().ratePerMinute();
    if (rate == 0) {
      return new Claimed(take(connection, kind, allowed, worker), OptionalLong.empty());
    }
    long now = row[1];
    long base = Math.max(row[0], now - CATCH_UP_MILLIS);
    if (base > now) {
      return new Claimed(List.of(), OptionalLong.of(base - now));
    }
    long due = (now - base) * rate / 60_000 + 1;
    List<Held> jobs = take(connection, kind, (int) Math.min(allowed, due), worker);
    long next = base + Math.ceilDiv(jobs.size() * 60_000L, rate);
    Sql.change(connection, "UPDATE job_kind SET next_at = ? WHERE kind = ?", next, kind.name());
    return new Claimed(jobs, OptionalLong.of(Math.max(1, next - now)));
  }

  private int free(Connection connection, Kind<?> kind) throws SQLException {
    int limit = kind.policy().everywhere();
    if (limit == 0) {
      return Integer.MAX_VALUE;
    }
    Integer running = Sql.first(connection, countRunning, row -> row.getInt(1), kind.name());
    return Math.max(0, limit - (running == null ? 0 : running));
  }

  private List<Held> take(Connection connection, Kind<?> kind, int most, long worker)
      throws SQLException {
    if (most <= 0) {
      return List.of();
    }
    record Ranked(Held held, int priority) {}
    List<Ranked> ranked =
        new ArrayList<>(
            Sql.list(
                connection,
                claim,
                row -> new Ranked(held(kind, row), row.getInt("priority")),
                worker,
                kind.policy().lease().toMillis(),
                kind.name(),
                kind.name(),
                most));
    ranked.sort(
        Comparator.comparingInt((Ranked one) -> -one.priority)
            .thenComparingLong(one -> one.held.id));
    return ranked.stream().map(Ranked::held).toList();
  }

  private static Held held(Kind<?> kind, ResultSet row) throws SQLException {
    Long own = Sql.longOrNull(row, "max_attempts");
    return new Held(
        kind,
        row.getLong("id"),
        row.getLong("fence"),
        row.getInt("attempt"),
        own == null ? null : own.intValue(),
        row.getString("payload"),
        Sql.longOrNull(row, "parent_id"),
        row.getString("trace"),
        row.getLong("ready_at"),
        row.getLong("started_at"));
  }

  /** The statement, for the test of its plan. */
  String statement() {
    return claim;
  }
}
