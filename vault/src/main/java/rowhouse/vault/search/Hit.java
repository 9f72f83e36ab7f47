package rowhouse.vault.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text where a term of a search stands.
 *
 * @param start first character, counted in the original text
 * @param end the character after the last
 * @param term which of the query's terms it is
 */
record Hit(int start, int end, int term) {

  /** The first {@code most} places of the terms that are wanted. */
  static List<Hit> find(String text, SearchQuery query, int most) {
    List<Wanted> wanted = new ArrayList<>();
    BitSet beginnings = new BitSet();
    for (int i = 0; i < query.terms().size(); i++) {
      SearchQuery.Term term = query.terms().get(i);
      List<Unit> units = Unit.all(term.text());
      if (!term.negated() && !units.isEmpty()) {
        wanted.add(new Wanted(i, units, term.prefix() && !units.getLast().dense()));
        beginnings.set(units.getFirst().folded().codePointAt(0));
      }
    }
    List<Hit> hits = new ArrayList<>();
    if (wanted.isEmpty()) {
      return hits;
    }
    Unit unit = Unit.from(text, 0);
    while (unit != null && hits.size() < most) {
      if (unit.mayBeginAs(beginnings)) {
        for (Wanted each : wanted) {
          int end = each.end(unit);
          if (end >= 0) {
            hits.add(new Hit(unit.start(), end, each.term()));
          }
        }
      }
      unit = unit.next();
    }
    return hits;
  }

  /** What stands for a term in a text: its units next to each other. */
  private record Wanted(int term, List<Unit> units, boolean prefix) {

    /** Where the term ends that begins with {@code first}; negative when another text does. */
    int end(Unit first) {
      Unit found = first;
      for (int i = 0; i < units.size(); i++) {
        Unit asked = units.get(i);
        if (i > 0) {
          int before = found.end();
          found = found.next();
          // Letters typed together must stand together, as they do in the index.
          boolean glued = asked.start() == units.get(i - 1).end();
          if (found == null || (glued && found.start() != before)) {
            return -1;
          }
        }
        boolean open = prefix && i == units.size() - 1;
        boolean same =
            open
                ? found.folded().startsWith(asked.folded())
                : found.folded().equals(asked.folded());
        if (!same) {
          return -1;
        }
      }
      return found.end();
    }
  }

  /** A word of a text, or a single letter of a script that is written without spaces. */
  private record Unit(String text, int start, int end, boolean dense) {

    static List<Unit> all(String text) {
      List<Unit> units = new ArrayList<>();
      for (Unit unit = from(text, 0); unit != null; unit = unit.next()) {
        units.add(unit);
      }
      return units;
    }

    /** The first unit that begins at a place or after it. */
    static @Nullable Unit from(String text, int place) {
      int start = place;
      while (start < text.length()) {
        int first = text.codePointAt(start);
        int end = start + Character.charCount(first);
        if (SearchText.isWordPart(first)) {
          boolean dense = SearchText.isDense(first);
          return new Unit(text, start, dense ? end : wordEnd(text, end), dense);
        }
        start = end;
      }
      return null;
    }

    private static int wordEnd(String text, int from) {
      int end = from;
      while (end < text.length()) {
        int c = text.codePointAt(end);
        if (!SearchText.isWordPart(c) || SearchText.isDense(c)) {
          break;
        }
        end += Character.charCount(c);
      }
      return end;
    }

    @Nullable Unit next() {
      return from(text, end);
    }

    /** Whether it is worth folding: it begins as something wanted does, or folding will tell. */
    boolean mayBeginAs(BitSet wanted) {
      int first = text.codePointAt(start);
      return !SearchText.isPlain(first) || wanted.get(Character.toLowerCase(first));
    }

    String folded() {
      return SearchText.fold(text.substring(start, end));
    }
  }
}
