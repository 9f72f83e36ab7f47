package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes delayed and failed jobs ready when their time has come. */
final class PromoteJobs {
  static final int BATCH = 500;
  private final String promote;
  private final String next;

  PromoteJobs(Sql sql) {
    promote =
        sql.text(
            """
            UPDATE job SET state = 'ready', ready_at = run_at, run_at = NULL
            WHERE id :in (SELECT id FROM job
                          WHERE state IN ('delayed', 'failed') AND run_at <= :now
                          ORDER BY run_at LIMIT 500 :skip:end)
            RETURNING id, kind, attempt
            """);
    next =
        sql.text(
            """
            SELECT run_at - :now FROM job WHERE state IN ('delayed', 'failed')
            ORDER BY run_at LIMIT 1
            """);
  }

  /**
   * Milliseconds until the next job is due, zero or less when one is; the largest when none waits.
   */
  long next(Connection connection) throws SQLException {
    Long wait = Sql.first(connection, next, row -> row.getLong(1));
    return wait == null ? Long.MAX_VALUE : wait;
  }

  /** Promotes up to {@link #BATCH} jobs. */
  List<JobListener.Change> promote(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        promote,
        row ->
            new JobListener.Change(
                row.getLong("id"),
                row.getString("kind"),
                JobState.READY,
                row.getInt("attempt"),
                ""));
  }
}
