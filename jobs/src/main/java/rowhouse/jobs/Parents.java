package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Lets waiting jobs go on once their children have ended. */
final class Parents {
  private final String lock;
  private final String goOn;
  private final String giveUp;

  private static final String UNHAPPY =
      "SELECT 1 FROM job WHERE parent_id = ? AND state IN ('dead', 'cancelled') LIMIT 1";
  private static final String BUSY =
      """
      SELECT 1 FROM job
      WHERE parent_id = ? AND state IN ('ready', 'delayed', 'waiting', 'running', 'failed') LIMIT 1
      """;

  Parents(Sql sql) {
    lock =
        sql.text("SELECT kind, state, needs_all, parent_id, attempt FROM job WHERE id = ? :lock");
    goOn = sql.text("UPDATE job SET state = 'ready', ready_at = :now WHERE id = ?");
    giveUp =
        sql.text(
            """
            UPDATE job SET state = 'cancelled', ended_at = :now, error_code = 'child_failed',
                error = 'A job that this one needed did not end well.'
            WHERE id = ?
            """);
  }

  private record Parent(String kind, String state, boolean needsAll, long parent, int attempt) {}

  /**
   * Looks at each of {@code ids} whose child has just ended in this transaction. The row is locked
   * before its children are looked at, so that of two workers ending the last two children the
   * second sees both.
   */
  List<JobListener.Change> settle(Connection connection, Collection<Long> ids) throws SQLException {
    List<JobListener.Change> changes = new ArrayList<>();
    TreeSet<Long> open = new TreeSet<>(ids);
    while (!open.isEmpty()) {
      long id = open.removeFirst();
      Parent parent =
          Sql.first(
              connection,
              lock,
              row ->
                  new Parent(
                      row.getString("kind"),
                      row.getString("state"),
                      row.getInt("needs_all") == 1,
                      row.getLong("parent_id"),
                      row.getInt("attempt")),
              id);
      if (parent == null || !parent.state.equals("waiting")) {
        continue;
      }
      if (parent.needsAll && exists(connection, UNHAPPY, id)) {
        Sql.change(connection, giveUp, id);
        changes.add(change(id, parent, JobState.CANCELLED, "child_failed"));
        if (parent.parent != 0) {
          open.add(parent.parent);
        }
      } else if (!exists(connection, BUSY, id)) {
        Sql.change(connection, goOn, id);
        changes.add(change(id, parent, JobState.READY, ""));
      }
    }
    return changes;
  }

  private static boolean exists(Connection connection, String query, long id) throws SQLException {
    return Sql.first(connection, query, row -> true, id) != null;
  }

  private static JobListener.Change change(long id, Parent parent, JobState state, String code) {
    return new JobListener.Change(id, parent.kind, state, parent.attempt, code);
  }
}
