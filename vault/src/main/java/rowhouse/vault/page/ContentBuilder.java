package rowhouse.vault.page;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.markup.Address;
import rowhouse.vault.markup.PictureSource;

/**
 * Writes the found body anew in a small vocabulary: paragraphs, headings, lists, quotes, code,
 * tables, figures, and the few inline elements that mean something. Wrappers vanish, addresses
 * become absolute, pictures get the address that a script would have put in.
 */
final class ContentBuilder implements NodeFilter {

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "blockquote",
          "pre",
          "table",
          "tr",
          "td",
          "th",
          "caption",
          "figure",
          "figcaption",
          "dl",
          "dt",
          "dd");

  private static final Map<String, String> INLINE =
      Map.ofEntries(
          Map.entry("strong", "strong"),
          Map.entry("b", "strong"),
          Map.entry("em", "em"),
          Map.entry("i", "em"),
          Map.entry("code", "code"),
          Map.entry("kbd", "code"),
          Map.entry("samp", "code"),
          Map.entry("tt", "code"),
          Map.entry("del", "del"),
          Map.entry("s", "del"),
          Map.entry("strike", "del"),
          Map.entry("sub", "sub"),
          Map.entry("sup", "sup"),
          Map.entry("mark", "mark"));

  private static final Pattern REFERENCE = Pattern.compile("\\[(?:\\d{1,3}|[a-z]|edit|note \\d+)]");
  private static final Pattern SPACE = Pattern.compile("[\\s\u00a0\u3000\u200b\ufeff]+");
  private static final int WIDEST_PICTURE = 1600;

  /** Lists and quotes inside each other beyond this mean nothing to a reader. */
  private static final int DEEPEST = 16;

  private static final int MOST_PICTURES = 500;

  private final URI base;
  private final Set<Element> marked;
  private final Set<Element> muted;
  private final Element out = new Element("div");
  private final Deque<Element> open = new ArrayDeque<>();
  private final Deque<Element> inline = new ArrayDeque<>();
  private final Deque<Boolean> kept = new ArrayDeque<>();
  private final Deque<Boolean> mutedAt = new ArrayDeque<>();
  private final List<Picture> pictures = new ArrayList<>();
  private final Set<URI> seen = new HashSet<>();
  private final Around around = new Around();

  /** Which open inline element of the page a written one continues. */
  private final Map<Element, Element> origins = new HashMap<>();

  /** The paragraph that was opened for text without one, while it is open. */
  private @Nullable Element implied;

  private ContentBuilder(URI base, Set<Element> marked, Set<Element> muted) {
    this.base = base;
    this.marked = marked;
    this.muted = muted;
    open.push(out);
    mutedAt.push(false);
  }

  /** The content and the pictures in it, in their order. */
  record Content(Element root, List<Picture> pictures) {}

  static Content build(Element body, Set<Element> marked, Set<Element> muted, URI base) {
    ContentBuilder builder = new ContentBuilder(base, marked, muted);
    NodeTraversor.filter(builder, body);
    builder.closeLine();
    return new Content(builder.out, builder.pictures);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      text(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element) || marked.contains(element) || isClutter(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (element.nameIs("pre")) {
      pre(element);
      return FilterResult.SKIP_ENTIRELY;
    }
    enter(element);
    return FilterResult.CONTINUE;
  }

  private void enter(Element element) {
    String name = element.normalName();
    switch (name) {
      case "br" -> lineBreak();
      case "img" -> picture(element);
      case "hr" -> closeLine();
      default -> {}
    }
    if (TextBlock.isInline(element)) {
      Element meaning = meaning(element);
      kept.push(meaning != null);
      if (meaning != null) {
        inline.push(meaning);
      }
      return;
    }
    closeLine();
    mutedAt.push(muted.contains(element));
    boolean block = BLOCKS.contains(name) && !isLayoutPart(element);
    kept.push(block);
    if (block) {
      Element fresh = new Element(name.equals("h1") ? "h2" : name);
      copyShape(element, fresh);
      open.push(fresh);
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    boolean wasKept = kept.pop();
    if (TextBlock.isInline(element)) {
      if (wasKept) {
        inline.pop();
      }
      return FilterResult.CONTINUE;
    }
    closeLine();
    mutedAt.pop();
    if (wasKept) {
      Element done = open.pop();
      if (isWorthKeeping(done)) {
        open.getFirst().appendChild(done);
      }
    }
    return FilterResult.CONTINUE;
  }

  /** Things inside a text that are not read: anchors of headings, numbers of notes. */
  private static boolean isClutter(Element element) {
    if (element.nameIs("a")) {
      String text = Glance.at(element, 10);
      return element.attr("href").startsWith("#")
          && (text.isEmpty() || "¶#§🔗↩︎".contains(text))
          && element.selectFirst("img") == null;
    }
    return element.nameIs("sup") && REFERENCE.matcher(Glance.at(element, 20)).matches();
  }

  private boolean isLayoutPart(Element element) {
    if (open.size() > DEEPEST) {
      return true;
    }
    return switch (element.normalName()) {
      case "table", "tr", "td", "th", "caption" -> !around.isInDataTable(element);
      case "li" -> open.stream().noneMatch(each -> each.nameIs("ul") || each.nameIs("ol"));
      case "dt", "dd" -> open.stream().noneMatch(each -> each.nameIs("dl"));
      default -> false;
    };
  }

  private static void copyShape(Element from, Element to) {
    for (String name : List.of("colspan", "rowspan", "start")) {
      String value = from.attr(name);
      if (value.matches("\\d{1,3}")) {
        to.attr(name, value);
      }
    }
  }

  private @Nullable Element meaning(Element element) {
    if (inline.size() >= DEEPEST) {
      return null;
    }
    if (element.nameIs("a")) {
      Optional<URI> target = Address.resolveLink(base, element.attr("href"));
      return target.map(address -> new Element("a").attr("href", address.toString())).orElse(null);
    }
    String name = INLINE.get(element.normalName());
    return name == null ? null : new Element(name);
  }

  private void pre(Element pre) {
    closeLine();
    Element fresh = new Element("pre");
    Element code = fresh.appendElement("code");
    Element inner = pre.selectFirst("code");
    if (inner != null && inner.className().matches("language-[a-z0-9+#_]{1,20}")) {
      code.addClass(inner.className());
    }
    String text = pre.wholeText();
    code.appendChild(new TextNode(text));
    if (!text.isBlank()) {
      open.getFirst().appendChild(fresh);
    }
  }

  private void text(String raw) {
    if (mutedAt.getFirst()) {
      return;
    }
    String text = SPACE.matcher(raw).replaceAll(" ");
    Element line = line(text.isBlank());
    if (line == null) {
      return;
    }
    Element at = inLine(line);
    at.appendChild(new TextNode(text));
  }

  /** Where inline content goes: the open block, or a paragraph opened for it. */
  private @Nullable Element line(boolean blank) {
    Element block = open.getFirst();
    if (needsParagraph(block)) {
      if (blank) {
        return null;
      }
      Element paragraph = new Element("p");
      open.push(paragraph);
      implied = paragraph;
      return paragraph;
    }
    return block.childNodeSize() == 0 && blank ? null : block;
  }

  private boolean needsParagraph(Element block) {
    return block.equals(out)
        || block.nameIs("blockquote")
        || block.nameIs("figure")
        || block.nameIs("ul")
        || block.nameIs("ol")
        || block.nameIs("dl")
        || block.nameIs("table")
        || block.nameIs("tr");
  }

  /** The innermost of the inline elements that are open in the source, opened here too. */
  private Element inLine(Element line) {
    Element at = line;
    var outermostFirst = inline.descendingIterator();
    while (outermostFirst.hasNext()) {
      Element wanted = outermostFirst.next();
      Node last = at.childNodeSize() == 0 ? null : at.childNode(at.childNodeSize() - 1);
      if (last instanceof Element same && wanted.equals(origins.get(same))) {
        at = same;
      } else {
        Element fresh = wanted.shallowClone();
        origins.put(fresh, wanted);
        at.appendChild(fresh);
        at = fresh;
      }
    }
    return at;
  }

  private void lineBreak() {
    if (mutedAt.getFirst()) {
      return;
    }
    Element block = open.getFirst();
    if (needsParagraph(block) || block.childNodeSize() == 0) {
      return;
    }
    Node last = block.childNode(block.childNodeSize() - 1);
    boolean second = last instanceof Element element && element.nameIs("br");
    if (second && (block.equals(implied) || block.nameIs("p"))) {
      splitParagraph(block);
    } else if (!second) {
      block.appendChild(new Element("br"));
    }
  }

  /** Two breaks are how old pages part their paragraphs. */
  private void splitParagraph(Element block) {
    open.pop();
    if (isWorthKeeping(block)) {
      open.getFirst().appendChild(block);
    }
    if (block.equals(implied)) {
      implied = null;
    } else {
      open.push(new Element("p"));
    }
  }

  private void closeLine() {
    Element paragraph = implied;
    if (paragraph != null && open.getFirst().equals(paragraph)) {
      open.pop();
      implied = null;
      if (isWorthKeeping(paragraph)) {
        open.getFirst().appendChild(paragraph);
      }
      return;
    }
    Element block = open.getFirst();
    // Two blocks in one cell or item stand on two lines.
    if (!block.equals(out) && !needsParagraph(block) && block.childNodeSize() > 0) {
      Node last = block.childNode(block.childNodeSize() - 1);
      boolean breaks =
          last instanceof Element element && (element.nameIs("br") || !TextBlock.isInline(element));
      if (!breaks
          && !(last instanceof TextNode text && text.isBlank() && block.childNodeSize() == 1)) {
        block.appendChild(new Element("br"));
      }
    }
  }

  private void picture(Element img) {
    if (Icon.is(img) || pictures.size() >= MOST_PICTURES) {
      return;
    }
    PictureSource.of(img, base, WIDEST_PICTURE)
        .map(PictureSource::address)
        .filter(seen::add)
        .ifPresent(address -> {
          String alt = SPACE.matcher(img.attr("alt")).replaceAll(" ").strip();
          Element fresh = new Element("img").attr("src", address.toString()).attr("alt", alt);
          pictures.add(new Picture(address, alt));
          Element block = open.getFirst();
          if (block.nameIs("figure")) {
            block.appendChild(fresh);
          } else {
            Element line = line(false);
            if (line != null) {
              line.appendChild(fresh);
            }
          }
        });
  }

  private static boolean isWorthKeeping(Element block) {
    if (block.nameIs("td") || block.nameIs("th")) {
      return true;
    }
    while (block.childNodeSize() > 0 && isNothing(block.childNode(block.childNodeSize() - 1))) {
      block.childNode(block.childNodeSize() - 1).remove();
    }
    return block.childNodeSize() > 0;
  }

  private static boolean isNothing(Node node) {
    return (node instanceof Element element && element.nameIs("br"))
        || (node instanceof TextNode text && text.isBlank());
  }
}
