package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;

/** Stops and starts the claiming of a kind, for all processes. */
final class KindTable {
  private static final String PAUSE =
      """
      INSERT INTO job_kind (kind, paused) VALUES (?, ?)
      ON CONFLICT (kind) DO UPDATE SET paused = excluded.paused
      """;
  private static final String RUNNING =
      "SELECT 1 FROM job WHERE state = 'running' AND kind = ? LIMIT 1";

  private KindTable() {}

  static void pause(Connection connection, String kind, boolean paused) throws SQLException {
    Sql.change(connection, PAUSE, kind, paused ? 1 : 0);
  }

  static boolean running(Connection connection, String kind) throws SQLException {
    return Sql.first(connection, RUNNING, row -> true, kind) != null;
  }

  /** Makes a kind known to pages before any worker has run it. */
  static void know(Connection connection, String kind) throws SQLException {
    Sql.change(
        connection, "INSERT INTO job_kind (kind) VALUES (?) ON CONFLICT (kind) DO NOTHING", kind);
  }
}
