package rowhouse.watching.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of uploads. */
final class UploadStore {

  /**
   * One upload.
   *
   * @param job that reads it
   * @param file where the bytes lie in the temporary folder
   * @param confirmed whether the person says that another account's file is meant
   * @param partial whether the rows before a break are wanted
   */
  record Row(
      long importId,
      long watcher,
      long job,
      String file,
      String name,
      long bytes,
      boolean confirmed,
      boolean partial) {}

  void add(JdbcClient sql, Row row, @Nullable String key) {
    sql.sql(
            """
            INSERT INTO history_upload (import_id, watcher_id, job_id, file, name, bytes,
              confirmed, partial, idempotency_key)
            VALUES (:id, :watcher, :job, :file, :name, :bytes, :confirmed, :partial, :key)
            """)
        .param("id", row.importId())
        .param("watcher", row.watcher())
        .param("job", row.job())
        .param("file", row.file())
        .param("name", row.name())
        .param("bytes", row.bytes())
        .param("confirmed", row.confirmed() ? 1 : 0)
        .param("partial", row.partial() ? 1 : 0)
        .param("key", key)
        .update();
  }

  Optional<Row> find(JdbcClient sql, long importId) {
    return sql.sql("SELECT * FROM history_upload WHERE import_id = :id")
        .param("id", importId)
        .query(UploadStore::row)
        .optional();
  }

  List<Row> of(JdbcClient sql, long watcher) {
    return sql.sql("SELECT * FROM history_upload WHERE watcher_id = :watcher")
        .param("watcher", watcher)
        .query(UploadStore::row)
        .list();
  }

  record Keyed(long importId, String sha256) {}

  Optional<Keyed> byKey(JdbcClient sql, long watcher, String key) {
    return sql.sql(
            """
            SELECT i.id, i.sha256 FROM history_upload u JOIN history_import i ON i.id = u.import_id
            WHERE u.watcher_id = :watcher AND u.idempotency_key = :key
            """)
        .param("watcher", watcher)
        .param("key", key)
        .query((row, _) -> new Keyed(row.getLong("id"), row.getString("sha256")))
        .optional();
  }

  /** The import that is reading this very file now. */
  Optional<Row> reading(JdbcClient sql, long watcher, String sha256) {
    return sql.sql(
            """
            SELECT u.* FROM history_upload u JOIN history_import i ON i.id = u.import_id
            WHERE i.watcher_id = :watcher AND i.sha256 = :sha256 AND i.state = 'reading'
            ORDER BY i.id LIMIT 1
            """)
        .param("watcher", watcher)
        .param("sha256", sha256)
        .query(UploadStore::row)
        .optional();
  }

  /** Uploads that are still to be read. */
  List<Row> reading(JdbcClient sql) {
    return sql.sql(
            """
            SELECT u.* FROM history_upload u JOIN history_import i ON i.id = u.import_id
            WHERE i.state = 'reading'
            """)
        .query(UploadStore::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("import_id"),
        row.getLong("watcher_id"),
        row.getLong("job_id"),
        row.getString("file"),
        row.getString("name"),
        row.getLong("bytes"),
        row.getInt("confirmed") == 1,
        row.getInt("partial") == 1);
  }
}
