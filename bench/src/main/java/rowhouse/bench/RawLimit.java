package rowhouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import rowhouse.jobs.Dialect;

/**
 * The statements of a claim and a completion in batches of 500 on one thread, without the engine.
 */
final class RawLimit {
  private static final int BATCH = 500;

  private RawLimit() {}

  static double drain(Target target, int count) {
    boolean postgres = target.dialect() == Dialect.POSTGRESQL;
    long began = System.nanoTime();
    List<Long> held = List.of();
    do {
      List<Long> before = held;
      held =
          target
              .database()
              .write(connection -> {
                finish(connection, before, postgres);
                return claim(connection, postgres);
              });
    } while (!held.isEmpty());
    return Ours.perSecond(count, began);
  }

  private static String now(boolean postgres) {
    return postgres
        ? "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
        : "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  }

  private static List<Long> claim(Connection connection, boolean postgres) throws SQLException {
    String pick =
        "SELECT id FROM job WHERE state = 'ready' AND kind = ? ORDER BY priority DESC, id LIMIT "
            + BATCH;
    String where =
        postgres ? "= ANY (ARRAY (" + pick + " FOR UPDATE SKIP LOCKED))" : "IN (" + pick + ")";
    String sql =
        "UPDATE job SET state = 'running', attempt = attempt + 1, fence = fence + 1, worker = 1,"
            + " started_at = NOW, lease_until = NOW + 30000 WHERE id "
            + where
            + " RETURNING id, payload, attempt, fence";
    try (PreparedStatement statement =
        connection.prepareStatement(sql.replace("NOW", now(postgres)))) {
      statement.setString(1, NoOp.KIND);
      List<Long> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      return ids;
    }
  }

  private static void finish(Connection connection, List<Long> ids, boolean postgres)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    String sql =
        "UPDATE job SET state = 'done', ended_at = NOW, lease_until = NULL WHERE id "
            + (postgres ? "= ANY (?)" : "= ?")
            + " AND state = 'running'";
    try (PreparedStatement statement =
        connection.prepareStatement(sql.replace("NOW", now(postgres)))) {
      if (postgres) {
        statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
        statement.executeUpdate();
        return;
      }
      for (long id : ids) {
        statement.setLong(1, id);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
