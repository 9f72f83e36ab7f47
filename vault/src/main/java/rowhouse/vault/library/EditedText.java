package rowhouse.vault.library;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.MediaLinks;
import rowhouse.vault.page.SafeHtml;

/** A text that a person has written in the place of the fetched one. */
final class EditedText {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

  private EditedText() {}

  /** The Markdown, and the page that it makes, as safe as a fetched one. */
  static ContentStore.Body of(String markdown) {
    String html = SafeHtml.of(RENDERER.render(PARSER.parse(markdown)), MediaLinks::kept);
    return new ContentStore.Body(html, markdown, markdown);
  }
}
