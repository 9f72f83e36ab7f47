package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds the kinds that have ready jobs, with one index probe per kind. */
final class ReadyKinds {
  private static final String FIND =
      """
      SELECT kind FROM job_kind
      WHERE paused = 0
        AND EXISTS (SELECT 1 FROM job WHERE job.state = 'ready' AND job.kind = job_kind.kind)
      """;
  private final String oldest;

  ReadyKinds(Sql sql) {
    oldest =
        sql.text(
            """
            SELECT :now - ready_at FROM job WHERE state = 'ready' AND kind = ?
            ORDER BY priority DESC, id LIMIT 1
            """);
  }

  List<String> find(Connection connection) throws SQLException {
    return Sql.list(connection, FIND, row -> row.getString(1));
  }

  /** How long the job that is next in a kind has been ready, in milliseconds; 0 for none. */
  long oldest(Connection connection, String kind) throws SQLException {
    Long age = Sql.first(connection, oldest, row -> row.getLong(1), kind);
    return age == null ? 0 : Math.max(0, age);
  }
}
