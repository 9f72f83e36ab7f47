package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Ends jobs on request, and brings ended ones back. */
final class CancelJobs {
  private final Parents parents;
  private final String lock;
  private final String end;
  private final String again;
  private static final String ASK = "UPDATE job SET cancel_requested = 1 WHERE id = ?";
  private static final String CHILDREN =
      """
      SELECT id FROM job
      WHERE parent_id = ? AND state IN ('ready', 'delayed', 'waiting', 'running', 'failed')
      ORDER BY id
      """;
  private static final String DEAD =
      "SELECT id FROM job WHERE kind = ? AND " + Sql.is(JobState.DEAD) + " ORDER BY id LIMIT 1000";

  /** What a cancel did: jobs that ended, others that go on because of it, and running ones. */
  record Outcome(List<JobListener.Change> changes, List<Long> asked) {
    boolean any() {
      return !changes.isEmpty() || !asked.isEmpty();
    }
  }

  private record Row(String kind, String state, int attempt, long parent) {}

  CancelJobs(Sql sql, Parents parents) {
    this.parents = parents;
    lock = sql.text("SELECT kind, state, attempt, parent_id FROM job WHERE id = ? :lock");
    end =
        sql.text(
            """
            UPDATE job SET state = 'cancelled', ended_at = :now, run_at = NULL,
                error_code = 'cancelled', error = NULL
            WHERE id = ?
            """);
    again =
        sql.text(
            """
            UPDATE job SET state = 'ready', ready_at = :now, run_at = NULL, ended_at = NULL,
                attempt = CASE WHEN state = 'failed' THEN attempt ELSE 0 END, cancel_requested = 0
            WHERE id = ? AND state IN ('failed', 'delayed', 'dead', 'cancelled')
              AND NOT EXISTS (
                SELECT 1 FROM job other
                WHERE other.kind = job.kind AND other.unique_key = job.unique_key
                  AND other.id <> job.id
                  AND other.state IN ('ready', 'delayed', 'waiting', 'running', 'failed'))
            """);
  }

  /** Cancels a job and, when it waits for children, them too. */
  Outcome cancel(Connection connection, long id) throws SQLException {
    List<JobListener.Change> changes = new ArrayList<>();
    List<Long> asked = new ArrayList<>();
    TreeSet<Long> waiting = new TreeSet<>();
    Deque<Long> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      long next = open.remove();
      Row row = find(connection, next);
      if (row == null || JobState.of(row.state).ended()) {
        continue;
      }
      if (row.state.equals("running")) {
        Sql.change(connection, ASK, next);
        asked.add(next);
        continue;
      }
      Sql.change(connection, end, next);
      changes.add(
          new JobListener.Change(next, row.kind, JobState.CANCELLED, row.attempt, "cancelled"));
      if (row.parent != 0) {
        waiting.add(row.parent);
      }
      open.addAll(Sql.list(connection, CHILDREN, child -> child.getLong(1), next));
    }
    changes.addAll(parents.settle(connection, waiting));
    return new Outcome(changes, asked);
  }

  /** Makes a job that failed, waits for its time or ended badly ready again; false for others. */
  boolean retry(Connection connection, long id) throws SQLException {
    return Sql.change(connection, again, id) == 1;
  }

  /** Up to 1000 dead jobs of a kind. */
  List<Long> dead(Connection connection, String kind) throws SQLException {
    return Sql.list(connection, DEAD, row -> row.getLong(1), kind);
  }

  /** The kind of a job; empty when there is none. */
  String kind(Connection connection, long id) throws SQLException {
    Row row = find(connection, id);
    return row == null ? "" : row.kind;
  }

  private @Nullable Row find(Connection connection, long id) throws SQLException {
    return Sql.first(
        connection,
        lock,
        row ->
            new Row(
                row.getString("kind"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getLong("parent_id")),
        id);
  }
}
