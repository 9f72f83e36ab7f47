package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Tells tables that show data from those that only put things side by side. */
final class DataTable {

  private static final int MOST_CELLS = 20_000;

  private DataTable() {}

  static boolean isData(Element table) {
    String role = table.attr("role");
    if (!table.nameIs("table") || role.equals("presentation") || role.equals("none")) {
      return false;
    }
    Shape shape = new Shape(table);
    NodeTraversor.filter(shape, table);
    long wordy = shape.cells.stream().filter(cell -> Words.weight(cell.wholeText()) > 80).count();
    return !shape.layout
        && shape.rows >= 2
        && shape.widest >= 2
        && wordy * 10 <= shape.cells.size();
  }

  /** Looks at a table until something shows that it only arranges a page. */
  private static final class Shape implements NodeFilter {
    private final Element table;
    private final List<Element> cells = new ArrayList<>();
    private int rows;
    private int widest;
    private boolean layout;

    Shape(Element table) {
      this.table = table;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (!(node instanceof Element part) || part.equals(table)) {
        return FilterResult.CONTINUE;
      }
      if (part.nameIs("tr")) {
        rows++;
        widest = Math.max(widest, part.childrenSize());
      } else if (part.nameIs("td") || part.nameIs("th")) {
        cells.add(part);
      }
      layout |= isLayout(part) || cells.size() > MOST_CELLS;
      return layout ? FilterResult.STOP : FilterResult.CONTINUE;
    }
  }

  private static boolean isLayout(Element part) {
    return switch (part.normalName()) {
      case "table", "h1", "h2", "h3", "form", "article", "section", "pre", "blockquote" -> true;
      default -> false;
    };
  }
}
