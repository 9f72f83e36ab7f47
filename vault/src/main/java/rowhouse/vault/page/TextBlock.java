package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Text that stands together on the page, as a reader sees it: a paragraph, a cell, a heading.
 *
 * @param owner the nearest element around it that starts a line
 * @param words reading weight, see {@link Words#weight}
 * @param linked which part of {@code words} is link text
 * @param marks how many marks end or part its sentences
 */
record TextBlock(Element owner, String text, double words, double linked, int marks) {

  private static final Set<String> INLINE =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "b",
          "bdi",
          "bdo",
          "big",
          "cite",
          "code",
          "data",
          "del",
          "dfn",
          "em",
          "font",
          "i",
          "img",
          "ins",
          "kbd",
          "label",
          "leaf",
          "mark",
          "q",
          "rb",
          "rp",
          "rt",
          "ruby",
          "s",
          "samp",
          "small",
          "span",
          "strike",
          "strong",
          "sub",
          "sup",
          "time",
          "tt",
          "u",
          "var",
          "wbr",
          "br",
          "relative-time",
          "nobr",
          "picture",
          "source",
          "amp-img");

  static boolean isInline(Element element) {
    return INLINE.contains(element.normalName());
  }

  boolean isProse() {
    return marks > 0 && words >= 6 && linked <= words * 0.4;
  }

  /** All blocks below {@code root} in the order of the page. */
  static List<TextBlock> of(Element root) {
    Collector collector = new Collector(root);
    NodeTraversor.traverse(collector, root);
    collector.flush();
    return collector.blocks;
  }

  private static final class Collector implements NodeVisitor {
    private final List<TextBlock> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder linkText = new StringBuilder();
    private final List<Element> owners = new ArrayList<>();
    private int links;

    Collector(Element root) {
      owners.add(root);
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        text.append(words.getWholeText());
        if (links > 0) {
          linkText.append(words.getWholeText());
        }
      } else if (node instanceof Element element && depth > 0) {
        if (element.nameIs("br")) {
          text.append('\n');
        } else if (element.nameIs("a")) {
          links++;
          linkText.append(' ');
        }
        if (!isInline(element)) {
          flush();
          owners.add(element);
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && depth > 0) {
        if (element.nameIs("a")) {
          links--;
        }
        if (!isInline(element)) {
          flush();
          owners.removeLast();
        }
      }
    }

    private void flush() {
      String whole = text.toString();
      text.setLength(0);
      String linked = linkText.toString();
      linkText.setLength(0);
      if (!whole.isBlank()) {
        double words = Words.weight(whole);
        double inLinks = Math.min(words, Words.weight(linked));
        blocks.add(
            new TextBlock(
                owners.getLast(), whole.strip(), words, inLinks, Words.sentenceMarks(whole)));
      }
    }
  }
}
