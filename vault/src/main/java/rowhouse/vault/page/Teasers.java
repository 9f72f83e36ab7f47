package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Cards that lead to other pages: several alike side by side, each with a heading that is a link.
 */
final class Teasers {

  /** A card with more to read than this, in words, is a part of the text with a linked heading. */
  private static final double MOST_WORDS = 45;

  /** How far above its heading a card may begin, in elements. */
  private static final int HIGHEST = 6;

  private Teasers() {}

  static void mark(Element root, Map<Element, double[]> words, Set<Element> marked) {
    List<Element> headings = root.select("h2, h3, h4, h5");
    Map<Element, int[]> inside = new HashMap<>();
    for (Element heading : headings) {
      Element around = heading.parent();
      for (int step = 0; step < HIGHEST && around != null; step++, around = around.parent()) {
        inside.computeIfAbsent(around, each -> new int[1])[0]++;
      }
    }
    Map<Element, List<Element>> cards = new HashMap<>();
    for (Element heading : headings) {
      Element card = isLink(heading) ? card(heading, inside) : heading;
      Element parent = card.parent();
      if (!card.equals(heading) && parent != null) {
        cards.computeIfAbsent(parent, around -> new ArrayList<>()).add(card);
      }
    }
    for (List<Element> alike : cards.values()) {
      boolean small = alike.stream().allMatch(card -> Mass.at(words, card) <= MOST_WORDS);
      if (alike.size() >= 2 && small) {
        marked.addAll(alike);
      }
    }
  }

  private static boolean isLink(Element heading) {
    Element around = heading.parent();
    if (around != null && around.nameIs("a")) {
      return true;
    }
    Element link = heading.selectFirst("a[href]");
    return link != null
        && !link.attr("href").startsWith("#")
        && link.text().length() * 10 >= heading.text().length() * 9;
  }

  /** The outermost element around the heading that holds no second heading. */
  private static Element card(Element heading, Map<Element, int[]> inside) {
    Element card = heading;
    Element parent = card.parent();
    for (int step = 0; step < HIGHEST && parent != null; step++) {
      int[] headings = inside.get(parent);
      if (headings == null || headings[0] != 1 || parent.nameIs("body")) {
        break;
      }
      card = parent;
      parent = card.parent();
    }
    return card;
  }
}
