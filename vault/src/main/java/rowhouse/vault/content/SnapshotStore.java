package rowhouse.vault.content;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The self-contained copies of pages, one per time that a page was kept. */
public final class SnapshotStore {

  /** A kept copy. */
  public record Kept(String sha256, long bytes, String finalUrl, Instant takenAt) {}

  /** Adds a copy. */
  public void add(JdbcClient sql, long content, Kept snapshot) {
    sql.sql(
            """
            INSERT INTO content_snapshots (content_id, sha256, bytes, final_url, taken_at)
            VALUES (:id, :sha256, :bytes, :url, :at)
            """)
        .param("id", content)
        .param("sha256", snapshot.sha256())
        .param("bytes", snapshot.bytes())
        .param("url", snapshot.finalUrl())
        .param("at", snapshot.takenAt().toEpochMilli())
        .update();
  }

  /** The newest copy. */
  public Optional<Kept> latest(JdbcClient sql, long content) {
    return sql.sql(
            """
            SELECT sha256, bytes, final_url, taken_at FROM content_snapshots
            WHERE content_id = :id ORDER BY id DESC LIMIT 1
            """)
        .param("id", content)
        .query((row, n) ->
            new Kept(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))))
        .optional();
  }
}
