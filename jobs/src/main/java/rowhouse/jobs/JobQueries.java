package rowhouse.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages ask; every query is answered by an index, and none reads through the history. */
final class JobQueries {
  private static final int MOST_SEARCHED = 5_000;
  private static final String COLUMNS =
      """
      SELECT id, kind, state, priority, payload, unique_key, parent_id, attempt, max_attempts, worker,
             cancel_requested, added_at, run_at, started_at, ended_at, progress, result,
             error_code, error, trace
      FROM job
      """;

  private final Sql sql;

  JobQueries(Sql sql) {
    this.sql = sql;
  }

  Optional<Job> find(Connection connection, long id) throws SQLException {
    return Optional.ofNullable(
        Sql.first(connection, COLUMNS + "WHERE id = ?", JobQueries::job, id));
  }

  /** The wanted jobs, newest first. */
  List<Job> list(Connection connection, JobFilter filter) throws SQLException {
    String search = filter.search();
    if (search == null || search.isBlank()) {
      return page(connection, filter, filter.limit());
    }
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    return page(connection, filter, MOST_SEARCHED).stream()
        .filter(job -> matches(job, wanted))
        .limit(filter.limit())
        .toList();
  }

  private List<Job> page(Connection connection, JobFilter filter, int limit) throws SQLException {
    if (filter.kind() == null && filter.state() == null) {
      return Sql.list(
          connection,
          COLUMNS + "WHERE id < ? ORDER BY id DESC LIMIT ?",
          JobQueries::job,
          filter.before(),
          limit);
    }
    List<Job> found = new ArrayList<>();
    for (String kind : filter.kind() == null ? kinds(connection) : List.of(filter.kind())) {
      for (JobState state :
          filter.state() == null ? List.of(JobState.values()) : List.of(filter.state())) {
        // The state stands in the text so that the planner sees the partial index.
        found.addAll(
            Sql.list(
                connection,
                sql.text(
                    COLUMNS
                        + (state.ended() ? ":ended WHERE " : "WHERE ")
                        + Sql.is(state)
                        + " AND kind = ? AND id < ? ORDER BY id DESC LIMIT ?"),
                JobQueries::job,
                kind,
                filter.before(),
                limit));
      }
    }
    found.sort(Comparator.comparingLong(Job::id).reversed());
    return found.size() <= limit ? found : new ArrayList<>(found.subList(0, limit));
  }

  private static boolean matches(Job job, String wanted) {
    return String.valueOf(job.id()).equals(wanted)
        || contains(job.payload(), wanted)
        || contains(job.uniqueKey(), wanted)
        || contains(job.trace(), wanted)
        || contains(job.errorCode(), wanted)
        || contains(job.error(), wanted);
  }

  private static boolean contains(@Nullable String text, String wanted) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** All attempts, oldest first; the last good or running one stands in the job's own row. */
  List<Attempt> attempts(Connection connection, long id) throws SQLException {
    List<Attempt> attempts =
        new ArrayList<>(
            Sql.list(
                connection,
                """
                SELECT attempt, worker, started_at, ended_at, outcome, error_code, error
                FROM job_attempt WHERE job_id = ? ORDER BY fence
                """,
                row ->
                    new Attempt(
                        row.getInt("attempt"),
                        Sql.longOrNull(row, "worker"),
                        row.getLong("started_at"),
                        Sql.longOrNull(row, "ended_at"),
                        row.getString("outcome"),
                        row.getString("error_code"),
                        row.getString("error")),
                id));
    find(connection, id)
        .filter(job -> job.state() == JobState.DONE || job.state() == JobState.RUNNING)
        .ifPresent(job -> attempts.add(last(job)));
    return attempts;
  }

  private static Attempt last(Job job) {
    Long started = job.startedAt();
    return new Attempt(
        job.attempt(),
        job.worker(),
        started == null ? job.addedAt() : started,
        job.endedAt(),
        job.state().word(),
        null,
        null);
  }

  Overview overview(Connection connection) throws SQLException {
    ReadyKinds ready = new ReadyKinds(sql);
    List<Overview.OfKind> kinds = new ArrayList<>();
    for (String kind : kinds(connection)) {
      kinds.add(
          new Overview.OfKind(
              kind,
              paused(connection, kind),
              counts(connection, kind),
              ready.oldest(connection, kind)));
    }
    return new Overview(Sql.now(connection, sql), kinds, workers(connection), timers(connection));
  }

  private static List<String> kinds(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT kind FROM job_kind ORDER BY kind", row -> row.getString(1));
  }

  private static boolean paused(Connection connection, String kind) throws SQLException {
    return Sql.first(
            connection, "SELECT 1 FROM job_kind WHERE kind = ? AND paused = 1", row -> true, kind)
        != null;
  }

  private static Map<JobState, Integer> counts(Connection connection, String kind)
      throws SQLException {
    Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
    for (JobState state : JobState.values()) {
      Integer count =
          Sql.first(
              connection,
              "SELECT count(*) FROM (SELECT 1 FROM job WHERE "
                  + Sql.is(state)
                  + " AND kind = ? LIMIT ?) AS counted",
              row -> row.getInt(1),
              kind,
              Overview.MOST_COUNTED);
      counts.put(state, count == null ? 0 : count);
    }
    return counts;
  }

  private static List<Overview.OfWorker> workers(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT id, host, pid, threads, kinds, started_at, seen_at FROM job_worker ORDER BY id",
        row ->
            new Overview.OfWorker(
                row.getLong("id"),
                row.getString("host"),
                row.getLong("pid"),
                row.getInt("threads"),
                List.of(row.getString("kinds").split(" ", -1)),
                row.getLong("started_at"),
                row.getLong("seen_at")));
  }

  private static List<Overview.OfTimer> timers(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT name, kind, cron, zone, next_at, last_at FROM job_timer ORDER BY name",
        row ->
            new Overview.OfTimer(
                row.getString("name"),
                row.getString("kind"),
                row.getString("cron"),
                row.getString("zone"),
                row.getLong("next_at"),
                Sql.longOrNull(row, "last_at")));
  }

  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getLong("id"),
        row.getString("kind"),
        JobState.of(row.getString("state")),
        row.getInt("priority"),
        row.getString("payload"),
        row.getString("unique_key"),
        Sql.longOrNull(row, "parent_id"),
        row.getInt("attempt"),
        Sql.longOrNull(row, "max_attempts") == null ? null : row.getInt("max_attempts"),
        Sql.longOrNull(row, "worker"),
        row.getInt("cancel_requested") == 1,
        row.getLong("added_at"),
        Sql.longOrNull(row, "run_at"),
        Sql.longOrNull(row, "started_at"),
        Sql.longOrNull(row, "ended_at"),
        Progress.read(row.getString("progress")),
        row.getString("result"),
        row.getString("error_code"),
        row.getString("error"),
        row.getString("trace"));
  }
}
