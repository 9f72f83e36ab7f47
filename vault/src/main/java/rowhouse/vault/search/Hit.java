package rowhouse.vault.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in a text where a term of a search stands.
 *
 * @param start first character, counted in the original text
 * @param end the character after the last
 * @param term which of the query's terms it is
 */
record Hit(int start, int end, int term) {

  /** A word of the text, or a single letter of a script that is written without spaces. */
  private record Unit(int start, int end, String folded, boolean dense) {}

  private record Wanted(int term, List<Unit> units, boolean prefix) {}

  static List<Hit> find(String text, SearchQuery query, int most) {
    Map<String, List<Wanted>> byFirst = new HashMap<>();
    List<Wanted> byPrefix = new ArrayList<>();
    for (int i = 0; i < query.terms().size(); i++) {
      SearchQuery.Term term = query.terms().get(i);
      List<Unit> units = units(term.text());
      if (term.negated() || units.isEmpty()) {
        continue;
      }
      boolean prefix = term.prefix() && !units.getLast().dense();
      Wanted wanted = new Wanted(i, units, prefix);
      if (prefix && units.size() == 1) {
        byPrefix.add(wanted);
      } else {
        byFirst.computeIfAbsent(units.getFirst().folded(), first -> new ArrayList<>()).add(wanted);
      }
    }
    return byFirst.isEmpty() && byPrefix.isEmpty()
        ? List.of()
        : scan(units(text), byFirst, byPrefix, most);
  }

  private static List<Hit> scan(
      List<Unit> units, Map<String, List<Wanted>> byFirst, List<Wanted> byPrefix, int most) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < units.size() && hits.size() < most; i++) {
      Unit unit = units.get(i);
      for (Wanted wanted : byFirst.getOrDefault(unit.folded(), List.of())) {
        if (stands(units, i, wanted)) {
          int end = units.get(i + wanted.units().size() - 1).end();
          hits.add(new Hit(unit.start(), end, wanted.term()));
        }
      }
      for (Wanted wanted : byPrefix) {
        if (unit.folded().startsWith(wanted.units().getFirst().folded())) {
          hits.add(new Hit(unit.start(), unit.end(), wanted.term()));
        }
      }
    }
    return hits;
  }

  private static boolean stands(List<Unit> units, int at, Wanted wanted) {
    int size = wanted.units().size();
    if (at + size > units.size()) {
      return false;
    }
    for (int k = 1; k < size; k++) {
      Unit asked = wanted.units().get(k);
      Unit found = units.get(at + k);
      boolean open = wanted.prefix() && k == size - 1;
      boolean same =
          open ? found.folded().startsWith(asked.folded()) : found.folded().equals(asked.folded());
      // Letters typed together must stand together, as they do in the index.
      boolean glued = asked.start() == wanted.units().get(k - 1).end();
      if (!same || (glued && found.start() != units.get(at + k - 1).end())) {
        return false;
      }
    }
    return true;
  }

  private static List<Unit> units(String text) {
    List<Unit> units = new ArrayList<>(text.length() / 4 + 1);
    int i = 0;
    while (i < text.length()) {
      int first = text.codePointAt(i);
      int end = i + Character.charCount(first);
      if (!SearchText.isWordPart(first)) {
        i = end;
        continue;
      }
      boolean dense = SearchText.isDense(first);
      while (!dense && end < text.length()) {
        int c = text.codePointAt(end);
        if (!SearchText.isWordPart(c) || SearchText.isDense(c)) {
          break;
        }
        end += Character.charCount(c);
      }
      units.add(new Unit(i, end, SearchText.fold(text.substring(i, end)), dense));
      i = end;
    }
    return units;
  }
}
