package rowhouse.vault.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The beginning of an element's text. Whoever only wants to know what an element says must not read
 * all of it: of five hundred elements around a long text, each would read the whole.
 */
final class Glance {

  private Glance() {}

  /** At most {@code most} characters, with spaces made one; longer text is cut off there. */
  static String at(Element element, int most) {
    StringBuilder out = new StringBuilder();
    NodeFilter reader =
        (node, depth) -> {
          if (node instanceof TextNode text) {
            append(text, most, out);
          } else if (node instanceof Element inner && isApart(inner)) {
            space(out);
          }
          return out.length() > most
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        };
    NodeTraversor.filter(reader, element);
    return out.substring(0, Math.min(out.length(), most)).strip();
  }

  /** Whether there is no text at all in the element. */
  static boolean isBlank(Element element) {
    return at(element, 1).isEmpty();
  }

  private static boolean isApart(Node node) {
    return node instanceof Element element
        && (element.nameIs("br") || !TextBlock.isInline(element));
  }

  private static void append(TextNode text, int most, StringBuilder out) {
    String words = text.getWholeText();
    for (int i = 0; i < words.length() && out.length() <= most; i++) {
      char c = words.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space(out);
      } else {
        out.append(c);
      }
    }
  }

  private static void space(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
