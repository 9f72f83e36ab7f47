package rowhouse.vault.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a text that shows why it was found, as HTML in which everything is escaped and {@code
 * mark} is the only element. Cost grows with the length of the text that is looked at.
 */
public final class Snippet {

  /** How much of a text is searched for something to show, in characters. */
  static final int LOOKED_AT = 100_000;

  private static final int MOST_HITS = 400;

  private Snippet() {}

  /**
   * The best stretch of {@code text} with what {@code query} asks for marked.
   *
   * @param length about how long the stretch is, in characters
   */
  public static String of(String text, SearchQuery query, int length) {
    String shown = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    List<Hit> hits = Hit.find(shown, query, MOST_HITS);
    int from = start(shown, hits, length);
    int to = end(shown, Math.min(text.length(), from + length), from);
    return render(shown, hits, from, to, to < text.length());
  }

  /** The whole of a short text, such as a title, with what {@code query} asks for marked. */
  public static String whole(String text, SearchQuery query) {
    return render(text, Hit.find(text, query, MOST_HITS), 0, text.length(), false);
  }

  /** Where the stretch with the most different terms begins; the earliest of several. */
  private static int start(String text, List<Hit> hits, int length) {
    int best = -1;
    int bestScore = -1;
    int last = 0;
    int[] counts = new int[QueryParser.MAX_TERMS + 1];
    int different = 0;
    for (int first = 0; first < hits.size(); first++) {
      while (last < hits.size()
          && hits.get(last).end() - hits.get(first).start() <= length * 2 / 3) {
        if (counts[hits.get(last).term()]++ == 0) {
          different++;
        }
        last++;
      }
      int score = different * 1000 + (last - first);
      if (score > bestScore) {
        bestScore = score;
        best = first;
      }
      if (last > first && --counts[hits.get(first).term()] == 0) {
        different--;
      }
      last = Math.max(last, first + 1);
    }
    return best < 0 ? 0 : lead(text, hits.get(best).start(), length / 3);
  }

  /** A little before the hit, at the beginning of a sentence or at least of a word. */
  private static int lead(String text, int hit, int most) {
    int earliest = Math.max(0, hit - most);
    if (earliest == 0) {
      return 0;
    }
    int word = -1;
    for (int i = hit; i > earliest; i--) {
      char before = text.charAt(i - 1);
      if ("\n.!?。！？…".indexOf(before) >= 0) {
        return skipSpace(text, i, hit);
      }
      if (Character.isWhitespace(before) || "，、；：,;".indexOf(before) >= 0) {
        word = i;
      }
    }
    int from = word >= 0 ? word : earliest;
    return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
  }

  private static int skipSpace(String text, int from, int to) {
    int i = from;
    while (i < to && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Does not cut a word that ends soon, nor a pair of surrogates. */
  private static int end(String text, int wanted, int from) {
    int end = Math.min(wanted, text.length());
    if (end == text.length()) {
      return end;
    }
    int back = end;
    while (back > from && end - back < 20 && isInsideWord(text, back)) {
      back--;
    }
    end = back > from && end - back < 20 ? back : end;
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static boolean isInsideWord(String text, int i) {
    char left = text.charAt(i - 1);
    char right = text.charAt(i);
    return Character.isLetterOrDigit(left)
        && Character.isLetterOrDigit(right)
        && !SearchText.isDense(left);
  }

  private static String render(String text, List<Hit> hits, int from, int to, boolean goesOn) {
    StringBuilder out = new StringBuilder(to - from + 64);
    if (from > 0) {
      out.append('…');
    }
    int at = from;
    for (Hit hit : merged(hits)) {
      if (hit.start() < at || hit.end() > to) {
        continue;
      }
      escape(text, at, hit.start(), out);
      out.append("<mark>");
      escape(text, hit.start(), hit.end(), out);
      out.append("</mark>");
      at = hit.end();
    }
    escape(text, at, to, out);
    if (goesOn) {
      out.append('…');
    }
    return out.toString().strip();
  }

  /** Hits in order of place, with those that touch or overlap made one. */
  private static List<Hit> merged(List<Hit> hits) {
    List<Hit> merged = new ArrayList<>();
    for (Hit hit : hits) {
      if (!merged.isEmpty() && hit.start() <= merged.getLast().end()) {
        Hit last = merged.removeLast();
        merged.add(new Hit(last.start(), Math.max(last.end(), hit.end()), last.term()));
      } else {
        merged.add(hit);
      }
    }
    return merged;
  }

  private static void escape(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
      if (space) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
        continue;
      }
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
