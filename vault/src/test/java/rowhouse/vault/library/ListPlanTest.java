package rowhouse.vault.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.vault.tag.TagStore;
import rowhouse.vault.test.ManyContents;
import rowhouse.vault.test.QueryPlans;

final class ListPlanTest {
  private static TestDatabase database;

  private final ContentList list = new ContentList();

  @BeforeAll
  static void fill() {
    database = TestDatabase.open(new MigrationModule("vault", "rowhouse/vault/migrations"));
    new ManyContents(database.database()).add(0, 2_000);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static ContentFilter filter(
      String status, String platform, String tag, String site, String author, Instant from) {
    return new ContentFilter(
        one(status),
        one(platform),
        List.of(),
        one(tag),
        one(site),
        author,
        null,
        from,
        null,
        null,
        null);
  }

  private static List<String> one(String value) {
    return value == null ? List.of() : List.of(value);
  }

  static Stream<Arguments> filters() {
    Instant from = Instant.parse("2024-01-10T00:00:00Z");
    return Stream.of(
        Arguments.of("none", ContentFilter.none(), "contents_created"),
        Arguments.of(
            "status", filter("parse_failed", null, null, null, null, null), "contents_status"),
        Arguments.of(
            "platform", filter(null, "zhihu", null, null, null, null), "contents_platform"),
        Arguments.of(
            "site", filter(null, null, null, "site9.example", null, null), "contents_site"),
        Arguments.of("author", filter(null, null, null, null, "Author 7", null), "contents_author"),
        Arguments.of("dates", filter(null, null, null, null, null, from), "contents_created"),
        Arguments.of("tag", filter(null, null, "tag3", null, null, null), "content_tags"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filters")
  void each_filter_of_the_list_is_read_from_an_index_and_not_by_scanning_the_rows(
      String name, ContentFilter filter, String index) {
    Assumptions.assumeTrue(TestDatabase.chosen() == Dialect.SQLITE, "the words of SQLite's plans");
    for (QueryPlans.Plan plan :
        QueryPlans.of(
            database.database(),
            sql -> {
              list.page(sql, filter, 0, 20);
              list.count(sql, filter);
            })) {
      boolean count = plan.statement().contains("COUNT");
      assertThat(plan.plan())
          .as(plan.statement())
          .contains(count && name.equals("none") ? "COVERING INDEX" : index)
          .doesNotContain("SCAN c\n");
      if (!count) {
        assertThat(plan.plan()).doesNotContain("TEMP B-TREE FOR ORDER BY");
      }
    }
  }

  @Test
  void the_tags_in_use_are_read_in_their_order_from_an_index() {
    Assumptions.assumeTrue(TestDatabase.chosen() == Dialect.SQLITE, "the words of SQLite's plans");
    String plan =
        QueryPlans.of(database.database(), sql -> new TagStore().used(sql, 100)).getFirst().plan();
    assertThat(plan).contains("tags_uses").doesNotContain("TEMP B-TREE");
  }
}
