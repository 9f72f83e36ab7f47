package rowhouse.vault.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of shares. */
public final class ShareStore {

  /** What a request with an Idempotency-Key was answered with. */
  record Known(String requestHash, long content) {}

  /** One share of a content. */
  public record Source(
      @Nullable String source, String tags, @Nullable String note, Instant createdAt) {}

  Optional<Known> find(JdbcClient sql, String key) {
    return sql.sql("SELECT request_hash, content_id FROM share_key WHERE key = :key")
        .param("key", key)
        .query((row, n) -> new Known(row.getString(1), row.getLong(2)))
        .optional();
  }

  /** Notes what a key was answered with; false when another request has done so by now. */
  boolean remember(JdbcClient sql, String key, String requestHash, long content, Instant now) {
    return sql.sql(
                """
                INSERT INTO share_key (key, request_hash, content_id, created_at)
                VALUES (:key, :hash, :content, :now) ON CONFLICT (key) DO NOTHING
                """)
            .param("key", key)
            .param("hash", requestHash)
            .param("content", content)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** Forgets the keys from before {@code then}. */
  void forgetKeys(JdbcClient sql, Instant then) {
    sql.sql("DELETE FROM share_key WHERE created_at < :then")
        .param("then", then.toEpochMilli())
        .update();
  }

  void addSource(JdbcClient sql, long content, Share share, Instant now) {
    sql.sql(
            """
            INSERT INTO content_sources
              (content_id, source, tags_snapshot, note, client_context, created_at)
            VALUES (:content, :source, :tags, :note, :context, :now)
            """)
        .param("content", content)
        .param("source", share.source())
        .param("tags", String.join(",", share.tags()))
        .param("note", share.note())
        .param("context", share.clientContext())
        .param("now", now.toEpochMilli())
        .update();
  }

  void markNsfw(JdbcClient sql, long content) {
    sql.sql("UPDATE contents SET is_nsfw = 1 WHERE id = :id").param("id", content).update();
  }

  List<Source> sources(JdbcClient sql, long content) {
    return sql.sql(
            """
            SELECT source, tags_snapshot, note, created_at FROM content_sources
            WHERE content_id = :content ORDER BY id LIMIT 500
            """)
        .param("content", content)
        .query((row, n) ->
            new Source(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))))
        .list();
  }
}
