package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes jobs back whose lease ran out by the database's clock; each lost lease was an attempt. */
final class ReapJobs {
  private final Parents parents;
  private final String due;
  private final String expired;
  private final String ready;
  private final String dead;
  private final String cancelled;
  private final String attempt;

  private record Lost(
      long id,
      long fence,
      int attempt,
      @Nullable Long attempts,
      long worker,
      long started,
      boolean cancel,
      @Nullable Long parent) {}

  ReapJobs(Sql sql, Parents parents) {
    this.parents = parents;
    due = sql.text("SELECT 1 FROM job WHERE state = 'running' AND lease_until < :now LIMIT 1");
    expired =
        sql.text(
            """
            SELECT id, fence, attempt, max_attempts, worker, started_at, cancel_requested, parent_id
            FROM job
            WHERE state = 'running' AND kind = ? AND (lease_until < :now OR worker < ?)
            ORDER BY lease_until LIMIT 200 :skip
            """);
    ready =
        sql.text(
            """
            UPDATE job SET state = 'ready', ready_at = :now, lease_until = NULL, worker = NULL,
                error_code = 'lease_lost', error = ?
            WHERE id = ?
            """);
    dead =
        sql.text(
            """
            UPDATE job SET state = 'dead', ended_at = :now, lease_until = NULL,
                error_code = 'lease_lost', error = ?
            WHERE id = ?
            """);
    cancelled =
        sql.text(
            """
            UPDATE job SET state = 'cancelled', ended_at = :now, lease_until = NULL,
                error_code = 'cancelled', error = ?
            WHERE id = ?
            """);
    attempt =
        sql.text(
            """
            INSERT INTO job_attempt
                (job_id, fence, attempt, worker, started_at, ended_at, outcome, error_code, error)
            VALUES (?, ?, ?, ?, ?, :now, 'lost', 'lease_lost', ?)
            """);
  }

  /** The kinds of which jobs are running, whoever runs them. */
  List<String> running(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT DISTINCT kind FROM job WHERE state = 'running'",
        row -> row.getString(1));
  }

  /** Whether any lease has run out; asked first because it needs no write. */
  boolean due(Connection connection) throws SQLException {
    return Sql.first(connection, due, row -> true) != null;
  }

  /**
   * Takes back up to 200 jobs of a kind.
   *
   * @param attempts how often a job of this kind is tried, unless the job itself says so
   * @param deadBefore also those of every worker with a lower number; 0 for none
   */
  List<JobListener.Change> reap(Connection connection, String kind, int attempts, long deadBefore)
      throws SQLException {
    List<Lost> lost =
        Sql.list(
            connection,
            expired,
            row ->
                new Lost(
                    row.getLong("id"),
                    row.getLong("fence"),
                    row.getInt("attempt"),
                    Sql.longOrNull(row, "max_attempts"),
                    row.getLong("worker"),
                    row.getLong("started_at"),
                    row.getInt("cancel_requested") == 1,
                    Sql.longOrNull(row, "parent_id")),
            kind,
            deadBefore);
    List<JobListener.Change> changes = new ArrayList<>();
    TreeSet<Long> waiting = new TreeSet<>();
    for (Lost one : lost) {
      JobState state = takeBack(connection, attempts, one);
      changes.add(new JobListener.Change(one.id, kind, state, one.attempt, "lease_lost"));
      if (state.ended() && one.parent != null) {
        waiting.add(one.parent);
      }
    }
    changes.addAll(parents.settle(connection, waiting));
    return changes;
  }

  private JobState takeBack(Connection connection, int attempts, Lost one) throws SQLException {
    String error = "Worker " + one.worker + " stopped before the job had ended.";
    Sql.change(connection, attempt, one.id, one.fence, one.attempt, one.worker, one.started, error);
    long most = one.attempts == null ? attempts : one.attempts;
    JobState state = JobState.READY;
    String statement = ready;
    if (one.cancel) {
      state = JobState.CANCELLED;
      statement = cancelled;
    } else if (one.attempt >= most) {
      state = JobState.DEAD;
      statement = dead;
    }
    Sql.change(connection, statement, error, one.id);
    return state;
  }
}
