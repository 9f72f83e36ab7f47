package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Deletes ended jobs past their retention, oldest first. It looks at the lowest ids of a kind and
 * state only, so it never reads through the history and never touches the ready index.
 */
final class SweepHistory {
  static final int BATCH = 500;
  private final Sql sql;

  SweepHistory(Sql sql) {
    this.sql = sql;
  }

  /** Deletes up to {@link #BATCH} jobs of each ended state and says how many. */
  int sweep(Connection connection, Kind<?> kind) throws SQLException {
    KindPolicy policy = kind.policy();
    return sweep(connection, kind.name(), JobState.DONE, policy.keepDone())
        + sweep(connection, kind.name(), JobState.CANCELLED, policy.keepDone())
        + sweep(connection, kind.name(), JobState.DEAD, policy.keepDead());
  }

  private int sweep(Connection connection, String kind, JobState state, Duration keep)
      throws SQLException {
    List<Long> old =
        Sql.list(
            connection,
            sql.text(statement(state)),
            row -> row.getLong(1),
            kind,
            BATCH,
            keep.toMillis());
    if (!old.isEmpty()) {
      Sql.Numbers ids = sql.ids(old);
      Sql.change(connection, sql.text("DELETE FROM job_attempt WHERE job_id :ids"), ids);
      Sql.change(connection, sql.text("DELETE FROM job WHERE id :ids"), ids);
    }
    return old.size();
  }

  static String statement(JobState state) {
    return "SELECT id FROM (SELECT id, ended_at FROM job :ended WHERE "
        + Sql.is(state)
        + " AND kind = ? ORDER BY id LIMIT ?) AS oldest WHERE ended_at < :now - ?";
  }
}
