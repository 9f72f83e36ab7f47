package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes content as Markdown (CommonMark with tables). It walks by recursion, which the depth limit
 * of the parser bounds.
 */
final class MarkdownWriter {

  private final StringBuilder out = new StringBuilder();

  private MarkdownWriter() {}

  static String write(Element content) {
    MarkdownWriter writer = new MarkdownWriter();
    writer.blocks(content, "");
    return writer.out.toString().strip() + "\n";
  }

  /**
   * Writes the children of {@code parent}; every line after the first begins with {@code indent}.
   */
  private void blocks(Element parent, String indent) {
    StringBuilder line = new StringBuilder();
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element && !TextBlock.isInline(element)) {
        paragraph(line, indent);
        block(element, indent);
      } else {
        inline(child, line);
      }
    }
    paragraph(line, indent);
  }

  private void block(Element element, String indent) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        String text = inlineOf(element).replace('\n', ' ').strip();
        if (!text.isEmpty()) {
          start(indent);
          out.append("#".repeat(element.normalName().charAt(1) - '0')).append(' ').append(text);
        }
      }
      case "ul", "ol", "dl" -> list(element, indent);
      case "blockquote" -> quote(element, indent);
      case "pre" -> code(element, indent);
      case "table" -> table(element, indent);
      case "figcaption" ->
          paragraph(new StringBuilder("*" + inlineOf(element).strip() + "*"), indent);
      default -> blocks(element, indent);
    }
  }

  private void list(Element list, String indent) {
    int number = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
    boolean first = true;
    for (Element item : list.children()) {
      String sign =
          list.nameIs("ol")
              ? number++ + ". "
              : list.nameIs("dl") && item.nameIs("dd") ? "  " : "- ";
      MarkdownWriter inside = new MarkdownWriter();
      inside.blocks(item, "");
      String text = inside.out.toString().strip();
      if (text.isEmpty()) {
        continue;
      }
      if (first) {
        start(indent);
      } else {
        out.append('\n').append(indent);
      }
      first = false;
      String hanging = indent + " ".repeat(sign.length());
      out.append(sign).append(indented(text, hanging));
    }
  }

  private void quote(Element quote, String indent) {
    MarkdownWriter inside = new MarkdownWriter();
    inside.blocks(quote, "");
    String text = inside.out.toString().strip();
    if (!text.isEmpty()) {
      start(indent);
      out.append("> ").append(indented(text, indent + "> "));
    }
  }

  private void code(Element pre, String indent) {
    String text = pre.wholeText();
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    Element code = pre.selectFirst("code");
    String language = code == null ? "" : code.className().replaceFirst("^language-", "");
    start(indent);
    out.append(fence).append(language).append('\n').append(indent);
    out.append(indented(text, indent)).append('\n').append(indent).append(fence);
  }

  private void table(Element table, String indent) {
    List<List<String>> rows = new ArrayList<>();
    int widest = 0;
    for (Element row : table.select("tr")) {
      List<String> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        String text = inlineOf(cell).replace('\n', ' ').strip().replace("|", "\\|");
        cells.add(text);
      }
      widest = Math.max(widest, cells.size());
      rows.add(cells);
    }
    if (rows.isEmpty() || widest == 0) {
      return;
    }
    start(indent);
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = rows.get(i);
      out.append(i == 0 ? "" : "\n" + indent).append('|');
      for (int k = 0; k < widest; k++) {
        out.append(' ').append(k < cells.size() ? cells.get(k) : "").append(" |");
      }
      if (i == 0) {
        out.append('\n').append(indent).append('|').append(" --- |".repeat(widest));
      }
    }
  }

  private void paragraph(StringBuilder line, String indent) {
    String text = line.toString().strip();
    line.setLength(0);
    if (!text.isEmpty()) {
      start(indent);
      out.append(indented(text, indent));
    }
  }

  private void start(String indent) {
    if (!out.isEmpty()) {
      out.append("\n\n").append(indent);
    }
  }

  private static String indented(String text, String indent) {
    String next = text.replace("\n", "\n" + indent);
    // Empty lines stay empty, or editors complain about the spaces.
    return indent.isBlank() ? next.replace("\n" + indent + "\n", "\n\n") : next;
  }

  private static String inlineOf(Element element) {
    StringBuilder line = new StringBuilder();
    for (Node child : element.childNodes()) {
      inline(child, line);
    }
    return line.toString();
  }

  private static void inline(Node node, StringBuilder line) {
    if (node instanceof TextNode text) {
      line.append(escaped(text.getWholeText(), line));
    } else if (node instanceof Element element) {
      switch (element.normalName()) {
        case "br" -> line.append("  \n");
        case "img" ->
            line.append("![")
                .append(alt(element))
                .append("](")
                .append(target(element.attr("src")))
                .append(')');
        case "a" -> link(element, line);
        case "strong" -> wrapped(element, "**", line);
        case "em" -> wrapped(element, "*", line);
        case "del" -> wrapped(element, "~~", line);
        case "code" -> codeSpan(element, line);
        default -> {
          for (Node child : element.childNodes()) {
            inline(child, line);
          }
          if (!TextBlock.isInline(element)) {
            line.append(' ');
          }
        }
      }
    }
  }

  private static void link(Element a, StringBuilder line) {
    String text = inlineOf(a).strip().replace('\n', ' ');
    if (!text.isEmpty()) {
      line.append('[').append(text).append("](").append(target(a.attr("href"))).append(')');
    }
  }

  /** Signs stand outside of spaces, or Markdown does not see them. */
  private static void wrapped(Element element, String sign, StringBuilder line) {
    String text = inlineOf(element);
    String bare = text.strip();
    if (bare.isEmpty()) {
      line.append(text);
      return;
    }
    int from = text.indexOf(bare);
    line.append(text, 0, from)
        .append(sign)
        .append(bare)
        .append(sign)
        .append(text, from + bare.length(), text.length());
  }

  private static void codeSpan(Element element, StringBuilder line) {
    String text = element.wholeText().replace('\n', ' ');
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean pad = text.startsWith("`") || text.endsWith("`");
    line.append(fence).append(pad ? " " : "").append(text).append(pad ? " " : "").append(fence);
  }

  private static String alt(Element img) {
    return img.attr("alt").replaceAll("[\\[\\]\\\\]", "");
  }

  private static String target(String url) {
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20");
  }

  private static String escaped(String text, StringBuilder line) {
    StringBuilder safe = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean start = line.isEmpty() && safe.isEmpty();
      boolean sign = "\\`*_[]<".indexOf(c) >= 0 || (start && "#>-+".indexOf(c) >= 0);
      if (sign) {
        safe.append('\\');
      }
      safe.append(c);
    }
    return safe.toString();
  }
}
