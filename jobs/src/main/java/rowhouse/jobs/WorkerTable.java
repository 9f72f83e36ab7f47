package rowhouse.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The rows that show which processes work on the queue. */
final class WorkerTable {
  private final String enter;
  private final String seen;
  private final String forget;

  WorkerTable(Sql sql) {
    enter =
        sql.text(
            """
            INSERT INTO job_worker (host, pid, threads, kinds, started_at, seen_at)
            VALUES (?, ?, ?, ?, :now, :now) RETURNING id
            """);
    seen = sql.text("UPDATE job_worker SET seen_at = :now WHERE id = ?");
    forget = sql.text("DELETE FROM job_worker WHERE seen_at < :now - 86400000");
  }

  /** Enters this process and returns its number, which grows with every start. */
  long enter(Connection connection, int threads, Set<String> kinds) throws SQLException {
    Long id =
        Sql.first(
            connection,
            enter,
            row -> row.getLong(1),
            host(),
            ProcessHandle.current().pid(),
            threads,
            String.join(" ", new TreeSet<>(kinds)));
    if (id == null) {
      throw new SQLException("The worker could not be entered.");
    }
    for (String kind : kinds) {
      Sql.change(
          connection, "INSERT INTO job_kind (kind) VALUES (?) ON CONFLICT (kind) DO NOTHING", kind);
    }
    return id;
  }

  void seen(Connection connection, long worker) throws SQLException {
    Sql.change(connection, seen, worker);
  }

  void leave(Connection connection, long worker) throws SQLException {
    Sql.change(connection, "DELETE FROM job_worker WHERE id = ?", worker);
  }

  /** Removes workers that were not seen for a day. */
  void forget(Connection connection) throws SQLException {
    Sql.change(connection, forget);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }
}
