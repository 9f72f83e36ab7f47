package rowhouse.vault.page;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads pages that are text already. */
final class PlainPage {

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,2}\\s+(.{1,200}?)\\s*#*$");

  private PlainPage() {}

  static Extraction read(String source, boolean markdown, URI url) {
    String text = source.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (Words.weight(text) < 1) {
      return new Extraction.Failed(
          "page_empty", "The file holds no text.", "Share another address.");
    }
    Element content = new Element("div");
    for (String part : text.split("\n{2,}", -1)) {
      boolean shaped = part.contains("\n  ") || part.startsWith("  ") || part.contains("\t");
      if (shaped) {
        content.appendElement("pre").appendElement("code").appendChild(new TextNode(part));
      } else {
        Element paragraph = content.appendElement("p");
        String[] lines = part.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
          if (i > 0) {
            paragraph.appendElement("br");
          }
          paragraph.appendChild(new TextNode(lines[i]));
        }
      }
    }
    return new Article(
        title(text, markdown, url),
        null,
        null,
        TextLanguage.of(null, text),
        null,
        Extractor.oneLine(text),
        null,
        null,
        content.html(),
        markdown ? text + "\n" : MarkdownWriter.write(content),
        text,
        List.of(),
        Words.count(text),
        Layout.ARTICLE);
  }

  private static String title(String text, boolean markdown, URI url) {
    var heading = HEADING.matcher(text);
    if (markdown && heading.find()) {
      return heading.group(1);
    }
    String first = text.lines().findFirst().orElse("").strip();
    return first.length() >= 3 && first.length() <= 120 ? first : url.getHost() + url.getPath();
  }
}
