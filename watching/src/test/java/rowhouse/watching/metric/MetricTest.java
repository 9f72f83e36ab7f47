package rowhouse.watching.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.watching.VideoId;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class MetricTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Period DAY =
      new Period(LocalDate.of(2025, 3, 9), LocalDate.of(2025, 3, 9), NEW_YORK);
  private static final long NOON = at("2025-03-09T16:00:00Z");

  @Test
  void a_gap_longer_than_the_limit_ends_a_session_and_one_of_exactly_the_limit_does_not() {
    assertThat(count(sessionsWithGap(300, 300))).isEqualTo(1);
    assertThat(count(sessionsWithGap(301, 300))).isEqualTo(2);
  }

  @Test
  void two_stretches_with_a_pause_of_ten_minutes_are_two_sessions_at_a_gap_of_five() {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    for (int second = 0; second <= 600; second += 20) {
      pass.accept(NOON + second, 1 + second, null);
    }
    for (int second = 1_200; second <= 1_800; second += 20) {
      pass.accept(NOON + second, 1 + second, null);
    }
    WatchMetrics metrics = pass.finish();

    assertThat(count(metrics)).isEqualTo(2);
    assertThat(metrics.sessions().longest().value()).isEqualTo(new Sessions.Session(NOON, 605, 31));
  }

  @Test
  void watch_time_is_a_range_when_lengths_are_unknown() {
    WatchMetrics metrics = metrics(NOON, NOON + 10, NOON + 110, NOON + 111);

    assertThat(metrics.watchTime().value())
        .isEqualTo(new SecondsRange(10 + 60 + 1 + 5, 10 + 100 + 1 + 5));
    assertThat(metrics.watchTime().basis().code()).isEqualTo("gaps");
    assertThat(metrics.watchTime().coverage()).isEqualTo(new Coverage(0, 4));
    assertThat(metrics.skips().value()).isEqualTo(1);
  }

  @Test
  void watch_time_is_one_figure_when_lengths_are_known_and_never_longer_than_until_the_next() {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    pass.accept(NOON, 1, detail(15_500L, 2.0, "a"));
    pass.accept(NOON + 100, 2, detail(60_000L, null, "a"));
    pass.accept(NOON + 110, 3, detail(7_900L, 1.0, "a"));
    WatchMetrics metrics = pass.finish();

    assertThat(metrics.watchTime().value()).isEqualTo(new SecondsRange(48, 48));
    assertThat(metrics.watchTime().basis().code()).isEqualTo("durations");
  }

  @Test
  void the_thumb_goes_three_inches_for_each_video() {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    for (int i = 0; i < 6_100; i++) {
      pass.accept(NOON + i, 1, null);
    }
    Metric<Double> feet = pass.finish().thumbFeet();

    assertThat(feet.value()).isEqualTo(1_525.0);
    assertThat(feet.unit()).isEqualTo(Unit.FEET);
  }

  @Test
  void the_hour_that_summer_time_skips_stays_empty_and_the_one_after_it_takes_over() {
    WatchMetrics metrics = metrics(at("2025-03-09T06:59:50Z"), at("2025-03-09T07:00:10Z"));

    assertThat(metrics.hours().secondsByHour().value().subList(0, 5))
        .containsExactly(0L, 20L, 0L, 5L, 0L);
    assertThat(metrics.hours().secondsByWeekday().value().get(6).get(3)).isEqualTo(5);
    assertThat(metrics.hours().nightPercent().value()).isEqualTo(100.0);
  }

  @Test
  void the_hour_that_comes_twice_at_the_end_of_summer_time_holds_both() {
    Period day = new Period(LocalDate.of(2025, 11, 2), LocalDate.of(2025, 11, 2), NEW_YORK);
    MetricPass pass = new MetricPass(day, MetricRules.standard());
    pass.accept(at("2025-11-02T05:30:00Z"), 1, null);
    pass.accept(at("2025-11-02T06:30:00Z"), 2, null);

    assertThat(pass.finish().hours().videosByWeekday().value().get(6).get(1)).isEqualTo(2);
  }

  @Test
  void a_year_holds_only_what_happened_in_the_persons_own_year() {
    Period year = Period.year(2025, ZoneId.of("Asia/Shanghai"), clock("2026-05-01T00:00:00Z"));
    MetricPass pass = new MetricPass(year, MetricRules.standard());
    pass.accept(at("2024-12-31T15:59:59Z"), 1, null);
    pass.accept(at("2024-12-31T16:00:00Z"), 2, null);
    pass.accept(at("2025-12-31T15:59:59Z"), 3, null);
    pass.accept(at("2025-12-31T16:00:00Z"), 4, null);
    WatchMetrics metrics = pass.finish();

    assertThat(metrics.videos().value()).isEqualTo(2);
    assertThat(metrics.days().spanned().coverage()).isEqualTo(new Coverage(365, 365));
  }

  @Test
  void a_history_that_begins_late_says_how_much_of_the_period_it_reaches_over() {
    Period year = Period.year(2025, NEW_YORK, clock("2026-05-01T00:00:00Z"));
    MetricPass pass = new MetricPass(year, MetricRules.standard());
    pass.accept(at("2025-12-01T12:00:00Z"), 1, null);
    pass.accept(at("2025-12-03T12:00:00Z"), 1, null);
    pass.accept(at("2025-12-04T12:00:00Z"), 1, null);
    Days days = pass.finish().days();

    assertThat(days.spanned().coverage()).isEqualTo(new Coverage(4, 365));
    assertThat(days.active().value()).isEqualTo(3);
    assertThat(days.streak().value()).isEqualTo(new Days.Streak(LocalDate.of(2025, 12, 3), 2));
    assertThat(days.sum(LocalDate.of(2025, 12, 2), LocalDate.of(2025, 12, 31)).videos())
        .isEqualTo(2);
  }

  @Test
  void what_an_export_cannot_tell_is_said_to_be_unknown() {
    WatchMetrics metrics = metrics(NOON, NOON + 1);

    assertThat(metrics.creators().isKnown()).isFalse();
    assertThat(metrics.creators().basis().code()).isEqualTo("not_in_export");
    assertThat(metrics.sounds().coverage()).isEqualTo(new Coverage(0, 2));
    assertThat(metrics.ages().medianHours().basis().code()).isEqualTo("no_dated_video");
    assertThat(metrics.rabbitHole().basis().code()).isEqualTo("longest_session_creators_unknown");
  }

  @Test
  void a_period_without_events_is_empty_and_knows_nothing() {
    WatchMetrics metrics = metrics();

    assertThat(metrics.isEmpty()).isTrue();
    assertThat(metrics.hours().peakHour().isKnown()).isFalse();
    assertThat(metrics.days().streak().isKnown()).isFalse();
    assertThat(metrics.sessions().longest().isKnown()).isFalse();
    assertThat(metrics.rabbitHole().isKnown()).isFalse();
    assertThat(metrics.watchTime().coverage().percent()).isZero();
  }

  @Test
  void a_rabbit_hole_is_ten_of_one_creator_in_a_row_within_a_session() {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    for (int i = 0; i < 9; i++) {
      pass.accept(NOON + i, i + 1, detail(1_000L, 1.0, "nine"));
    }
    for (int i = 0; i < 10; i++) {
      pass.accept(NOON + 100 + i, i + 100, detail(1_000L, 1.0, "ten"));
    }
    Metric<RabbitHole> hole = pass.finish().rabbitHole();

    assertThat(hole.value())
        .isEqualTo(new RabbitHole(RabbitHole.Kind.CREATOR, "ten", NOON + 100, NOON + 109, 10));
  }

  @Test
  void you_were_early_comes_from_the_upload_time_in_the_id() {
    long id = (NOON - 90) << 32 | 5;
    long other = (NOON - 100 * 3_600) << 32 | 6;
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    pass.accept(NOON, id, null);
    pass.accept(NOON, other, null);
    pass.accept(NOON + 5, other, null);
    pass.accept(NOON + 6, (NOON + 4_000) << 32, null);
    WatchMetrics metrics = pass.finish();

    assertThat(metrics.ages().earliest().value()).isEqualTo(new Ages.Early(id, NOON, 90));
    assertThat(metrics.ages().medianHours().value()).isEqualTo(100);
    assertThat(metrics.ages().medianHours().coverage()).isEqualTo(new Coverage(3, 4));
    assertThat(metrics.rewatches().top().value()).isEqualTo(List.of(new Rewatches.Top(other, 2)));
  }

  @Test
  void events_that_go_back_in_time_are_refused_and_the_same_event_twice_counts_once() {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    pass.accept(WatchEvent.of(NOON, 1));
    pass.accept(WatchEvent.of(NOON, 1));

    assertThatThrownBy(() -> pass.accept(WatchEvent.of(NOON - 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(pass.finish().videos().value()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "7582759928645864717, 2025-12-12T00:21:14Z",
    "7404519706050170117, 2024-08-18T16:38:09Z",
    "7366854421403241745, 2024-05-09T04:37:36Z",
    "7046969412980706561, 2021-12-29T04:00:24Z",
    "6850067280781446406, 2020-07-16T13:19:34Z"
  })
  void a_video_id_tells_when_it_was_uploaded(long id, Instant uploaded) {
    assertThat(Instant.ofEpochSecond(VideoId.uploadedAt(id))).isEqualTo(uploaded);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 10, 18, 18, 1, 0",
    "0.0019632306430910507, 1, 10, 60, 60, 1, 0.0196",
    "0.01, 1, 10, 81, 81, 1, 0.1",
    "0.05, 0.5, 20, 93, 93, 1, 1.0",
    "0.2, 0.05, 10, 97, 68, 0.707107, 2.0",
    "0.2, 1, 0.125, 97, 48, 0.5, 0.025",
    "1, 1, 100, 99, 99, 1, 100"
  })
  void the_brain_rot_score_follows_its_formula(
      double raw,
      double confidence,
      double hours,
      long intensity,
      long score,
      double weight,
      double volume) {
    BrainRot rot = BrainRot.of(raw, confidence, hours);

    assertThat(rot.intensity()).isEqualTo(intensity);
    assertThat(rot.score()).isEqualTo(score);
    assertThat(rot.weight()).isCloseTo(weight, within(1e-6));
    assertThat(rot.volumeHours()).isCloseTo(volume, within(5e-5));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "+02:00", "UTC+1", "Mars/Olympus", "europe/berlin", "Z"})
  void w_d14_a_time_zone_that_is_no_region_is_refused(String name) {
    assertThatThrownBy(() -> Period.zone(name))
        .isInstanceOfSatisfying(
            InvalidPeriodException.class, e -> assertThat(e.code()).isEqualTo("invalid_time_zone"));
  }

  @Test
  void w_d15_years_and_ranges_that_cannot_be_are_refused() {
    InstantSource clock = clock("2025-12-31T18:00:00Z");
    LocalDate day = LocalDate.of(2025, 1, 1);

    assertThat(code(() -> Period.year(2015, NEW_YORK, clock))).isEqualTo("invalid_year");
    assertThat(code(() -> Period.year(2026, NEW_YORK, clock))).isEqualTo("invalid_year");
    assertThat(Period.year(2026, ZoneId.of("Asia/Shanghai"), clock).days()).isEqualTo(365);
    assertThat(code(() -> new Period(day, day.minusDays(1), NEW_YORK))).isEqualTo("invalid_range");
    assertThat(code(() -> new Period(day, day.plusDays(400), NEW_YORK))).isEqualTo("invalid_range");
    assertThat(new Period(day, day.plusDays(399), NEW_YORK).days()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2025-03-10T03:59:59Z, 2025-02-24",
    "America/New_York, 2025-03-10T04:00:00Z, 2025-03-03",
    "Pacific/Apia, 2025-03-09T11:00:00Z, 2025-03-03",
    "Pacific/Kiritimati, 2025-03-09T10:00:00Z, 2025-03-03"
  })
  void w_d26_the_last_complete_week_is_the_persons_own(ZoneId zone, String now, LocalDate monday) {
    assertThat(Period.lastCompleteWeek(zone, clock(now)).first()).isEqualTo(monday);
  }

  @Test
  void a_figure_travels_as_value_unit_basis_and_coverage_and_nothing_else() {
    JsonMapper json =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    Map<String, Metric<?>> all = metrics(NOON, NOON + 10).byName();

    assertThat(json.readTree(json.writeValueAsString(all.get("best_window"))).propertyNames())
        .containsExactlyInAnyOrder("value", "unit", "basis", "coverage");
    assertThat(json.writeValueAsString(all.get("watch_time")))
        .startsWith(
            "{\"value\":{\"low\":15,\"high\":15},\"unit\":\"seconds\",\"basis\":{\"code\":\"gaps\"")
        .endsWith("\"coverage\":{\"used\":0,\"all\":2,\"percent\":0.0}}");
    assertThat(json.writeValueAsString(all.get("days"))).contains("\"date\":\"2025-03-09\"");
    assertThat(json.writeValueAsString(all.get("creators"))).startsWith("{\"value\":null,");
  }

  private static WatchMetrics sessionsWithGap(int gap, int limit) {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard().withSessionGap(limit));
    pass.accept(NOON, 1, null);
    pass.accept(NOON + gap, 2, null);
    return pass.finish();
  }

  private static WatchMetrics metrics(long... times) {
    MetricPass pass = new MetricPass(DAY, MetricRules.standard());
    for (int i = 0; i < times.length; i++) {
      pass.accept(times[i], i + 1, null);
    }
    return pass.finish();
  }

  private static WatchDetail detail(Long duration, Double times, String creator) {
    return new WatchDetail(duration, times, creator, null, null, List.of());
  }

  private static Long count(WatchMetrics metrics) {
    return metrics.sessions().count().value();
  }

  private static String code(Runnable wish) {
    try {
      wish.run();
      return "accepted";
    } catch (InvalidPeriodException e) {
      return e.code();
    }
  }

  private static long at(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  private static InstantSource clock(String instant) {
    return InstantSource.fixed(Instant.parse(instant));
  }
}
