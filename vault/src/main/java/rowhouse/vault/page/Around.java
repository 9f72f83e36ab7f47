package rowhouse.vault.page;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Looks outwards from an element, and remembers which tables show data. */
final class Around {

  private final Map<Element, Boolean> data = new HashMap<>();

  /** The element itself or the nearest around it that has one of these names. */
  static @Nullable Element closest(Element element, String... names) {
    for (Element at = element; at != null; at = at.parent()) {
      for (String name : names) {
        if (at.nameIs(name)) {
          return at;
        }
      }
    }
    return null;
  }

  /** Whether the nearest table shows data, and does not only put things side by side. */
  boolean isInDataTable(Element element) {
    Element table = closest(element, "table");
    return table != null && data.computeIfAbsent(table, DataTable::isData);
  }
}
