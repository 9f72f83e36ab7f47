package rowhouse.vault.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Dialect;

/**
 * Finds contents. At most {@link #CANDIDATES} of the newest matches are looked at, so that a word
 * which stands everywhere costs no more than a rare one; whoever asks is told when there are more.
 */
final class SearchStore {
  static final int CANDIDATES = 2_000;

  private final Dialect dialect;

  SearchStore(Dialect dialect) {
    this.dialect = dialect;
  }

  /** One match; a lower score is a better one. */
  record Candidate(long id, double score, String platform, String site, String month) {}

  /** How many of the matches have a value. */
  record Facet(String value, long count) {}

  List<Candidate> candidates(JdbcClient sql, SearchQuery query, Map<String, List<String>> chosen) {
    SearchConditions conditions = SearchConditions.of(query, chosen);
    Optional<String> match = query.wanted(dialect);
    if (match.isEmpty()) {
      conditions.exclude(query, dialect);
    }
    JdbcClient.StatementSpec statement =
        sql.sql(
                (match.isPresent() ? matching(conditions.none()) : plain())
                    .formatted(conditions.sql()))
            .params(conditions.parameters())
            .param("limit", CANDIDATES + 1);
    if (match.isPresent()) {
      statement = statement.param("match", match.get());
    }
    return statement
        .query((row, n) ->
            new Candidate(
                row.getLong(1),
                row.getDouble(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)))
        .list();
  }

  /**
   * The newest matches, each with how well it fits; a word in the title counts most. Where nothing
   * else is asked of a match, its long row is not read: an index has what is counted.
   */
  private String matching(boolean wordsAlone) {
    return switch (dialect) {
      case SQLITE ->
          """
          SELECT c.id, bm25(content_search, 10.0, 1.0, 4.0, 6.0, 2.0), c.platform, c.site, c.month
          FROM content_search CROSS JOIN contents c ${index} ON c.id = content_search.rowid
          WHERE content_search MATCH :match AND %s
          ORDER BY content_search.rowid DESC LIMIT :limit
          """
              .replace("${index}", wordsAlone ? "INDEXED BY contents_facets" : "");
      case POSTGRESQL ->
          """
          SELECT c.id, -ts_rank('{0.1, 0.2, 0.6, 1.0}', s.words, q), c.platform, c.site, c.month
          FROM to_tsquery('simple', :match) q
          JOIN content_search s ON s.words @@ q JOIN contents c ON c.id = s.content_id
          WHERE %s ORDER BY c.id DESC LIMIT :limit
          """;
    };
  }

  private static String plain() {
    return """
    SELECT c.id, 0.0, c.platform, c.site, c.month FROM contents c
    WHERE %s ORDER BY c.created_at DESC, c.id DESC LIMIT :limit
    """;
  }

  /** How often each tag stands on the matches, the most frequent first. */
  List<Facet> tags(JdbcClient sql, List<Long> ids, int limit) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.sql(
            switch (dialect) {
              case SQLITE ->
                  """
                  SELECT t.name, COUNT(*) FROM json_each(:ids) i
                  JOIN content_tags ct ON ct.content_id = i.value JOIN tags t ON t.id = ct.tag_id
                  GROUP BY t.id, t.name ORDER BY 2 DESC, 1 LIMIT :limit
                  """;
              case POSTGRESQL ->
                  """
                  SELECT t.name, COUNT(*) FROM json_array_elements_text(:ids::json) i
                  JOIN content_tags ct ON ct.content_id = i::bigint JOIN tags t ON t.id = ct.tag_id
                  GROUP BY t.id, t.name ORDER BY 2 DESC, 1 LIMIT :limit
                  """;
            })
        .param("ids", ids.toString())
        .param("limit", limit)
        .query((row, n) -> new Facet(row.getString(1), row.getLong(2)))
        .list();
  }

  /** The texts that snippets are cut from. */
  Map<Long, String> texts(JdbcClient sql, List<Long> ids) {
    Map<Long, String> texts = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.sql(
              "SELECT content_id, substr(text, 1, :most) FROM content_bodies WHERE content_id IN (:ids)")
          .param("most", Snippet.LOOKED_AT)
          .param("ids", ids)
          .query(row -> {
            texts.put(row.getLong(1), row.getString(2));
          });
    }
    return texts;
  }

  /** Counts values, the most frequent first. */
  static List<Facet> count(List<String> values, int limit) {
    Map<String, Long> counts = new LinkedHashMap<>();
    values.stream().filter(v -> !v.isEmpty()).forEach(v -> counts.merge(v, 1L, Long::sum));
    List<Facet> facets = new ArrayList<>();
    counts.forEach((value, count) -> facets.add(new Facet(value, count)));
    facets.sort((a, b) -> Long.compare(b.count(), a.count()));
    return facets.subList(0, Math.min(limit, facets.size()));
  }
}
