package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Finds the element that holds the text. Every block of text speaks for or against being read, by
 * its length, its sentences and its links; the element whose blocks sum up highest is taken, and
 * then narrowed as long as nothing of weight is lost.
 */
final class BodyFinder {

  /** How many elements above the text its other parts are looked for. */
  private static final int HIGHEST = 3;

  private final Map<Element, double[]> mass;
  private final Around around = new Around();

  private BodyFinder(Map<Element, double[]> mass) {
    this.mass = mass;
  }

  /**
   * The element that holds the text. What lies beside the text inside of it is added to {@code
   * marked}.
   */
  static Element find(Element root, List<TextBlock> blocks, Set<Element> marked) {
    Set<Element> outside = inside(root, marked);
    Map<Element, double[]> mass =
        Mass.of(
            root,
            blocks,
            block -> outside.contains(block.owner()) ? against(block) : weight(block));
    BodyFinder finder = new BodyFinder(mass);
    Element narrow = finder.narrowed(finder.heaviest(root, outside));
    return finder.widened(narrow, root, marked);
  }

  /** Everything in and below the marked elements. */
  static Set<Element> inside(Element root, Set<Element> marked) {
    Set<Element> inside = new HashSet<>();
    NodeTraversor.traverse(
        new NodeVisitor() {
          private int depthInside;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element) {
              depthInside += marked.contains(element) ? 1 : 0;
              if (depthInside > 0) {
                inside.add(element);
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && marked.contains(element)) {
              depthInside--;
            }
          }
        },
        root);
    return inside;
  }

  /** How much of the page's reading an element holds after boilerplate has been weighed against. */
  private Element heaviest(Element root, Set<Element> outside) {
    Element best = root;
    double bestMass = Mass.at(mass, root);
    for (Element element : root.getAllElements()) {
      double own = Mass.at(mass, element);
      // Of equals the inner one; inner ones come later.
      if (own >= bestMass && own > 0 && !outside.contains(element)) {
        best = element;
        bestMass = own;
      }
    }
    return best;
  }

  /**
   * An introduction or a question may stand in a box of its own before the text's, and a last part
   * after it; then the element around them is taken, without what else it holds.
   */
  private Element widened(Element found, Element root, Set<Element> marked) {
    Element best = found;
    List<Element> aside = new ArrayList<>();
    List<Element> passed = new ArrayList<>();
    Element at = found;
    for (int step = 0; step < HIGHEST && !at.equals(root); step++) {
      Element frame = at.parent();
      if (frame == null) {
        break;
      }
      boolean before = true;
      boolean belongs = false;
      for (Element each : frame.children()) {
        if (each.equals(at)) {
          before = false;
        } else if (!marked.contains(each)) {
          double own = Mass.at(mass, each);
          boolean part = own >= (before ? 15 : 25) && (before || step == 0);
          belongs |= part;
          if (!part && !each.normalName().matches("h[1-6]|figure|img|picture")) {
            passed.add(each);
          }
        }
      }
      at = frame;
      if (belongs) {
        best = frame;
        aside.addAll(passed);
        passed.clear();
      }
    }
    marked.addAll(aside);
    return best;
  }

  private Element narrowed(Element found) {
    Element at = found;
    while (true) {
      double whole = Mass.at(mass, at);
      double spare = Math.max(1, Math.min(whole * 0.04, 12));
      Element heir = null;
      for (Element child : at.children()) {
        if (!TextBlock.isInline(child) && isBox(child) && whole - Mass.at(mass, child) <= spare) {
          heir = child;
        }
      }
      if (heir == null) {
        return at;
      }
      at = heir;
    }
  }

  /** A list, a table or a paragraph is part of a text and not its frame. */
  private boolean isBox(Element element) {
    return switch (element.normalName()) {
      case "p",
          "ul",
          "ol",
          "li",
          "blockquote",
          "pre",
          "figure",
          "figcaption",
          "h1",
          "h2",
          "h3",
          "h4",
          "dl" ->
          false;
      case "table", "tbody", "tr", "td" -> !around.isInDataTable(element);
      default -> true;
    };
  }

  private static double against(TextBlock block) {
    return -1 - Math.abs(weight(block)) / 2;
  }

  private static double weight(TextBlock block) {
    double words = block.words();
    double linked = block.linked();
    return switch (block.owner().normalName()) {
      case "pre", "code", "figcaption" -> words;
      case "td", "th" ->
          linked > words / 2 ? -linked : block.isProse() ? words - linked : words * 0.2;
      case "li", "dt", "dd" ->
          linked > words / 2 ? -1 - linked * 1.5 : block.isProse() ? words - linked : words * 0.4;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> linked > words * 0.8 ? -words - 1 : words * 0.5;
      default -> {
        if (block.isProse()) {
          yield words - 2 * linked;
        }
        yield linked > 0 ? -1 - linked * 1.5 : -1 - Math.min(words, 10) * 0.2;
      }
    };
  }
}
