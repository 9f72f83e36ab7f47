package rowhouse.vault.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Dialect;
import rowhouse.vault.tag.TagStore;

/** Keeps the words of every content findable, in the write that changes them. */
public final class SearchIndex {
  /** PostgreSQL refuses more than a megabyte of words in one row. */
  private static final int LONGEST_TEXT = 400_000;

  private final Dialect dialect;
  private final TagStore tags = new TagStore();

  /** An index in a database of this kind. */
  public SearchIndex(Dialect dialect) {
    this.dialect = dialect;
  }

  private record Words(
      @Nullable String title, @Nullable String text, @Nullable String author, String site) {}

  /** Indexes a content as its rows say now, in the place of what was indexed before. */
  public void put(JdbcClient sql, long content) {
    if (dialect == Dialect.POSTGRESQL) {
      // Of two that index a content at once, the second must read what the first has written.
      sql.sql("SELECT id FROM contents WHERE id = :id FOR UPDATE")
          .param("id", content)
          .query(Long.class)
          .single();
    }
    Words words =
        sql.sql(
                """
                SELECT c.title, b.text, c.author_name, c.site FROM contents c
                LEFT JOIN content_bodies b ON b.content_id = c.id WHERE c.id = :id
                """)
            .param("id", content)
            .query((row, n) ->
                new Words(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            .single();
    List<String> tagged = tags.of(sql, content);
    remove(sql, content);
    sql.sql(
            switch (dialect) {
              case SQLITE ->
                  """
                  INSERT INTO content_search (rowid, title, body, author, tags, site)
                  VALUES (:id, :title, :body, :author, :tags, :site)
                  """;
              case POSTGRESQL ->
                  """
                  INSERT INTO content_search (content_id, words) VALUES (:id,
                    setweight(to_tsvector('simple', :title), 'A')
                    || setweight(to_tsvector('simple', :tags), 'B')
                    || setweight(to_tsvector('simple', :author || ' ' || :site), 'C')
                    || setweight(to_tsvector('simple', :body), 'D'))
                  """;
            })
        .param("id", content)
        .param("title", prepared(words.title()))
        .param("body", prepared(words.text()))
        .param("author", prepared(words.author()))
        .param("tags", prepared(String.join(" ", tagged)))
        .param("site", prepared(words.site()))
        .update();
  }

  /** Forgets a content. */
  public void remove(JdbcClient sql, long content) {
    sql.sql(
            switch (dialect) {
              case SQLITE -> "DELETE FROM content_search WHERE rowid = :id";
              case POSTGRESQL -> "DELETE FROM content_search WHERE content_id = :id";
            })
        .param("id", content)
        .update();
  }

  private static String prepared(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return SearchText.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
  }
}
