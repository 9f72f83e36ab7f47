package rowhouse.vault.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contents and what hangs on them. */
public final class ContentStore {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

  /** Where a page stands, as far as its address tells. */
  public record Place(String platform, String canonicalUrl, String cleanUrl, String site) {}

  /** What is known of a page when it is shared. */
  public record Shared(
      Place place,
      String url,
      boolean nsfw,
      boolean example,
      @Nullable String source,
      @Nullable String layoutTypeOverride) {}

  /**
   * What is known of a page when it has been read.
   *
   * @param place where it was found in the end; null leaves what was known before
   */
  public record Parsed(
      @Nullable Place place,
      String layoutType,
      @Nullable String title,
      @Nullable String summary,
      String excerpt,
      @Nullable String authorName,
      String language,
      int wordCount,
      @Nullable String coverKey,
      @Nullable Instant publishedAt) {}

  /** The long texts. */
  public record Body(String html, String markdown, String text) {}

  /** One thing that happened to a content. */
  public record Happened(Instant at, String event, String detail) {}

  /** Adds a page that is not kept yet. */
  public long insert(JdbcClient sql, Shared shared, Instant now) {
    addSite(sql, shared.place());
    return sql.sql(
            """
            INSERT INTO contents (platform, url, canonical_url, clean_url, status, site, is_nsfw,
              is_example, source, layout_type_override, created_at, updated_at, month)
            VALUES (:platform, :url, :canonicalUrl, :cleanUrl, 'unprocessed', :site, :nsfw,
              :example, :source, :layout, :now, :now, :month)
            RETURNING id
            """)
        .param("url", shared.url())
        .params(columns(shared.place()))
        .param("nsfw", shared.nsfw() ? 1 : 0)
        .param("example", shared.example() ? 1 : 0)
        .param("source", shared.source())
        .param("layout", shared.layoutTypeOverride())
        .param("now", now.toEpochMilli())
        .param("month", MONTH.format(now))
        .query(Long.class)
        .single();
  }

  private static void addSite(JdbcClient sql, Place place) {
    sql.sql("INSERT INTO sites (name) VALUES (:site) ON CONFLICT DO NOTHING")
        .param("site", place.site())
        .update();
  }

  private static Map<String, String> columns(Place place) {
    return Map.of(
        "platform",
        place.platform(),
        "canonicalUrl",
        place.canonicalUrl(),
        "cleanUrl",
        place.cleanUrl(),
        "site",
        place.site());
  }

  /** The content that an address of this key leads to. */
  public Optional<Long> findByUrlKey(JdbcClient sql, String urlKey) {
    return sql.sql("SELECT content_id FROM content_urls WHERE url_key = :key")
        .param("key", urlKey)
        .query(Long.class)
        .optional();
  }

  /** Notes that an address leads to a content; false when it leads to one already. */
  public boolean addUrl(JdbcClient sql, String urlKey, long id, String kind) {
    return sql.sql(
                """
                INSERT INTO content_urls (url_key, content_id, kind) VALUES (:key, :id, :kind)
                ON CONFLICT (url_key) DO NOTHING
                """)
            .param("key", urlKey)
            .param("id", id)
            .param("kind", kind)
            .update()
        == 1;
  }

  /** The content of that id. */
  public Optional<Content> find(JdbcClient sql, long id) {
    return sql.sql("SELECT * FROM contents WHERE id = :id")
        .param("id", id)
        .query(ContentRows::content)
        .optional();
  }

  /** Its long texts, once it is kept. */
  public Optional<Body> body(JdbcClient sql, long id) {
    return sql.sql("SELECT html, markdown, text FROM content_bodies WHERE content_id = :id")
        .param("id", id)
        .query((row, n) -> new Body(row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }

  /** Puts a content back to be kept by {@code job}; false when it is on its way already. */
  public boolean queue(JdbcClient sql, long id, long job, Instant now) {
    return sql.sql(
                """
                UPDATE contents SET status = 'unprocessed', job_id = :job, updated_at = :now
                WHERE id = :id AND (job_id IS NULL OR job_id <> :job)
                """)
            .param("id", id)
            .param("job", job)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** Lets a page be stored that has failed before; false when it has not. */
  public boolean reopen(JdbcClient sql, long id) {
    return sql.sql(
                """
                UPDATE contents SET status = 'processing'
                WHERE id = :id AND status = 'parse_failed'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  /** Notes that {@code job} has begun; false when the content is gone or another job's. */
  public boolean begin(JdbcClient sql, long id, long job, Instant now) {
    return sql.sql(
                """
                UPDATE contents SET status = 'processing', updated_at = :now
                WHERE id = :id AND job_id = :job AND status <> 'parse_success'
                """)
            .param("id", id)
            .param("job", job)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** Stores what was read, if the content still waits for it; false changes nothing. */
  public boolean keep(JdbcClient sql, long id, Parsed parsed, Body body, Instant now) {
    int kept =
        sql.sql(
                """
                UPDATE contents SET status = 'parse_success', layout_type = :layout, title = :title,
                  summary = :summary, excerpt = :excerpt, author_name = :author,
                  language = :language, word_count = :words, cover_key = :cover,
                  published_at = :published, updated_at = :now, last_error_code = NULL,
                  last_error = NULL, last_error_at = NULL
                WHERE id = :id AND status = 'processing'
                """)
            .param("id", id)
            .param("layout", parsed.layoutType())
            .param("title", parsed.title())
            .param("summary", parsed.summary())
            .param("excerpt", parsed.excerpt())
            .param("author", parsed.authorName())
            .param("language", parsed.language())
            .param("words", parsed.wordCount())
            .param("cover", parsed.coverKey())
            .param(
                "published",
                parsed.publishedAt() == null ? null : parsed.publishedAt().toEpochMilli())
            .param("now", now.toEpochMilli())
            .update();
    if (kept == 0) {
      return false;
    }
    putBody(sql, id, body);
    if (parsed.place() != null) {
      move(sql, id, parsed.place());
    }
    return true;
  }

  /** A short link tells only in the end on which site a page stands. */
  private static void move(JdbcClient sql, long id, Place place) {
    addSite(sql, place);
    sql.sql(
            """
            UPDATE contents SET platform = :platform, canonical_url = :canonicalUrl,
              clean_url = :cleanUrl, site = :site
            WHERE id = :id
            """)
        .params(columns(place))
        .param("id", id)
        .update();
  }

  /** Stores the long texts in the place of those before. */
  public void putBody(JdbcClient sql, long id, Body body) {
    sql.sql(
            """
            INSERT INTO content_bodies (content_id, html, markdown, text)
            VALUES (:id, :html, :markdown, :text)
            ON CONFLICT (content_id) DO UPDATE SET html = excluded.html,
              markdown = excluded.markdown, text = excluded.text
            """)
        .param("id", id)
        .param("html", body.html())
        .param("markdown", body.markdown())
        .param("text", body.text())
        .update();
  }

  /** Notes why a page could not be kept. What was kept of it earlier stays. */
  public void fail(JdbcClient sql, long id, String code, String message, Instant now) {
    sql.sql(
            """
            UPDATE contents SET status = 'parse_failed', failure_count = failure_count + 1,
              last_error_code = :code, last_error = :message, last_error_at = :now,
              updated_at = :now
            WHERE id = :id AND status <> 'parse_success'
            """)
        .param("id", id)
        .param("code", code)
        .param("message", message)
        .param("now", now.toEpochMilli())
        .update();
  }

  /** Notes why an attempt failed that will be repeated. */
  public void waits(JdbcClient sql, long id, String code, String message, Instant now) {
    sql.sql(
            """
            UPDATE contents SET status = 'unprocessed', last_error_code = :code,
              last_error = :message, last_error_at = :now, updated_at = :now
            WHERE id = :id AND status = 'processing'
            """)
        .param("id", id)
        .param("code", code)
        .param("message", message)
        .param("now", now.toEpochMilli())
        .update();
  }

  /** Removes a content and everything that hangs on it; false when there was none. */
  public boolean delete(JdbcClient sql, long id) {
    return sql.sql("DELETE FROM contents WHERE id = :id").param("id", id).update() == 1;
  }

  /** Adds a line to a content's history. */
  public void happened(JdbcClient sql, long id, String event, String detail, Instant now) {
    sql.sql(
            """
            INSERT INTO content_history (content_id, at, event, detail)
            VALUES (:id, :at, :event, :detail)
            """)
        .param("id", id)
        .param("at", now.toEpochMilli())
        .param("event", event)
        .param("detail", detail)
        .update();
  }

  /** What happened to a content, the newest first. */
  public List<Happened> history(JdbcClient sql, long id, int limit) {
    return sql.sql(
            """
            SELECT at, event, detail FROM content_history
            WHERE content_id = :id ORDER BY id DESC LIMIT :limit
            """)
        .param("id", id)
        .param("limit", limit)
        .query((row, n) ->
            new Happened(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3)))
        .list();
  }

  /** The contents of these ids, in no order. */
  public List<Content> findAll(JdbcClient sql, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.sql("SELECT * FROM contents WHERE id IN (:ids)")
            .param("ids", ids)
            .query(ContentRows::content)
            .list();
  }
}
