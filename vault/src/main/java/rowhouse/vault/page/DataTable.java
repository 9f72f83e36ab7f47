package rowhouse.vault.page;

import org.jsoup.nodes.Element;

/** Tells tables that show data from those that only put things side by side. */
final class DataTable {

  private static final int MOST_CELLS = 20_000;

  private DataTable() {}

  static boolean isData(Element table) {
    String role = table.attr("role");
    if (!table.nameIs("table") || role.equals("presentation") || role.equals("none")) {
      return false;
    }
    int rows = 0;
    int widest = 0;
    int cells = 0;
    int long_ = 0;
    for (Element part : table.getAllElements()) {
      if (part.nameIs("tr")) {
        rows++;
        widest = Math.max(widest, part.childrenSize());
      } else if (part.nameIs("td") || part.nameIs("th")) {
        cells++;
        long_ += part.wholeText().length() > 400 && Words.weight(part.text()) > 80 ? 1 : 0;
      } else if (!part.equals(table) && isLayout(part)) {
        return false;
      }
      if (cells > MOST_CELLS) {
        return false;
      }
    }
    return rows >= 2 && widest >= 2 && long_ * 10 <= cells;
  }

  private static boolean isLayout(Element part) {
    return switch (part.normalName()) {
      case "table", "h1", "h2", "h3", "form", "article", "section", "pre", "blockquote" -> true;
      default -> false;
    };
  }
}
