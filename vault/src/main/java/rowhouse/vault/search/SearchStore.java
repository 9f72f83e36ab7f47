package rowhouse.vault.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Dialect;

/**
 * Finds contents. Only so many of the newest matches are looked at, and of older ones those with
 * the words in their title, so that a word which stands everywhere costs little more than a rare
 * one; whoever asks is told when there are more.
 */
final class SearchStore {
  private static final int NEWEST = 600;
  private static final int OLDER_TITLES = 200;

  private final Dialect dialect;
  private final int newest;
  private final int olderTitles;

  SearchStore(Dialect dialect) {
    this(dialect, NEWEST, OLDER_TITLES);
  }

  SearchStore(Dialect dialect, int newest, int olderTitles) {
    this.dialect = dialect;
    this.newest = newest;
    this.olderTitles = olderTitles;
  }

  /** One match; a lower score is a better one. */
  record Candidate(long id, double score, String platform, String site, String month) {}

  /** How many of the matches have a value. */
  record Facet(String value, long count) {}

  /**
   * What was looked at, the newest first.
   *
   * @param more whether there are matches beside these
   */
  record Matches(List<Candidate> all, boolean more) {}

  Matches matches(JdbcClient sql, SearchQuery query, Map<String, List<String>> chosen) {
    SearchConditions conditions = SearchConditions.of(query, chosen);
    Optional<String> words = query.wanted(dialect);
    if (words.isEmpty()) {
      conditions.exclude(query, dialect);
    }
    List<Candidate> found =
        words.isPresent()
            ? matching(sql, conditions, words.get(), Long.MAX_VALUE, newest + 1)
            : listed(sql, conditions, newest + 1);
    if (found.size() <= newest) {
      return new Matches(found, false);
    }
    List<Candidate> all = new ArrayList<>(found.subList(0, newest));
    query
        .wantedInTitle(dialect)
        .ifPresent(
            title -> all.addAll(matching(sql, conditions, title, all.getLast().id(), olderTitles)));
    return new Matches(all, true);
  }

  private List<Candidate> matching(
      JdbcClient sql, SearchConditions conditions, String words, long below, int limit) {
    return sql.sql(matching(conditions.none()).formatted(conditions.sql()))
        .params(conditions.parameters())
        .param("match", words)
        .param("below", below)
        .param("limit", limit)
        .query(SearchStore::candidate)
        .list();
  }

  private static List<Candidate> listed(JdbcClient sql, SearchConditions conditions, int limit) {
    return sql.sql(
            "SELECT c.id, 0.0, c.platform, c.site, c.month FROM %s LIMIT :limit"
                .formatted(conditions.newestFirst()))
        .params(conditions.parameters())
        .param("limit", limit)
        .query(SearchStore::candidate)
        .list();
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(
        row.getLong(1), row.getDouble(2), row.getString(3), row.getString(4), row.getString(5));
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
          WHERE content_search MATCH :match AND content_search.rowid < :below AND %s
          ORDER BY content_search.rowid DESC LIMIT :limit
          """
              .replace("${index}", wordsAlone ? "INDEXED BY contents_facets" : "");
      case POSTGRESQL ->
          """
          SELECT c.id, -ts_rank('{0.1, 0.2, 0.6, 1.0}', s.words, q), c.platform, c.site, c.month
          FROM to_tsquery('simple', :match) q
          JOIN content_search s ON s.words @@ q JOIN contents c ON c.id = s.content_id
          WHERE c.id < :below AND %s ORDER BY c.id DESC LIMIT :limit
          """;
    };
  }

  /** How often each tag stands on the matches, the most frequent first. */
  List<Facet> tags(JdbcClient sql, List<Long> ids, int limit) {
    if (ids.isEmpty()) {
      return List.of();
    }
    String each =
        switch (dialect) {
          case SQLITE -> "json_each(:ids) i JOIN content_tags ct ON ct.content_id = i.value";
          case POSTGRESQL ->
              "json_array_elements_text(:ids::json) i"
                  + " JOIN content_tags ct ON ct.content_id = i::bigint";
        };
    // Counted by number first, so that only the names that are shown are looked up.
    return sql.sql(
            """
            SELECT t.name, counted.n FROM (
              SELECT ct.tag_id, COUNT(*) AS n FROM %s
              GROUP BY ct.tag_id ORDER BY n DESC, ct.tag_id LIMIT :limit) counted
            JOIN tags t ON t.id = counted.tag_id ORDER BY counted.n DESC, t.name
            """
                .formatted(each))
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
