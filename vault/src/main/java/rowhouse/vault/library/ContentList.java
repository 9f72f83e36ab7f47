package rowhouse.vault.library;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentRows;
import rowhouse.vault.tag.Tags;

/** Lists contents, the newest first. Every filter has an index that ends in that order. */
public final class ContentList {

  /** The contents of one page. */
  public List<Content> page(JdbcClient sql, ContentFilter filter, long offset, int size) {
    ContentFilter.Where where = filter.where(folded(filter));
    return sql.sql(
            """
            SELECT c.* FROM %s WHERE %s ORDER BY %s LIMIT :size OFFSET :offset
            """
                .formatted(where.from(), where.sql(), where.order()))
        .params(where.parameters())
        .param("size", size)
        .param("offset", offset)
        .query(ContentRows::content)
        .list();
  }

  /** How many contents there are. */
  public long count(JdbcClient sql, ContentFilter filter) {
    ContentFilter.Where where = filter.where(folded(filter));
    return sql.sql("SELECT COUNT(*) FROM " + where.counted() + " WHERE " + where.sql())
        .params(where.parameters())
        .query(Long.class)
        .single();
  }

  private static List<String> folded(ContentFilter filter) {
    return filter.tags().stream().map(Tags::fold).toList();
  }
}
