package rowhouse.vault.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Writes content as plain text: a line for each block, tabs between the cells of a row. */
final class TextWriter implements NodeVisitor {

  private final StringBuilder out = new StringBuilder();
  private int code;

  private TextWriter() {}

  static String write(Element content) {
    TextWriter writer = new TextWriter();
    NodeTraversor.traverse(writer, content);
    return writer.out.toString().strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      words(text.getWholeText());
    } else if (node instanceof Element element) {
      if (element.nameIs("pre")) {
        code++;
      }
      boolean cell = element.nameIs("td") || element.nameIs("th");
      if (cell && element.previousElementSibling() != null) {
        trim();
        out.append('\t');
      } else if (!cell && (element.nameIs("br") || !TextBlock.isInline(element))) {
        newLine(element);
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && !TextBlock.isInline(element)) {
      if (element.nameIs("pre")) {
        code--;
      }
      boolean cell = element.nameIs("td") || element.nameIs("th");
      if (!cell) {
        newLine(element);
      }
    }
  }

  private void words(String text) {
    if (code > 0) {
      out.append(text);
      return;
    }
    boolean fresh = out.isEmpty() || "\n\t ".indexOf(out.charAt(out.length() - 1)) >= 0;
    out.append(fresh ? text.stripLeading() : text);
  }

  private void newLine(Element element) {
    // Lines of one cell stay in its row.
    boolean inCell =
        !element.nameIs("tr")
            && !element.nameIs("table")
            && Around.closest(element, "td", "th") != null;
    trim();
    if (inCell) {
      if (!out.isEmpty() && "\n\t".indexOf(out.charAt(out.length() - 1)) < 0) {
        out.append(' ');
      }
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private void trim() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
