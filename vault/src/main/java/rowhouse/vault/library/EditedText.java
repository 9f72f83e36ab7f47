package rowhouse.vault.library;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.MediaLinks;
import rowhouse.vault.page.SafeHtml;
import rowhouse.vault.page.Words;

/**
 * A text that a person has written in the place of the fetched one.
 *
 * @param html the page that the Markdown makes, as safe as a fetched one
 * @param text its words alone
 */
record EditedText(String markdown, String html, String text) {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();
  private static final int EXCERPT = 300;

  static EditedText of(String markdown) {
    String html = SafeHtml.of(RENDERER.render(PARSER.parse(markdown)), MediaLinks::kept);
    return new EditedText(markdown, html, Jsoup.parseBodyFragment(html).text());
  }

  /** Stores the text with what lists show of it. */
  void store(JdbcClient sql, long content, ContentStore contents) {
    contents.putBody(sql, content, new ContentStore.Body(html, markdown, text));
    sql.sql("UPDATE contents SET excerpt = :excerpt, word_count = :words WHERE id = :id")
        .param("excerpt", excerpt())
        .param("words", Words.count(text))
        .param("id", content)
        .update();
  }

  private String excerpt() {
    int end = text.offsetByCodePoints(0, Math.min(EXCERPT, text.codePointCount(0, text.length())));
    return text.substring(0, end).strip();
  }
}
