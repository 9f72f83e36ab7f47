package rowhouse.vault.search;

import java.time.Duration;
import java.util.Map;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.problem.Problem;

/**
 * A search as a condition on {@code contents c}, for lists that are narrowed by words.
 *
 * @param condition SQL that can stand behind AND
 * @param parameters the values of its named parameters
 */
public record Narrowing(String condition, Map<String, Object> parameters) {
  /** The longest that the SQL of a search may take. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(2);

  /**
   * The condition that {@code typed} is.
   *
   * @throws Problem 400 {@code query_…} when it cannot be read
   */
  public static Narrowing of(String typed, Dialect dialect) {
    SearchQuery query = query(typed);
    SearchConditions conditions = SearchConditions.of(query, Map.of());
    conditions.require(query, dialect);
    return new Narrowing(conditions.sql(), conditions.parameters());
  }

  static SearchQuery query(String typed) {
    return switch (SearchQuery.parse(typed)) {
      case SearchQuery query -> query;
      case ParsedQuery.Refused refused -> throw refused.problem();
    };
  }
}
