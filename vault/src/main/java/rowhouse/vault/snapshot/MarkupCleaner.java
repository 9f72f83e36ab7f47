package rowhouse.vault.snapshot;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.XmlDeclaration;

/**
 * Takes out everything that runs, loads, moves or sends. The file's own policy forbids the same a
 * second time; this is the first wall.
 */
final class MarkupCleaner {
  private static final Set<String> REMOVED =
      Set.of(
          "script",
          "iframe",
          "frame",
          "frameset",
          "object",
          "embed",
          "applet",
          "base",
          "portal",
          "fencedframe",
          "noscript",
          "noembed",
          "noframes",
          "template",
          "source",
          "track",
          "param",
          "plaintext",
          "xmp",
          "listing",
          "annotation-xml",
          "handler",
          "bgsound",
          "selectedcontent");
  private static final Set<String> DROPPED_ATTRIBUTES =
      Set.of(
          "srcset",
          "sizes",
          "imagesrcset",
          "imagesizes",
          "srcdoc",
          "ping",
          "action",
          "formaction",
          "formtarget",
          "manifest",
          "nonce",
          "integrity",
          "crossorigin",
          "referrerpolicy",
          "loading",
          "decoding",
          "fetchpriority",
          "autofocus",
          "autoplay",
          "controls",
          "preload",
          "xml:base",
          "longdesc",
          "lowsrc",
          "dynsrc",
          "classid",
          "codebase",
          "archive",
          "code",
          "data",
          "profile",
          "attributionsrc",
          "is",
          "http-equiv",
          "download",
          "browsingtopics",
          "sharedstoragewritable",
          "shadowrootmode");
  private static final Set<String> META_ATTRIBUTES =
      Set.of("name", "property", "content", "charset", "http-equiv", Head.MARK);
  private static final Set<String> LINK_ATTRIBUTES = Set.of("href", "xlink:href");
  private static final Set<String> PICTURE_ATTRIBUTES = Set.of("src", "poster", "background");

  private final Slots slots;

  MarkupCleaner(Slots slots) {
    this.slots = slots;
  }

  /** Cleans the whole page and gives the number of things it had to take out. */
  int clean(Document page) {
    List<Node> doomed = new ArrayList<>();
    int changes = 0;
    for (Element element : page.getAllElements()) {
      if (isDoomed(element)) {
        doomed.add(element);
      } else if (element.attributesSize() > 0) {
        changes += attributes(element);
      }
    }
    page.forEachNode(node -> {
      if (node instanceof Comment || node instanceof XmlDeclaration) {
        doomed.add(node);
      }
    });
    doomed.forEach(Node::remove);
    return changes + doomed.size();
  }

  private boolean isDoomed(Element element) {
    String name = element.normalName();
    if (REMOVED.contains(name)) {
      return true;
    }
    return switch (name) {
      case "meta" -> isActive(element);
      case "link" -> !(element.attr("rel").equals("icon") && slots.owns(element.attr("href")));
      case "style" ->
          !element.tag().namespace().endsWith("/xhtml")
              || !CssCheck.asksNothing(element.data(), slots);
      case "animate", "set", "animatemotion", "animatetransform" ->
          touchesAddress(element.attr("attributeName"));
      default -> false;
    };
  }

  private static boolean isActive(Element meta) {
    boolean ours = meta.attr("content").equals(Head.POLICY);
    String name = meta.attr("name").strip().toLowerCase(Locale.ROOT);
    boolean foreignReferrer = name.equals("referrer") && !meta.hasAttr(Head.MARK);
    boolean foreignCharset = meta.hasAttr("charset") && !meta.hasAttr(Head.MARK);
    return (meta.hasAttr("http-equiv") && !ours) || foreignReferrer || foreignCharset;
  }

  private static boolean touchesAddress(String attributeName) {
    String name = attributeName.strip().toLowerCase(Locale.ROOT);
    return name.endsWith("href") || name.startsWith("on") || name.equals("src");
  }

  private int attributes(Element element) {
    int changes = 0;
    Iterator<Attribute> attributes = element.attributes().iterator();
    while (attributes.hasNext()) {
      Attribute attribute = attributes.next();
      if (!mayStay(element, attribute)) {
        attributes.remove();
        changes++;
      }
    }
    return changes;
  }

  private boolean mayStay(Element element, Attribute attribute) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue();
    if (element.normalName().equals("meta")) {
      return META_ATTRIBUTES.contains(name);
    }
    if (name.startsWith("on") || DROPPED_ATTRIBUTES.contains(name) || !isPlainName(name)) {
      return false;
    }
    if (LINK_ATTRIBUTES.contains(name)) {
      return mayLink(element, value);
    }
    if (PICTURE_ATTRIBUTES.contains(name)) {
      return slots.owns(value);
    }
    boolean drawn = element.tag().namespace().endsWith("/svg") && value.indexOf('(') >= 0;
    if ((drawn || Styles.isStyle(name)) && !CssCheck.asksNothing(value, slots)) {
      return false;
    }
    return !isCode(value);
  }

  private boolean mayLink(Element element, String value) {
    if (value.startsWith("#") || slots.owns(value)) {
      return true;
    }
    boolean link = element.normalName().equals("a") || element.normalName().equals("area");
    String lower = value.toLowerCase(Locale.ROOT);
    return link
        && (lower.startsWith("http://")
            || lower.startsWith("https://")
            || lower.startsWith("mailto:")
            || lower.startsWith("tel:"));
  }

  /** Names with quotes, brackets or blanks could be read as something else when written. */
  private static boolean isPlainName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || "\"'<>/=`".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCode(String value) {
    StringBuilder start = new StringBuilder(24);
    for (int i = 0; i < value.length() && start.length() < 24; i++) {
      if (value.charAt(i) > ' ') {
        start.append(value.charAt(i));
      }
    }
    String text = start.toString().toLowerCase(Locale.ROOT);
    return text.startsWith("javascript:")
        || text.startsWith("vbscript:")
        || text.startsWith("data:text/html");
  }
}
