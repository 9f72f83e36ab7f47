package rowhouse.vault.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.database.Dialect;
import rowhouse.vault.tag.TaggedContents;
import rowhouse.vault.tag.Tags;

/** The filters of a search as conditions on {@code contents c}. */
final class SearchConditions {
  private static final String TAGGED =
      "c.id IN (SELECT ct.content_id FROM content_tags ct JOIN tags t ON t.id = ct.tag_id"
          + " WHERE t.folded = %s)";
  private static final String TAGGED_ANY = TAGGED.replace("= %s", "IN (%s)");

  private static final String SITE_AND_BELOW =
      "c.site IN (SELECT s.name FROM sites s WHERE s.name = %1$s OR s.name LIKE '%%.' || %1$s)";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /** The name of the parameter of a tag that is wanted. */
  private @Nullable String tag;

  /**
   * The filters of {@code query}, and the facets that were {@code chosen} beside it: {@code
   * platform}, {@code tag} or {@code site} with their values, of which any will do.
   */
  static SearchConditions of(SearchQuery query, Map<String, List<String>> chosen) {
    SearchConditions conditions = new SearchConditions();
    query.filters().forEach(conditions::add);
    conditions.any("c.platform IN (%s)", chosen.getOrDefault("platform", List.of()));
    conditions.any("c.site IN (%s)", chosen.getOrDefault("site", List.of()));
    List<String> tags = chosen.getOrDefault("tag", List.of()).stream().map(Tags::fold).toList();
    if (tags.size() == 1) {
      conditions.add(TAGGED, tags.getFirst(), false);
    } else {
      conditions.any(TAGGED_ANY, tags);
    }
    return conditions;
  }

  private void any(String condition, List<String> values) {
    if (!values.isEmpty()) {
      add(condition, values, false);
    }
  }

  private void add(Filter filter) {
    boolean no = filter.negated();
    switch (filter) {
      case Filter.Tag tag -> add(TAGGED, Tags.fold(tag.value()), no);
      case Filter.Site site -> add(SITE_AND_BELOW, site.value(), no);
      case Filter.OfPlatform platform -> add("c.platform = %s", platform.value(), no);
      case Filter.Author author ->
          add("LOWER(c.author_name) = %s", author.value().toLowerCase(Locale.ROOT), no);
      case Filter.Before before -> add("c.created_at < %s", startOf(before.day()), no);
      case Filter.After after -> add("c.created_at >= %s", startOf(after.day()), no);
      case Filter.Is is -> add(is.state(), no);
    }
  }

  private void add(Filter.State state, boolean negated) {
    switch (state) {
      case READY -> add("c.status = %s", "parse_success", negated);
      case WAITING -> add("c.status = %s", "unprocessed", negated);
      case WORKING -> add("c.status = %s", "processing", negated);
      case FAILED -> add("c.status = %s", "parse_failed", negated);
      case NSFW -> add("c.is_nsfw = %s", 1, negated);
      case ARTICLE, VIDEO, GALLERY, AUDIO, LINK ->
          add(
              "COALESCE(c.layout_type_override, c.layout_type) = %s",
              state.name().toLowerCase(Locale.ROOT), negated);
    }
  }

  private void add(String condition, Object value, boolean negated) {
    String name = "f" + parameters.size();
    parameters.put(name, value);
    String whole = condition.formatted(":" + name);
    conditions.add(negated ? "NOT COALESCE(" + whole + ", 1 = 0)" : whole);
    if (condition.equals(TAGGED) && !negated) {
      tag = name;
    }
  }

  /** Leaves out what a search leaves out, where no word is searched for beside it. */
  void exclude(SearchQuery query, Dialect dialect) {
    query
        .unwanted(dialect)
        .ifPresent(none -> {
          parameters.put("none", none);
          conditions.add("c.id NOT IN (" + matching(dialect, ":none") + ")");
        });
  }

  /** Lets through what holds the words of a search. */
  void require(SearchQuery query, Dialect dialect) {
    Optional<String> words = query.wanted(dialect);
    if (words.isEmpty()) {
      exclude(query, dialect);
    } else {
      parameters.put("words", words.get());
      conditions.add("c.id IN (" + matching(dialect, ":words") + ")");
    }
  }

  private static String matching(Dialect dialect, String parameter) {
    return switch (dialect) {
      case SQLITE ->
          "SELECT rowid FROM content_search WHERE content_search MATCH %s".formatted(parameter);
      case POSTGRESQL ->
          "SELECT content_id FROM content_search WHERE words @@ to_tsquery('simple', %s)"
              .formatted(parameter);
    };
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  boolean none() {
    return conditions.isEmpty();
  }

  String sql() {
    return sql(conditions);
  }

  private static String sql(List<String> conditions) {
    return conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions);
  }

  /** The contents that fit, the newest first, as what stands behind FROM. */
  String newestFirst() {
    if (tag == null) {
      return "contents c WHERE %s ORDER BY c.created_at DESC, c.id DESC".formatted(sql());
    }
    List<String> others = new ArrayList<>(conditions);
    others.set(others.indexOf(TAGGED.formatted(":" + tag)), TaggedContents.is(tag));
    return "%s WHERE %s ORDER BY %s"
        .formatted(TaggedContents.FROM, sql(others), TaggedContents.NEWEST_FIRST);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
