package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.vault.tag.TagStore;
import rowhouse.vault.test.ManyContents;

final class SearchIndexTest {
  private static final int PAGES = 60;

  private final TagStore tags = new TagStore();

  @Test
  void a_text_and_a_tag_that_come_at_the_same_moment_are_both_found() throws Exception {
    try (TestDatabase open =
            TestDatabase.open(new MigrationModule("vault", "rowhouse/vault/migrations"));
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Database database = open.database();
      new ManyContents(database).add(0, PAGES);
      SearchIndex index = new SearchIndex(database.dialect());
      CyclicBarrier together = new CyclicBarrier(2);
      for (long id = 1; id <= PAGES; id++) {
        long page = id;
        Future<?> text =
            threads.submit(() -> write(database, together, sql -> keep(sql, page, index)));
        Future<?> tag =
            threads.submit(() -> write(database, together, sql -> tag(sql, page, index)));
        text.get();
        tag.get();
      }
      SearchStore store = new SearchStore(database.dialect());
      assertThat(found(database, store, "quaggamire")).hasSize(PAGES);
      assertThat(found(database, store, "blatherskite")).hasSize(PAGES);
    }
  }

  private static Void write(Database database, CyclicBarrier together, Consumer<JdbcClient> work)
      throws Exception {
    together.await();
    database.change(work);
    return null;
  }

  private static void keep(JdbcClient sql, long page, SearchIndex index) {
    sql.sql("UPDATE content_bodies SET text = 'quaggamire' WHERE content_id = :id")
        .param("id", page)
        .update();
    index.put(sql, page);
  }

  private void tag(JdbcClient sql, long page, SearchIndex index) {
    tags.add(sql, page, List.of("blatherskite"));
    index.put(sql, page);
  }

  private static List<Long> found(Database database, SearchStore store, String word) {
    SearchQuery query = (SearchQuery) SearchQuery.parse(word);
    return database.read(sql -> store.matches(sql, query, Map.of())).ids();
  }
}
