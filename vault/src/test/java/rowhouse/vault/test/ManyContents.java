package rowhouse.vault.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.vault.search.SearchIndex;
import rowhouse.vault.tag.TagStore;

/**
 * Fills a vault with kept pages in three languages by rows alone, as a measure of size needs them.
 * The same number always makes the same page.
 */
public final class ManyContents {
  private static final int AT_ONCE = 500;
  private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final long APART = 600_000;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);
  private static final String[] LANGUAGES = {"en", "zh", "ko"};
  private static final String[] PLATFORMS = {
    "universal", "universal", "universal", "bilibili", "zhihu", "weibo", "twitter"
  };
  private static final String[] STATES = {
    "parse_success", "parse_success", "parse_success", "parse_success", "parse_failed"
  };

  private final SearchIndex index;
  private final Database database;
  private final TagStore tags = new TagStore();

  /** Fills {@code database}, which has the vault's tables. */
  public ManyContents(Database database) {
    this.database = database;
    this.index = new SearchIndex(database.dialect());
  }

  /** Adds the pages {@code from} (included) to {@code to} (excluded). */
  public void add(int from, int to) {
    for (int start = from; start < to; start += AT_ONCE) {
      int first = start;
      int end = Math.min(to, start + AT_ONCE);
      database.change(sql -> {
        for (int n = first; n < end; n++) {
          add(sql, n);
        }
      });
    }
  }

  private void add(JdbcClient sql, int n) {
    Random random = new Random(n * 31L + 7);
    Document page = Jsoup.parse(FixturePages.bench(n));
    String text = page.select("article p").text();
    String site = "site" + (int) Math.floor(Math.pow(random.nextDouble(), 3) * 400) + ".example";
    String url = "https://" + site + "/page/" + n;
    long at = FIRST + n * APART;
    sql.sql("INSERT INTO sites (name) VALUES (:site) ON CONFLICT DO NOTHING")
        .param("site", site)
        .update();
    long id =
        sql.sql(
                """
                INSERT INTO contents (platform, url, canonical_url, clean_url, status, layout_type,
                  site, title, excerpt, author_name, language, word_count, is_nsfw, created_at,
                  updated_at, month)
                VALUES (:platform, :url, :url, :url, :status, 'article', :site, :title, :excerpt,
                  :author, :language, :words, :nsfw, :at, :at, :month) RETURNING id
                """)
            .param("platform", PLATFORMS[random.nextInt(PLATFORMS.length)])
            .param("url", url)
            .param("status", STATES[random.nextInt(STATES.length)])
            .param("site", site)
            .param("title", page.title())
            .param("excerpt", text.substring(0, Math.min(300, text.length())))
            .param("author", "Author " + random.nextInt(500))
            .param("language", LANGUAGES[n % 3])
            .param("words", text.length() / 5)
            .param("nsfw", random.nextInt(50) == 0 ? 1 : 0)
            .param("at", at)
            .param("month", MONTH.format(Instant.ofEpochMilli(at)))
            .query(Long.class)
            .single();
    sql.sql("INSERT INTO content_urls (url_key, content_id, kind) VALUES (:key, :id, 'shared')")
        .param("key", sha256(url))
        .param("id", id)
        .update();
    sql.sql(
            """
            INSERT INTO content_bodies (content_id, html, markdown, text)
            VALUES (:id, :text, :text, :text)
            """)
        .param("id", id)
        .param("text", text)
        .update();
    tags.add(sql, id, List.of("tag" + random.nextInt(10), "tag" + random.nextInt(300)));
    index.put(sql, id);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
