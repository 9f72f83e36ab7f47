package rowhouse.vault.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * A copy of a page's tree with only what could be seen: no scripts, controls or hidden parts.
 *
 * <p>It copies instead of removing, because taking a million children out of one parent one by one
 * would cost the square of their number.
 */
final class PageTree implements NodeFilter {

  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "template",
          "link",
          "meta",
          "title",
          "head",
          "iframe",
          "object",
          "embed",
          "applet",
          "svg",
          "math-field",
          "canvas",
          "button",
          "input",
          "select",
          "option",
          "textarea",
          "datalist",
          "audio",
          "video",
          "track",
          "map",
          "area",
          "progress",
          "meter",
          "param",
          "frame",
          "frameset",
          "noframes",
          "amp-analytics",
          "amp-pixel",
          "amp-iframe",
          "amp-video");

  private static final Pattern NOT_SHOWN =
      Pattern.compile("display\\s*:\\s*none", Pattern.CASE_INSENSITIVE);

  /** Parts that open when one clicks: a reader wants them open. */
  private static final Pattern FOLDED =
      Pattern.compile("accordion|collaps|panel|tab|faq|expand|toggle|details|spoiler|fold");

  private final Deque<Element> parents = new ArrayDeque<>();
  private final boolean withHidden;
  private final Element root;

  private PageTree(Element root, boolean withHidden) {
    this.root = root;
    this.withHidden = withHidden;
    parents.push(root);
  }

  /**
   * @param withHidden also what the page hides, for pages that hide their text until a script ran
   */
  static Element visible(Element body, boolean withHidden) {
    PageTree tree = new PageTree(new Element("div"), withHidden);
    NodeTraversor.filter(tree, body);
    return tree.root;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      top().appendChild(new TextNode(text.getWholeText()));
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (depth > 0 && isUnseen(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    Element copy = new Element(element.tag(), null, element.attributes().clone());
    if (element.nameIs("amp-img")) {
      copy = new Element("img");
      copy.attributes().addAll(element.attributes());
    } else if (element.nameIs("noscript") || element.nameIs("body")) {
      copy = new Element(element.nameIs("noscript") ? "span" : "div");
    }
    top().appendChild(copy);
    parents.push(copy);
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element) {
      parents.pop();
    }
    return FilterResult.CONTINUE;
  }

  private Element top() {
    return parents.getFirst();
  }

  private boolean isUnseen(Element element) {
    if (UNSEEN.contains(element.normalName())) {
      return true;
    }
    if (element.nameIs("noscript")) {
      return !isPictureAlone(element);
    }
    if (withHidden) {
      return false;
    }
    boolean hidden =
        element.hasAttr("hidden")
            || element.attr("aria-hidden").equals("true")
            || NOT_SHOWN.matcher(element.attr("style")).find();
    return hidden && !isFolded(element);
  }

  /** The picture of a lazy loader for readers without scripts, unless it stands there already. */
  private static boolean isPictureAlone(Element noscript) {
    Element before = noscript.previousElementSibling();
    boolean there = before != null && (before.nameIs("img") || before.nameIs("picture"));
    return !there && noscript.selectFirst("img") != null && Glance.isBlank(noscript);
  }

  private static boolean isFolded(Element element) {
    Element around = element.parent();
    String names = element.className() + " " + element.id() + " " + element.attr("role");
    return (around != null && around.nameIs("details"))
        || FOLDED.matcher(names.toLowerCase(Locale.ROOT)).find();
  }
}
