package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Brings the many shapes in which sites show code into one: {@code <pre><code class=language-x>}.
 */
final class CodeBlocks {

  private static final Pattern GUTTER =
      Pattern.compile(
          "(?:^|[\\s_-])(?:gutter|linenos?|linenumbers?|line-numbers?(?:-wrapper|-rows)?|linenodiv|rouge-gutter|blob-num|lnt|ln-num)(?:$|[\\s_-])");
  private static final int MOST_BLOCKS = 5000;
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?:^|\\s)(?:language|lang|highlight-source|highlight|brush|code)[-:]\\s?([A-Za-z0-9+#_]{1,20})");

  private CodeBlocks() {}

  static void normalise(Element root) {
    List<Element> pres = new ArrayList<>();
    for (Element pre : root.getElementsByTag("pre")) {
      if (!isInsidePre(pre) && pres.size() < MOST_BLOCKS) {
        pres.add(pre);
      }
    }
    for (Element pre : pres) {
      if (pre.parent() == null) {
        continue;
      }
      if (isGutter(pre)) {
        pre.remove();
      } else {
        settle(pre);
      }
    }
    lonelyCode(root);
  }

  private static boolean isInsidePre(Element pre) {
    for (Element around = pre.parent(); around != null; around = around.parent()) {
      if (around.nameIs("pre")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGutter(Element pre) {
    String text = pre.wholeText();
    if (text.length() > 40_000 || !isDigits(text)) {
      return false;
    }
    Element cell = Around.closest(pre, "td");
    String names = " " + pre.className() + " " + (cell == null ? "" : cell.className()) + " ";
    return counts(text) || GUTTER.matcher(names.toLowerCase(Locale.ROOT)).find();
  }

  /** Whether a text is nothing but 1, 2, 3 and so on. */
  private static boolean counts(String text) {
    String[] numbers = text.strip().split("\\s+", -1);
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i].length() > 9
          || Long.parseLong(numbers[i]) != Long.parseLong(numbers[i - 1]) + 1) {
        return false;
      }
    }
    return numbers.length > 1;
  }

  private static void settle(Element pre) {
    String language = language(pre);
    for (Element inside : pre.select("*")) {
      if (!inside.equals(pre) && isNumbers(inside)) {
        inside.remove();
      }
    }
    String code = text(pre);
    Element shell = shell(pre);
    Element fresh = new Element("pre");
    Element inner = fresh.appendElement("code");
    if (!language.isEmpty()) {
      inner.addClass("language-" + language);
    }
    inner.appendChild(new TextNode(code));
    shell.replaceWith(fresh);
  }

  /**
   * The element that goes with the code: a table of two columns, and boxes around the code alone.
   */
  private static Element shell(Element pre) {
    Element shell = pre;
    Element cell = Around.closest(pre, "td");
    Element table = cell == null ? null : Around.closest(cell, "table");
    if (table != null
        && table.getElementsByTag("pre").size() <= 1
        && table.getElementsByTag("td").size() <= 2) {
      shell = table;
    }
    Element parent = shell.parent();
    while (parent != null
        && (parent.nameIs("div") || parent.nameIs("figure") || parent.nameIs("span"))
        && isCodeBox(parent)) {
      shell = parent;
      parent = parent.parent();
    }
    return shell;
  }

  private static boolean isCodeBox(Element box) {
    String name = box.className().toLowerCase(Locale.ROOT);
    boolean named =
        name.contains("highlight")
            || name.contains("code")
            || name.contains("language-")
            || name.contains("notranslate")
            || name.contains("prism");
    return named && box.getElementsByTag("pre").size() == 1 && box.getElementsByTag("p").isEmpty();
  }

  private static String language(Element pre) {
    Element at = pre.selectFirst("code[class]");
    int steps = 0;
    for (Element each = at == null ? pre : at;
        each != null && steps < 9;
        each = each.parent(), steps++) {
      Matcher name = LANGUAGE.matcher(each.className());
      if (name.find() && !name.group(1).equals("notranslate")) {
        return name.group(1).toLowerCase(Locale.ROOT);
      }
      if (each.nameIs("figure") && each.hasClass("highlight") && each.classNames().size() > 1) {
        return each.classNames().stream()
            .filter(c -> !c.equals("highlight"))
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** The code as it is shown: breaks and line elements end lines, everything else stays. */
  private static String text(Element pre) {
    StringBuilder out = new StringBuilder();
    boolean broken = pre.wholeText().strip().indexOf('\n') >= 0 || pre.selectFirst("br") != null;
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              out.append(text.getWholeText());
            } else if (node instanceof Element element && element.nameIs("br")) {
              out.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && !element.equals(pre) && !element.nameIs("br")) {
              boolean line =
                  element.nameIs("div")
                      || element.nameIs("li")
                      || element.nameIs("p")
                      || element.nameIs("tr")
                      || (!broken && isLine(element));
              if (line && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
              }
            }
          }
        },
        pre);
    return out.toString()
        .replace("\r\n", "\n")
        .replace('\u00a0', ' ')
        .replaceFirst("^\\n+", "")
        .stripTrailing();
  }

  private static boolean isLine(Element element) {
    return element.hasClass("line")
        || element.hasClass("token-line")
        || element.hasClass("view-line")
        || element.hasClass("code-line");
  }

  /** Numbers that stand beside a code block, and not in it. */
  private static void lonelyCode(Element root) {
    for (Element pre : root.getElementsByTag("pre").stream().limit(MOST_BLOCKS).toList()) {
      for (Element side : around(pre)) {
        if (isNumbers(side)) {
          side.remove();
        }
      }
    }
  }

  private static boolean isNumbers(Element element) {
    String names = " " + element.className().toLowerCase(Locale.ROOT) + " ";
    if (!GUTTER.matcher(names).find()) {
      return false;
    }
    String text = Glance.at(element, 40_000);
    return text.isEmpty() || isDigits(text);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> Character.isWhitespace(c) || (c >= '0' && c <= '9'))
        && !text.isBlank();
  }

  private static List<Element> around(Element pre) {
    List<Element> sides = new ArrayList<>();
    for (Element side : new Element[] {pre.previousElementSibling(), pre.nextElementSibling()}) {
      if (side != null) {
        sides.add(side);
      }
    }
    return sides;
  }
}
