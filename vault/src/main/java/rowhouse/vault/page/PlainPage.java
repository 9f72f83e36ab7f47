package rowhouse.vault.page;

import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads pages that are text already: plain, or Markdown. */
final class PlainPage {

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,2}[ \\t]+(\\S.{0,200})$");

  /** Deeper nesting than any text has, and less than a stack. */
  private static final int MAX_NESTING = 100;

  private PlainPage() {}

  static Extraction read(String source, boolean markdown, URI url) {
    String text = source.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (Words.weight(text) < 1) {
      return new Extraction.Failed(
          "page_empty", "The file holds no text.", "Share another address.");
    }
    Element page = markdown ? rendered(text, url) : paragraphs(text);
    ContentBuilder.Content content = ContentBuilder.build(page, Set.of(), Set.of(), url);
    String plain = TextWriter.write(content.root());
    return new Article(
        title(text, markdown, url),
        null,
        null,
        TextLanguage.of(null, plain),
        null,
        Extractor.oneLine(plain),
        null,
        content.pictures().isEmpty() ? null : content.pictures().getFirst().url(),
        content.root().html(),
        markdown ? text + "\n" : MarkdownWriter.write(content.root()),
        plain,
        content.pictures(),
        Words.count(plain),
        Layout.ARTICLE);
  }

  private static Element rendered(String markdown, URI url) {
    Parser parser = Parser.builder().maxOpenBlockParsers(MAX_NESTING).build();
    String html = HtmlRenderer.builder().build().render(parser.parse(markdown));
    Element page =
        org.jsoup.parser.Parser.htmlParser()
            .setMaxDepth(Extractor.MAX_DEPTH)
            .parseInput(html, url.toString())
            .body();
    return PageTree.visible(page, false);
  }

  /** Lines set in by spaces or tabs are drawn or aligned and stay as they are. */
  private static Element paragraphs(String text) {
    Element page = new Element("div");
    for (String part : text.split("\n{2,}", -1)) {
      if (part.contains("\n  ") || part.startsWith("  ") || part.contains("\t")) {
        page.appendElement("pre").appendElement("code").appendChild(new TextNode(part));
        continue;
      }
      Element paragraph = page.appendElement("p");
      for (String line : part.split("\n", -1)) {
        if (paragraph.childNodeSize() > 0) {
          paragraph.appendElement("br");
        }
        paragraph.appendChild(new TextNode(line));
      }
    }
    return page;
  }

  private static String title(String text, boolean markdown, URI url) {
    Matcher heading = HEADING.matcher(text);
    if (markdown && heading.find()) {
      return heading.group(1).strip().replaceFirst("\\s+#+$", "");
    }
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).strip();
    return first.length() >= 3 && first.length() <= 120 ? first : url.getHost() + url.getPath();
  }
}
