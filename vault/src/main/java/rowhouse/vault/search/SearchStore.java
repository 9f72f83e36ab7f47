package rowhouse.vault.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Dialect;

/**
 * Finds contents. Only so many of the newest matches are looked at; when there are more, whoever
 * asks is told so, and those with the words in their title come first, old ones too. So a word
 * which stands everywhere costs little more than a rare one.
 */
final class SearchStore {
  private static final int NEWEST = 400;
  private static final int TITLES = 100;

  private static final String NOT_SCORED = "0.0";

  private final Dialect dialect;
  private final int newest;
  private final int titles;

  SearchStore(Dialect dialect) {
    this(dialect, NEWEST, TITLES);
  }

  /**
   * A store that looks at fewer.
   *
   * @param newest how many of the newest matches
   * @param titles how many of the newest matches with the words in their title
   */
  SearchStore(Dialect dialect, int newest, int titles) {
    this.dialect = dialect;
    this.newest = newest;
    this.titles = titles;
  }

  /** One match; a lower score is a better one. */
  record Candidate(long id, double score) {}

  /**
   * What was looked at, the newest first.
   *
   * @param more whether there are matches beside these
   */
  record Matches(List<Candidate> all, boolean more) {
    List<Long> ids() {
      return all.stream().map(Candidate::id).toList();
    }
  }

  /** How many of the matches have a value. */
  record Facet(String value, long count) {}

  /** The most frequent values of what was found, the most frequent first. */
  record Facets(List<Facet> platform, List<Facet> tag, List<Facet> site, List<Facet> month) {}

  Matches matches(JdbcClient sql, SearchQuery query, Map<String, List<String>> chosen) {
    SearchConditions conditions = SearchConditions.of(query, chosen);
    Optional<String> words = query.wanted(dialect);
    if (words.isEmpty()) {
      conditions.exclude(query, dialect);
      List<Candidate> found = listed(sql, conditions, newest + 1);
      return new Matches(found.subList(0, Math.min(found.size(), newest)), found.size() > newest);
    }
    // FTS5 goes through all matches of a phrase before it scores the first.
    boolean countFirst = dialect == Dialect.SQLITE && query.hasPhrase();
    String score = countFirst ? NOT_SCORED : score();
    List<Candidate> found = matching(sql, conditions, words.get(), score, newest + 1);
    if (found.size() > newest) {
      String title = query.wantedInTitle(dialect).orElseThrow();
      List<Candidate> titled = matching(sql, conditions, title, NOT_SCORED, titles);
      return new Matches(titlesFirst(found.subList(0, newest), titled), true);
    }
    return new Matches(
        countFirst ? matching(sql, conditions, words.get(), score(), newest) : found, false);
  }

  /** Scores what has the words in its title better than all the rest, and adds what is older. */
  private static List<Candidate> titlesFirst(List<Candidate> newest, List<Candidate> titled) {
    double best = newest.stream().mapToDouble(Candidate::score).min().orElseThrow() - 1;
    Map<Long, Candidate> all = new LinkedHashMap<>();
    newest.forEach(match -> all.put(match.id(), match));
    titled.forEach(match -> all.put(match.id(), new Candidate(match.id(), best)));
    return List.copyOf(all.values());
  }

  /** The newest matches. Where nothing is asked of them but words, their rows are not read. */
  private List<Candidate> matching(
      JdbcClient sql, SearchConditions conditions, String words, String score, int limit) {
    String statement =
        switch (dialect) {
          case SQLITE ->
              """
              SELECT content_search.rowid, %s FROM content_search %s
              WHERE content_search MATCH :match AND %s
              ORDER BY content_search.rowid DESC LIMIT :limit
              """;
          case POSTGRESQL ->
              """
              SELECT s.content_id, %s
              FROM to_tsquery('simple', :match) q JOIN content_search s ON s.words @@ q %s
              WHERE %s ORDER BY s.content_id DESC LIMIT :limit
              """;
        };
    String rows =
        switch (dialect) {
          case SQLITE -> "CROSS JOIN contents c ON c.id = content_search.rowid";
          case POSTGRESQL -> "JOIN contents c ON c.id = s.content_id";
        };
    return sql.sql(statement.formatted(score, conditions.none() ? "" : rows, conditions.sql()))
        .params(conditions.parameters())
        .param("match", words)
        .param("limit", limit)
        .query(SearchStore::candidate)
        .list();
  }

  /** How well a match fits, lower is better; a word in the title counts most. */
  private String score() {
    return switch (dialect) {
      case SQLITE -> "bm25(content_search, 10.0, 1.0, 4.0, 6.0, 2.0)";
      case POSTGRESQL -> "-ts_rank('{0.1, 0.2, 0.6, 1.0}', s.words, q)";
    };
  }

  private static List<Candidate> listed(JdbcClient sql, SearchConditions conditions, int limit) {
    return sql.sql(
            "SELECT c.id, %s FROM %s LIMIT :limit".formatted(NOT_SCORED, conditions.newestFirst()))
        .params(conditions.parameters())
        .param("limit", limit)
        .query(SearchStore::candidate)
        .list();
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(row.getLong(1), row.getDouble(2));
  }

  /** Counts what stands on these contents; of each kind the most frequent {@code limit}. */
  Facets facets(JdbcClient sql, List<Long> ids, int limit) {
    Map<String, List<Facet>> facets = new HashMap<>();
    sql.sql(
            """
            WITH these AS (%s),
            found AS (SELECT platform, site, month FROM these CROSS JOIN %s WHERE c.id = these.id),
            tagged AS (SELECT ct.tag_id, COUNT(*) AS n FROM these CROSS JOIN content_tags ct
              WHERE ct.content_id = these.id GROUP BY ct.tag_id ORDER BY n DESC, ct.tag_id
              LIMIT :limit)
            %s UNION ALL %s UNION ALL %s
            UNION ALL SELECT 'tag', t.name, n FROM tagged JOIN tags t ON t.id = tagged.tag_id
            """
                .formatted(these(), facetsIndex(), top("platform"), top("site"), top("month")))
        .param("ids", ids.toString())
        .param("limit", limit)
        .query(row -> {
          facets
              .computeIfAbsent(row.getString(1), facet -> new ArrayList<>())
              .add(new Facet(row.getString(2), row.getLong(3)));
        });
    return new Facets(
        mostFrequent(facets, "platform"),
        mostFrequent(facets, "tag"),
        mostFrequent(facets, "site"),
        mostFrequent(facets, "month"));
  }

  private static List<Facet> mostFrequent(Map<String, List<Facet>> facets, String kind) {
    return facets.getOrDefault(kind, List.of()).stream()
        .sorted(Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::value))
        .toList();
  }

  private String these() {
    return switch (dialect) {
      case SQLITE -> "SELECT value AS id FROM json_each(:ids)";
      case POSTGRESQL ->
          "SELECT value::bigint AS id FROM json_array_elements_text(:ids::json) AS i(value)";
    };
  }

  /** An index has what is counted: the long rows of the contents are not read. */
  private String facetsIndex() {
    return switch (dialect) {
      case SQLITE -> "contents c INDEXED BY contents_facets";
      case POSTGRESQL -> "contents c";
    };
  }

  private static String top(String column) {
    return """
    SELECT '%1$s' AS facet, value, n FROM (
      SELECT %1$s AS value, COUNT(*) AS n FROM found WHERE %1$s <> ''
      GROUP BY %1$s ORDER BY n DESC, %1$s LIMIT :limit) AS top_%1$s
    """
        .formatted(column);
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
}
