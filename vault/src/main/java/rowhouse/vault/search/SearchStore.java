package rowhouse.vault.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Dialect;

/**
 * Finds contents. Only so many of the newest matches are looked at, and of older ones those with
 * the words in their title, so that a word which stands everywhere costs little more than a rare
 * one; whoever asks is told when there are more.
 */
final class SearchStore {
  private static final int NEWEST = 600;
  private static final int TITLES = 200;

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
    String words = query.wanted(dialect).orElse("");
    if (words.isEmpty()) {
      conditions.exclude(query, dialect);
    }
    List<Candidate> found =
        words.isEmpty()
            ? listed(sql, conditions, newest + 1)
            : matching(sql, conditions, words, score(), newest + 1);
    if (found.size() <= newest) {
      return new Matches(found, false);
    }
    List<Candidate> all = new ArrayList<>(found.subList(0, newest));
    query
        .wantedInTitle(dialect)
        .map(title -> matching(sql, conditions, title, "0.0", titles))
        .ifPresent(titled -> all.addAll(older(all, titled)));
    return new Matches(all, true);
  }

  /**
   * The matches by title that are older than all the {@code newest}. To score them the database
   * would go through every match once more; each counts as much as the weakest of the newer ones
   * that have the words in their title too, or as the best of all when none has.
   */
  private static List<Candidate> older(List<Candidate> newest, List<Candidate> titled) {
    Set<Long> inTitle = new HashSet<>();
    titled.forEach(match -> inTitle.add(match.id()));
    double score =
        newest.stream()
            .filter(match -> inTitle.contains(match.id()))
            .mapToDouble(Candidate::score)
            .max()
            .orElseGet(() -> newest.stream().mapToDouble(Candidate::score).min().orElseThrow());
    long oldest = newest.getLast().id();
    return titled.stream()
        .filter(match -> match.id() < oldest)
        .map(match -> new Candidate(match.id(), score))
        .toList();
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
    return sql.sql("SELECT c.id, 0.0 FROM %s LIMIT :limit".formatted(conditions.newestFirst()))
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
