package rowhouse.watching.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rowhouse.watching.archive.ArchiveClientTest.failed;
import static rowhouse.watching.archive.ArchiveClientTest.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.SettableClock;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.WatchHistoryStore;

class EmbeddedArchiveTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final Archive.Range YEAR =
      new Archive.Range(
          LocalDate.of(2025, 1, 1).atStartOfDay(ZONE).toInstant(),
          LocalDate.of(2026, 1, 1).atStartOfDay(ZONE).toInstant());

  private final SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");
  private TestDatabase test;
  private WatchHistoryStore store;
  private EmbeddedArchive archive;
  private WatchHistory history;

  @BeforeEach
  void open() {
    test = TestDatabase.open(WatchHistoryStore.TABLES);
    store = new WatchHistoryStore(test.database(), clock);
    archive = archive((byte) 1);
    history =
        ExampleHistory.of(
            new ExampleHistory.Wish(
                3, ZONE, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), 3_000));
    keep("anna");
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void the_linked_way_runs_from_start_to_the_whole_history_with_nothing_outside() {
    Archive.StartedLink link = value(archive.startAuth(null));
    assertThat(value(archive.redirect(link.archiveJobId())))
        .isEqualTo(new Archive.SignIn.Open("wrapped/link?job=" + link.archiveJobId()));
    String code = value(archive.authorizationCode(link.archiveJobId())).code();
    Archive.LinkedAccount account = value(archive.finish(link.archiveJobId(), code, null));
    keep(account.archiveUserId());

    List<WatchEvent> pulled = new ArrayList<>();
    HistoryPull pull = new HistoryPull(archive, clock, PullRules.standard());
    PullStep step =
        pull.next(PullProgress.begin(account.archiveUserId(), YEAR.startAt(), clock.instant()));
    while (step instanceof PullStep.More more) {
      pulled.addAll(more.events());
      step = pull.next(more.progress());
    }
    pulled.addAll(((PullStep.Done) step).events());

    assertThat(((PullStep.Done) step).complete()).isTrue();
    assertThat(pulled).hasSize(history.size());
    assertThat(pulled).doesNotHaveDuplicates();
  }

  @Test
  void an_anchor_keeps_the_identity_and_only_ids_of_this_archive_are_taken() {
    Archive.StartedLink first = value(archive.startAuth(null));
    String code = value(archive.authorizationCode(first.archiveJobId())).code();
    Archive.LinkedAccount account = value(archive.finish(first.archiveJobId(), code, null));
    assertThat(value(archive.finish(first.archiveJobId(), code, null))).isEqualTo(account);

    Archive.StartedLink again = value(archive.startAuth(account.anchorToken()));
    String newCode = value(archive.authorizationCode(again.archiveJobId())).code();
    assertThat(value(archive.finish(again.archiveJobId(), newCode, null)).archiveUserId())
        .isEqualTo(account.archiveUserId());

    Archive.StartedLink stranger = value(archive((byte) 2).startAuth(null));
    assertThat(failed(archive.redirect(stranger.archiveJobId())).fault())
        .isEqualTo(ArchiveFault.EXPIRED);
    assertThat(failed(archive.finish(first.archiveJobId(), "made-up", null)).fault())
        .isEqualTo(ArchiveFault.REFUSED);
    clock.advance(Duration.ofHours(2));
    assertThat(failed(archive.redirect(first.archiveJobId())).status()).isEqualTo(410);
  }

  @Test
  void stored_rows_are_turned_page_by_page_without_loss_or_repeat() {
    List<WatchEvent> all = new ArrayList<>();
    Instant before = null;
    do {
      Archive.StoredRows page = value(archive.history("anna", 700, before));
      all.addAll(page.events());
      before = page.nextBefore();
    } while (before != null);

    assertThat(all).hasSize(history.size()).doesNotHaveDuplicates();
    assertThat(all.getFirst().at()).isEqualTo(history.at(history.size() - 1));
    assertThat(value(archive.coverage("anna")).rows()).isEqualTo(history.size());
  }

  @Test
  void sums_follow_the_formulas_of_the_original() {
    Archive.Summary sums =
        value(archive.summary(new Archive.SummaryWish("anna", YEAR, "Asia/Seoul", 5, 1)));
    double expected = 0;
    for (int i = 0; i < history.size(); i++) {
      var detail = ExampleHistory.detail(history.video(i));
      expected += detail.durationMillis() / 1_000.0 * detail.timesWatched();
    }

    assertThat(sums.videos()).isEqualTo(history.size());
    assertThat(sums.watchSeconds()).isCloseTo(expected, within(1e-3));
    assertThat(sums.hourSeconds()).hasSize(24);
    assertThat(sums.creators()).hasSize(5);
    assertThat(sums.music()).hasSize(1);
    assertThat(sums.nulls())
        .isEqualTo(
            Map.of("duration_ms", 0L, "approx_times_watched", 0L, "author", 0L, "music", 0L));
  }

  @Test
  void samples_are_the_newest_or_some_of_each_month() {
    List<Archive.Sample> recent =
        value(archive.samples(new Archive.SampleWish("anna", YEAR, "Asia/Seoul", 0, 50, 7)));
    List<Archive.Sample> monthly =
        value(archive.samples(new Archive.SampleWish("anna", YEAR, "Asia/Seoul", 2, 200, 80)));

    assertThat(recent).hasSize(50).allMatch(sample -> sample.text().equals("Example"));
    assertThat(recent.getFirst().watchedAt().getEpochSecond())
        .isEqualTo(history.at(history.size() - 1));
    assertThat(monthly).hasSize(24);
    assertThat(monthly.stream().map(Archive.Sample::bucket).distinct()).hasSize(12);
  }

  @Test
  void w_d14_an_unknown_zone_and_an_unknown_account_are_refused() {
    var zone = failed(archive.summary(new Archive.SummaryWish("anna", YEAR, "Mars", 5, 1)));

    assertThat(zone.status()).isEqualTo(422);
    assertThat(zone.error()).isEqualTo("invalid_time_zone");
    assertThat(failed(archive.coverage("nobody")).fault()).isEqualTo(ArchiveFault.NOT_FOUND);
    assertThat(failed(archive.startHistory("nobody", 200, 3, null)).status()).isEqualTo(404);
    assertThat(failed(archive.finishHistory("made-up", true, 1)).status()).isEqualTo(410);
    assertThat(failed(archive.interests("anna", YEAR)).fault())
        .isEqualTo(ArchiveFault.NOT_SUPPORTED);
  }

  @Test
  void deleting_tells_how_many_rows_there_were() {
    assertThat(value(archive.deleteHistory("anna"))).isEqualTo(history.size());
    assertThat(value(archive.deleteHistory("anna"))).isZero();
  }

  private EmbeddedArchive archive(byte fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, fill);
    return new EmbeddedArchive(store, clock, key, job -> "wrapped/link?job=" + job);
  }

  private void keep(String user) {
    long watcher = store.watcher(user);
    HistoryImports imports = new HistoryImports(test.database(), clock);
    long id = imports.begin(watcher, HistorySource.EXAMPLE, "").id();
    List<WatchEvent> events = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      long video = history.video(i);
      events.add(new WatchEvent(history.at(i), video, null, ExampleHistory.detail(video)));
    }
    store.keep(watcher, id, events);
  }
}
