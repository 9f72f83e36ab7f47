package rowhouse.watching.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.test.SettableClock;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.Layout;
import rowhouse.watching.source.ReadLimits;

/** The store, on both databases. */
abstract class WatchHistoryContract {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final long NOON = 1_767_225_600L;

  private final SettableClock clock = SettableClock.at("2026-11-22T02:00:00Z");
  private TestDatabase test;
  private WatchHistoryStore store;
  private HistoryImports imports;
  private long anna;

  abstract Dialect dialect();

  @BeforeEach
  void open() {
    test =
        TestDatabase.open(
            dialect(),
            new MigrationModule("jobs", "rowhouse/jobs/migrations"),
            new MigrationModule("foundation", "rowhouse/foundation/migrations"),
            WatchHistoryStore.TABLES);
    store = new WatchHistoryStore(test.database(), clock);
    imports = new HistoryImports(test.database(), clock);
    anna = store.watcher("anna");
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void a_person_keeps_one_number() {
    assertThat(store.watcher("anna")).isEqualTo(anna).isNotEqualTo(store.watcher("Anna"));
    assertThat(store.find("nobody")).isEmpty();
  }

  @Test
  void events_come_back_in_order_and_within_the_range() {
    keep(anna, WatchEvent.of(NOON + 5, 7), WatchEvent.of(NOON, 9), WatchEvent.of(NOON, 8));
    keep(store.watcher("bert"), WatchEvent.of(NOON, 1));

    assertThat(events(NOON, NOON + 5))
        .containsExactly(WatchEvent.of(NOON, 8), WatchEvent.of(NOON, 9));
    assertThat(events(NOON + 1, NOON + 6)).containsExactly(WatchEvent.of(NOON + 5, 7));
    assertThat(store.extent(anna)).isEqualTo(new WatchHistoryStore.Extent(3, NOON, NOON + 5));
    assertThat(store.extent(store.watcher("carl")))
        .isEqualTo(new WatchHistoryStore.Extent(0, null, null));
  }

  @Test
  void the_newest_come_first_when_pages_are_turned_back() {
    keep(anna, WatchEvent.of(NOON, 1), WatchEvent.of(NOON + 1, 2), WatchEvent.of(NOON + 2, 3));
    List<WatchEvent> page = new ArrayList<>();
    store.recent(anna, NOON + 2, 1, page::add);

    assertThat(page).containsExactly(WatchEvent.of(NOON + 1, 2));
  }

  @Test
  void w_d11_the_same_event_is_kept_once_whoever_brings_it() {
    assertThat(keep(anna, WatchEvent.of(NOON, 1), WatchEvent.of(NOON, 1))).isEqualTo(1);
    assertThat(keep(anna, WatchEvent.of(NOON, 1), WatchEvent.of(NOON, 2))).isEqualTo(1);
    assertThat(keep(store.watcher("bert"), WatchEvent.of(NOON, 1))).isEqualTo(1);
  }

  @Test
  void w_d11_a_second_overlapping_export_adds_only_what_is_new() throws IOException {
    WatchHistory whole = example(3_000);
    HistoryImport first = upload(part(whole, 0, 2_000), "a");
    HistoryImport second = upload(part(whole, 1_500, whole.size()), "b");

    assertThat(first.newEvents()).isEqualTo(2_000);
    assertThat(second.newEvents()).isEqualTo(whole.size() - 2_000L);
    assertThat(second.duplicates()).isEqualTo(500);
    assertThat(store.extent(anna).events()).isEqualTo(whole.size());
  }

  @Test
  void w_d11_the_same_file_again_is_the_import_that_was() throws IOException {
    HistoryImport first = upload(example(50), "same");
    HistoryImport again = imports.begin(anna, HistorySource.EXPORT, "same");

    assertThat(again).isEqualTo(first);
    assertThat(again.state()).isEqualTo(ImportState.DONE);
    assertThat(imports.begin(store.watcher("bert"), HistorySource.EXPORT, "same").state())
        .isEqualTo(ImportState.READING);
  }

  @Test
  void w_d03_a_refused_file_leaves_nothing_behind_but_its_reason() throws IOException {
    upload(part(example(100), 0, 10), "good");
    Path broken = test.folder().resolve("user_data.json");
    String row = "{\"Date\":\"2026-01-01 00:00:00\",\"Link\":\"x\"},";
    Files.writeString(
        broken, "{\"Activity\":{\"Video Browsing History\":{\"VideoList\":[" + row.repeat(9_000));

    HistoryImport refused = read(broken, "broken");

    assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
    assertThat(refused.code()).isEqualTo("bad_json");
    assertThat(refused.report()).contains("byte_offset");
    assertThat(store.extent(anna).events()).isEqualTo(10);
    assertThat(store.link(anna, WatchEvent.ofLink(0, "x").video())).isEmpty();
  }

  @Test
  void w_d08_unknown_layouts_are_counted_for_whoever_runs_the_server() throws IOException {
    Path unknown = test.folder().resolve("x.json");
    Files.writeString(unknown, "{\"Bob\":[{\"date\":1}]}");
    read(unknown, "1");
    HistoryImport second = read(unknown, "2");

    assertThat(second.state()).isEqualTo(ImportState.UNKNOWN_LAYOUT);
    assertThat(imports.fingerprints(10))
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.times()).isEqualTo(2);
          assertThat(seen.structure()).contains("date").doesNotContain("Bob");
        });
  }

  @Test
  void an_import_that_was_killed_counts_right_when_it_is_run_again() throws IOException {
    WatchHistory history = example(500);
    HistoryImport open = imports.begin(anna, HistorySource.EXPORT, "killed");
    store.sink(anna, open.id()).accept(List.of(WatchEvent.of(history.at(0), history.video(0))));

    HistoryImport done = finish(open.id(), write(history));

    assertThat(done.newEvents()).isEqualTo(history.size());
    assertThat(done.duplicates()).isZero();
    assertThat(imports.find(done.id())).contains(done);
    assertThat(imports.of(anna, 5)).containsExactly(done);
  }

  @Test
  void what_a_linked_source_knows_is_kept_with_the_video_and_completed_by_later_rows() {
    WatchDetail half = new WatchDetail(9_500L, 1.5, null, "a\0b", null, List.of());
    WatchDetail more = new WatchDetail(null, null, "maker", null, "tune", List.of("x", "#\"y"));
    keep(anna, new WatchEvent(NOON, 5, null, half));
    keep(anna, new WatchEvent(NOON + 9, 5, null, more));

    assertThat(events(NOON, NOON + 1).getFirst().detail())
        .isEqualTo(new WatchDetail(9_500L, 1.5, "maker", "ab", "tune", List.of("x", "#\"y")));
  }

  @Test
  void w_d10_a_link_without_an_id_can_be_shown_again() {
    WatchEvent event = WatchEvent.ofLink(NOON, "https://example.com/a\0b");
    keep(anna, event);

    assertThat(store.link(anna, event.video())).contains("https://example.com/ab");
    assertThat(store.link(store.watcher("bert"), event.video())).isEmpty();
    assertThat(events(NOON, NOON + 1).getFirst().video()).isEqualTo(event.video());
  }

  @Test
  void figures_from_the_store_are_those_of_the_file() throws IOException {
    WatchHistory history = example(4_000);
    upload(history, "a");
    Period year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), ZONE);
    MetricPass pass = new MetricPass(year, MetricRules.standard());
    history.forEach(pass::accept);

    assertThat(store.metrics(anna, year, MetricRules.standard())).isEqualTo(pass.finish());
  }

  @Test
  void erasing_a_person_leaves_no_row_and_tells_how_many_there_were() {
    keep(anna, WatchEvent.of(NOON, 1), WatchEvent.ofLink(NOON, "x"));
    keep(store.watcher("bert"), WatchEvent.of(NOON, 1));

    assertThat(store.erase(anna)).isEqualTo(new WatchHistoryStore.Receipt(2, 1, 1));
    assertThat(store.find("anna")).isEmpty();
    assertThat(store.extent(store.watcher("bert")).events()).isEqualTo(1);
    for (String table : List.of("watch_history_data", "watch_link", "history_import")) {
      long left =
          test.database()
              .read(sql ->
                  sql.sql("SELECT count(*) FROM " + table + " WHERE watcher_id = ?")
                      .param(anna)
                      .query(Long.class)
                      .single());
      assertThat(left).isZero();
    }
  }

  @Test
  void four_imports_of_the_same_history_at_once_keep_each_event_once() {
    WatchHistory history = example(6_000);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<CompletableFuture<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int rotation = i * 1_500;
        all.add(CompletableFuture.supplyAsync(() -> keepAll(history, rotation), pool));
      }
      assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(history.size());
    }
    assertThat(store.extent(anna).events()).isEqualTo(history.size());
  }

  private int keepAll(WatchHistory history, int rotation) {
    long id = imports.begin(anna, HistorySource.EXAMPLE, "").id();
    int added = 0;
    for (int from = 0; from < history.size(); from += 400) {
      List<WatchEvent> batch = new ArrayList<>();
      for (int i = from; i < Math.min(history.size(), from + 400); i++) {
        int index = (i + rotation) % history.size();
        batch.add(WatchEvent.of(history.at(index), history.video(index)));
      }
      added += store.keep(anna, id, batch);
    }
    return added;
  }

  private int keep(long watcher, WatchEvent... events) {
    long id = imports.begin(watcher, HistorySource.ARCHIVE, "").id();
    return store.keep(watcher, id, List.of(events));
  }

  private List<WatchEvent> events(long from, long until) {
    List<WatchEvent> events = new ArrayList<>();
    store.read(anna, from, until, events::add);
    return events;
  }

  private static WatchHistory example(int events) {
    return ExampleHistory.of(
        new ExampleHistory.Wish(
            1, ZONE, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), events));
  }

  private static WatchHistory part(WatchHistory whole, int from, int to) {
    WatchHistory part = new WatchHistory();
    for (int i = from; i < to; i++) {
      part.add(whole.at(i), whole.video(i));
    }
    return part;
  }

  private HistoryImport upload(WatchHistory history, String sha256) throws IOException {
    return read(write(history), sha256);
  }

  private Path write(WatchHistory history) throws IOException {
    Path file = test.folder().resolve("export.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      new ExampleExport(history, Layout.CURRENT).writeZip(out);
    }
    return file;
  }

  private HistoryImport read(Path file, String sha256) throws IOException {
    return finish(imports.begin(anna, HistorySource.EXPORT, sha256).id(), file);
  }

  private HistoryImport finish(long id, Path file) throws IOException {
    imports.restart(id);
    ExportResult result =
        new ExportReader(clock, ReadLimits.standard())
            .read(ExportFile.at(file), store.sink(anna, id));
    return imports.finish(id, result);
  }
}
