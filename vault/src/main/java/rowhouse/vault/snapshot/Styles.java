package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import rowhouse.vault.markup.Address;

/** Writes the style sheets of a page into it. */
final class Styles {
  private static final Set<String> STYLES =
      Set.of("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker");

  private final CssRewriter css;
  private final URI base;

  Styles(CssRewriter css, URI base) {
    this.css = css;
    this.base = base;
  }

  void inline(Document page) {
    for (Element element : List.copyOf(page.select("link, style"))) {
      if (element.normalName().equals("style")) {
        rewritten(page, element);
      } else if (isStyleSheet(element)) {
        linked(element);
      }
    }
    for (Element element : page.getAllElements()) {
      attributes(element);
    }
  }

  private void linked(Element link) {
    Optional<String> text =
        Address.resolve(base, link.attr("href")).flatMap(address -> css.sheetAt(address, 0));
    text.ifPresent(sheet -> link.before(style(sheet, media(link))));
    link.remove();
  }

  private void rewritten(Document page, Element style) {
    String type = style.attr("type").strip().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.equals("text/css")) {
      style.remove();
      return;
    }
    Element fresh = style(css.text(text(style), base), style.attr("media"));
    if (style.tag().namespace().endsWith("/xhtml")) {
      style.replaceWith(fresh);
    } else {
      // Inside svg or math a browser reads style text as markup, so it moves to where it is text.
      page.head().appendChild(fresh);
      style.remove();
    }
  }

  private void attributes(Element element) {
    if (element.attributesSize() == 0) {
      return;
    }
    boolean drawn = element.tag().namespace().endsWith("/svg");
    for (Attribute attribute : element.attributes()) {
      String value = attribute.getValue();
      if (isStyle(attribute.getKey()) || (drawn && value.indexOf('(') >= 0)) {
        attribute.setValue(css.text(value, base));
      }
    }
  }

  /** Whether an attribute holds style text in every kind of markup. */
  static boolean isStyle(String name) {
    return STYLES.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Element style(String text, String media) {
    Element style = new Element("style");
    if (!media.isBlank()) {
      style.attr("media", media);
    }
    style.appendChild(new DataNode(text));
    return style;
  }

  private static boolean isStyleSheet(Element link) {
    List<String> rel = List.of(link.attr("rel").strip().toLowerCase(Locale.ROOT).split("\\s+"));
    String type = link.attr("type").strip().toLowerCase(Locale.ROOT);
    boolean loadedByScript =
        rel.contains("preload") && link.attr("as").equals("style") && link.hasAttr("onload");
    return (rel.contains("stylesheet") || loadedByScript)
        && !rel.contains("alternate")
        && !link.hasAttr("disabled")
        && (type.isEmpty() || type.equals("text/css"));
  }

  /** Pages load a sheet late by calling it a print sheet until a script says otherwise. */
  private static String media(Element link) {
    return link.attr("onload").contains("media") ? "" : link.attr("media");
  }

  private static String text(Element style) {
    StringBuilder text = new StringBuilder();
    for (Node child : style.childNodes()) {
      if (child instanceof DataNode data) {
        text.append(data.getWholeData());
      } else if (child instanceof TextNode words) {
        text.append(words.getWholeText());
      }
    }
    return text.toString();
  }
}
