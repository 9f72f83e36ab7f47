package rowhouse.watching.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.SettableClock;
import rowhouse.watching.WatchEvent;
import tools.jackson.databind.json.JsonMapper;

class HistoryPullTest {
  private static final String START = "/watch-history/start";
  private static final String FINISH = "/watch-history/finalize";
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant SINCE = Instant.parse("2025-01-01T00:00:00Z");

  private final SettableClock clock = SettableClock.at(NOW);
  private final List<WatchEvent> events = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private FakeArchive fake;
  private HistoryPull pull;

  @BeforeEach
  void open() {
    fake = new FakeArchive();
    fake.answers(START, 202, "{\"data_job_id\":\"d\"}");
    pull = new HistoryPull(fake.client(), clock, PullRules.standard());
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void pages_are_walked_back_until_the_first_wanted_day() {
    fake.answers(FINISH, 200, page("2026-02-01", true, "2026-01-15"))
        .answers(FINISH, 202, "{\"queue_position\":4}")
        .answers(FINISH, 200, page("2025-06-01", true, "2024-12-31"));

    PullStep.Done done = run(begin());

    assertThat(done.reason()).isEqualTo("reached_start");
    assertThat(done.complete()).isTrue();
    assertThat(events).hasSize(2);
    assertThat(done.progress().events()).isEqualTo(2);
    assertThat(pauses).contains(Duration.ofSeconds(6));
  }

  @Test
  void a_pull_goes_on_from_its_progress_after_a_restart() {
    fake.answers(FINISH, 200, page("2026-02-01", true, "2026-01-15"))
        .answers(FINISH, 200, page("2025-06-01", false, null));
    JsonMapper json = new JsonMapper();
    PullProgress progress = begin();
    PullStep step;
    do {
      step = pull.next(progress);
      progress = json.readValue(json.writeValueAsString(step.progress()), PullProgress.class);
      pull = new HistoryPull(fake.client(), clock, PullRules.standard());
    } while (step instanceof PullStep.More);

    assertThat(((PullStep.Done) step).reason()).isEqualTo("no_more");
    assertThat(progress.events()).isEqualTo(2);
    assertThat(fake.hits(START)).isEqualTo(2);
  }

  @Test
  void events_before_the_first_wanted_day_are_left_out_and_end_the_pull() {
    fake.answers(FINISH, 200, page("2024-12-31", true, "2024-12-01"));

    assertThat(run(begin()).reason()).isEqualTo("reached_start");
    assertThat(events).isEmpty();
  }

  @Test
  void w_d21_a_throttled_start_waits_as_long_as_it_is_told_and_then_goes_on() {
    fake.close();
    fake = new FakeArchive();
    fake.answers(START, FakeArchive.json(429, "{}").with("Retry-After", "9"))
        .answers(START, 202, "{\"data_job_id\":\"d\"}")
        .answers(FINISH, 200, page("2026-02-01", false, null));
    pull = new HistoryPull(fake.client(), clock, PullRules.standard());

    assertThat(run(begin()).complete()).isTrue();
    assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void w_d21_an_archive_that_is_down_for_good_ends_the_pull_after_eight_weeks_skipped() {
    fake.close();
    fake = new FakeArchive();
    fake.answers(START, 503, "{}");
    pull = new HistoryPull(fake.client(), clock, PullRules.standard());

    PullStep.Done done = run(begin());

    assertThat(done.reason()).isEqualTo("cursor_skips_exhausted");
    assertThat(done.complete()).isFalse();
    assertThat(done.progress().skips()).isEqualTo(8);
    assertThat(fake.hits(START)).isEqualTo(9 * 5);
    assertThat(pauses.subList(0, 4))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L);
  }

  @Test
  void a_stretch_that_tiktok_does_not_give_is_skipped_after_a_minute_and_marks_the_pull() {
    fake.answers(FINISH, 424, "{\"error\":\"provider_failed\"}");
    PullProgress progress = begin();
    PullStep step = pull.next(progress);
    step = pull.next(step.progress());
    clock.advance(Duration.ofSeconds(61));
    step = pull.next(step.progress());

    assertThat(step.progress().skips()).isEqualTo(1);
    assertThat(step.progress().cursor()).isEqualTo(NOW.minus(Duration.ofDays(7)).toEpochMilli());

    fake.close();
    fake = new FakeArchive();
    fake.answers(START, 202, "{\"data_job_id\":\"d\"}")
        .answers(FINISH, 200, page("2026-02-01", false, null));
    pull = new HistoryPull(fake.client(), clock, PullRules.standard());
    assertThat(run(step.progress()).complete()).isFalse();
  }

  @Test
  void a_fetch_that_has_expired_is_started_again() {
    fake.answers(FINISH, 410, "{}").answers(FINISH, 200, page("2026-02-01", false, null));

    assertThat(run(begin()).complete()).isTrue();
    assertThat(fake.hits(START)).isEqualTo(2);
  }

  @Test
  void fetches_that_always_expire_end_the_pull_too() {
    fake.answers(FINISH, 410, "{}");

    assertThat(run(begin()).reason()).isEqualTo("cursor_skips_exhausted");
    assertThat(fake.hits(FINISH)).isEqualTo(9 * 5);
  }

  @Test
  void a_fetch_that_never_gets_ready_is_given_up() {
    fake.answers(FINISH, 202, "{}");

    assertThat(run(begin()).reason()).isEqualTo("cursor_skips_exhausted");
    assertThat(fake.hits(FINISH)).isEqualTo(9 * 300);
  }

  @Test
  void an_unknown_account_ends_the_pull_at_once() {
    fake.close();
    fake = new FakeArchive();
    fake.answers(START, 404, "{}");
    pull = new HistoryPull(fake.client(), clock, PullRules.standard());

    assertThat(run(begin()).reason()).isEqualTo("archive_not_found");
    assertThat(fake.hits(START)).isEqualTo(1);
  }

  @Test
  void w_d21_a_cursor_that_does_not_move_back_stops_the_pull() {
    fake.answers(FINISH, 200, page("2026-02-01", true, "2026-03-05"));

    PullStep.Done done = run(begin());

    assertThat(done.reason()).isEqualTo("cursor_stalled");
    assertThat(done.complete()).isFalse();
    assertThat(events).hasSize(1);
  }

  @Test
  void w_d21_more_without_a_cursor_stops_the_pull() {
    fake.answers(FINISH, 200, page("2026-02-01", true, null));

    assertThat(run(begin()).reason()).isEqualTo("cursor_stalled");
  }

  @Test
  void w_d21_a_page_that_comes_again_and_again_stops_the_pull() {
    fake.answers(FINISH, 200, page("2026-02-01", true, "2026-01-30"))
        .answers(FINISH, 200, page("2026-02-01", true, "2026-01-29"))
        .answers(FINISH, 200, page("2026-02-01", true, "2026-01-28"))
        .answers(FINISH, 200, page("2026-02-01", true, "2026-01-27"));

    assertThat(run(begin()).reason()).isEqualTo("cursor_stalled");
    assertThat(fake.hits(FINISH)).isEqualTo(3);
  }

  private static PullProgress begin() {
    return PullProgress.begin("s", SINCE, NOW);
  }

  private PullStep.Done run(PullProgress start) {
    PullProgress progress = start;
    for (int i = 0; i < 10_000; i++) {
      switch (pull.next(progress)) {
        case PullStep.More more -> {
          events.addAll(more.events());
          pauses.add(more.pause());
          progress = more.progress();
        }
        case PullStep.Done done -> {
          events.addAll(done.events());
          return done;
        }
      }
    }
    throw new AssertionError("the pull does not end");
  }

  private static String page(String day, boolean more, String next) {
    return """
    {"rows":[{"video_id":"7404519706050170117","watched_at":"%sT10:00:00Z"}],
     "pagination":{"has_more":%s,"next_cursor":%s}}\
    """
        .formatted(
            day,
            more,
            next == null
                ? "null"
                : "\"" + Instant.parse(next + "T00:00:00Z").toEpochMilli() + "\"");
  }
}
