package rowhouse.vault.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which content has which tags; every change keeps the counts right. */
public final class TagStore {

  /** A tag and how many contents have it. */
  public record Used(String name, long count) {}

  /** Adds tags to a content; those that it has already stay. */
  public void add(JdbcClient sql, long content, List<String> tags) {
    for (String tag : tags) {
      long id = idOf(sql, tag);
      int added =
          sql.sql(
                  """
                  INSERT INTO content_tags (content_id, tag_id, created_at)
                  SELECT id, :tag, created_at FROM contents WHERE id = :content
                  ON CONFLICT (content_id, tag_id) DO NOTHING
                  """)
              .param("content", content)
              .param("tag", id)
              .update();
      count(sql, id, added);
    }
  }

  /** Gives a content exactly these tags. */
  public void replace(JdbcClient sql, long content, List<String> tags) {
    removeAll(sql, content);
    add(sql, content, tags);
  }

  /** Takes all tags off a content, as before it is deleted. */
  public void removeAll(JdbcClient sql, long content) {
    List<Long> removed =
        sql.sql("DELETE FROM content_tags WHERE content_id = :content RETURNING tag_id")
            .param("content", content)
            .query(Long.class)
            .list();
    removed.forEach(id -> count(sql, id, -1));
  }

  /** The tags of a content, by name. */
  public List<String> of(JdbcClient sql, long content) {
    return ofAll(sql, List.of(content)).getOrDefault(content, List.of());
  }

  /** The tags of several contents at once. */
  public Map<Long, List<String>> ofAll(JdbcClient sql, Collection<Long> contents) {
    Map<Long, List<String>> tags = new HashMap<>();
    if (contents.isEmpty()) {
      return tags;
    }
    sql.sql(
            """
            SELECT ct.content_id, t.name FROM content_tags ct JOIN tags t ON t.id = ct.tag_id
            WHERE ct.content_id IN (:contents) ORDER BY t.folded
            """)
        .param("contents", contents)
        .query(row -> {
          tags.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2));
        });
    return tags;
  }

  /** Every tag in use, the most used first. */
  public List<Used> used(JdbcClient sql, int limit) {
    return sql.sql(
            "SELECT name, uses FROM tags WHERE uses > 0 ORDER BY uses DESC, folded LIMIT :limit")
        .param("limit", limit)
        .query((row, n) -> new Used(row.getString(1), row.getLong(2)))
        .list();
  }

  private static long idOf(JdbcClient sql, String tag) {
    return sql.sql(
            """
            INSERT INTO tags (name, folded) VALUES (:name, :folded)
            ON CONFLICT (folded) DO UPDATE SET folded = excluded.folded
            RETURNING id
            """)
        .param("name", tag)
        .param("folded", Tags.fold(tag))
        .query(Long.class)
        .single();
  }

  private static void count(JdbcClient sql, long tag, int change) {
    if (change != 0) {
      sql.sql("UPDATE tags SET uses = uses + :change WHERE id = :tag")
          .param("change", change)
          .param("tag", tag)
          .update();
    }
  }
}
