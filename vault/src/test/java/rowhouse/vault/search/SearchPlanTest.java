package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.vault.test.ManyContents;
import rowhouse.vault.test.QueryPlans;

final class SearchPlanTest {
  private static final int PAGES = 3_000;

  private static TestDatabase database;
  private static SearchStore store;

  @BeforeAll
  static void fill() {
    database = TestDatabase.open(new MigrationModule("vault", "rowhouse/vault/migrations"));
    new ManyContents(database.database()).add(0, PAGES);
    store = new SearchStore(database.database().dialect());
    if (database.database().dialect() == Dialect.POSTGRESQL) {
      // What autovacuum does after a while: new entries leave the waiting list of the index.
      database
          .database()
          .change(sql ->
              sql.sql("SELECT gin_clean_pending_list('content_search_words')")
                  .query(Long.class)
                  .single());
      database.database().change(sql -> sql.sql("ANALYZE").update());
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static boolean sqlite() {
    return database.database().dialect() == Dialect.SQLITE;
  }

  private static SearchQuery query(String typed) {
    return (SearchQuery) SearchQuery.parse(typed);
  }

  private static String plan(String typed) {
    return QueryPlans.of(database.database(), sql -> store.matches(sql, query(typed), Map.of()))
        .getFirst()
        .plan();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Page17",
        "\"river lantern\"",
        "灯火",
        "등불",
        "lan*",
        "Page17 -lantern",
        "Page17 tag:tag3"
      })
  void words_are_looked_up_in_the_full_text_index(String typed) {
    if (sqlite()) {
      assertThat(plan(typed))
          .contains("SCAN content_search VIRTUAL TABLE INDEX")
          .contains(
              typed.contains("tag:") ? "SEARCH c USING INTEGER PRIMARY KEY" : "content_search")
          .doesNotContain("SCAN c\n");
    } else if (typed.equals("Page17")) {
      assertThat(plan(typed)).contains("Bitmap Index Scan on content_search_words");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "platform:zhihu, contents_platform",
    "is:failed, contents_status",
    "after:2024-01-10, contents_created",
    "before:2024-01-10, contents_created",
    "tag:tag3, content_tags_tag",
  })
  void a_search_by_filters_alone_reads_the_newest_first_from_an_index(String typed, String index) {
    if (sqlite()) {
      assertThat(plan(typed)).contains(index).doesNotContain("TEMP B-TREE FOR ORDER BY");
    }
  }

  @Test
  void a_search_for_a_site_and_all_below_it_looks_for_them_among_the_sites() {
    if (sqlite()) {
      assertThat(plan("site:site9.example"))
          .contains("SEARCH c USING COVERING INDEX contents_site")
          .contains("SCAN s\n");
    }
  }

  @Test
  void of_many_matches_the_newest_are_looked_at_and_older_ones_with_the_words_in_their_title() {
    SearchStore few = new SearchStore(database.database().dialect(), 20, 5);
    List<Long> all = ids(store, "lantern");
    List<Long> looked = ids(few, "lantern");
    List<Long> titled = all.stream().filter(titled("lantern")::contains).limit(5).toList();
    assertThat(looked).startsWith(all.subList(0, 20).toArray(Long[]::new));
    assertThat(looked.subList(20, looked.size()))
        .isNotEmpty()
        .isEqualTo(titled.stream().filter(id -> id < all.get(19)).toList());
    assertThat(matches(few, "lantern").more()).isTrue();
    assertThat(matches(few, "Page17").more()).isFalse();
    assertThat(ids(few, "\"river lantern\" -Page17")).hasSizeGreaterThan(20);
    assertThat(ids(few, "lan*")).hasSizeGreaterThan(20);
  }

  private static SearchStore.Matches matches(SearchStore searched, String typed) {
    return database.database().read(sql -> searched.matches(sql, query(typed), Map.of()));
  }

  private static List<Long> ids(SearchStore searched, String typed) {
    return matches(searched, typed).all().stream().map(SearchStore.Candidate::id).toList();
  }

  /** Which contents have a word in their title. */
  private static Set<Long> titled(String word) {
    return database
        .database()
        .read(sql ->
            sql.sql("SELECT id FROM contents WHERE LOWER(title) LIKE :like")
                .param("like", "%" + word + "%")
                .query(Long.class)
                .set());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lantern", "\"river lantern\""})
  void of_many_matches_those_with_the_words_in_their_title_come_first_and_the_newest_of_them(
      String typed) {
    SearchStore few = new SearchStore(database.database().dialect(), 20, 10);
    List<SearchStore.Candidate> ranked =
        matches(few, typed).all().stream()
            .sorted(Comparator.comparingDouble(SearchStore.Candidate::score))
            .toList();
    Set<Long> titled = titled(typed.replace("\"", ""));
    List<Long> newestTitled =
        ids(store, typed).stream().filter(titled::contains).limit(10).toList();
    assertThat(ranked.stream().map(SearchStore.Candidate::id))
        .startsWith(newestTitled.toArray(Long[]::new));
    assertThat(ranked).hasSizeGreaterThan(20);
  }

  @Test
  void facets_go_from_the_found_pages_to_an_index_and_to_their_tags() {
    List<Long> ids = LongStream.rangeClosed(1, 500).boxed().toList();
    String plan =
        QueryPlans.of(database.database(), sql -> store.facets(sql, ids, 20)).getFirst().plan();
    if (sqlite()) {
      assertThat(plan)
          .contains("SCAN json_each VIRTUAL TABLE")
          .contains("SEARCH c USING COVERING INDEX contents_facets")
          .contains("SEARCH ct USING")
          .contains("SEARCH t USING INTEGER PRIMARY KEY");
    } else {
      assertThat(plan).containsAnyOf("content_tags_pkey", "Seq Scan on content_tags");
    }
  }

  @Test
  void the_texts_for_snippets_are_read_by_their_key() {
    String plan =
        QueryPlans.of(database.database(), sql -> store.texts(sql, List.of(1L, 2L, 3L)))
            .getFirst()
            .plan();
    assertThat(plan).containsAnyOf("SEARCH content_bodies USING", "content_bodies_pkey");
  }
}
