package rowhouse.wrapped.story;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Days;
import rowhouse.watching.metric.Hours;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.Named;
import rowhouse.watching.metric.RabbitHole;
import rowhouse.watching.metric.Rewatches;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.Sessions;
import rowhouse.watching.metric.Unit;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.persona.Habits;

/** Puts a year's figures into words, one by one. */
final class FactsOfYear {
  private static final int HOUR_SECONDS = 3_600;
  private static final double FEET_TO_METRES = 0.3048;
  private static final int KILOMETRE = 1_000;
  private static final int EIFFEL_TOWER_METRES = 330;
  private static final int EVEREST_METRES = 8_849;

  private final WatchMetrics year;
  private final Habits habits;
  private final ZoneId zone;
  private final Words words;
  private final Say say;
  private final Facts facts;

  private FactsOfYear(WatchMetrics year, Words words, Redaction redaction) {
    this.year = year;
    this.habits = Habits.of(year);
    this.zone = year.period().zone();
    this.words = words;
    this.say = new Say(words);
    this.facts = new Facts(words, redaction);
  }

  static Facts of(
      WatchMetrics year, @Nullable WatchMetrics before, Words words, Redaction redaction) {
    FactsOfYear of = new FactsOfYear(year, words, redaction);
    of.limits();
    of.volume();
    of.watchTime();
    of.sessions();
    of.hours();
    of.days();
    of.again();
    of.ages();
    of.rabbitHole();
    of.thumb();
    of.taste();
    if (before != null && !before.isEmpty()) {
      of.before(before);
    }
    return of.facts;
  }

  private void limits() {
    facts.plain("year", String.valueOf(year.period().first().getYear()));
    facts.plain("skip_seconds", say.number(year.rules().skip()));
    facts.plain("cap_seconds", say.number(year.rules().cap()));
    facts.plain("session_gap_seconds", say.number(year.rules().sessionGap()));
  }

  private void volume() {
    facts.put("videos", year.videos(), n -> say.count("videos", n));
    facts.say("videos_n", "videos", said(year.videos(), say::number));
    facts.put("videos_per_active_day", habits.videosPerActiveDay(), n -> say.mean("videos", n));
    facts.put("skips", year.skips(), n -> say.count("videos", n));
    facts.say("skips_n", "skips", said(year.skips(), say::number));
    facts.put("skips_percent", habits.skipsPercent(), say::percent);
  }

  private void watchTime() {
    @Nullable SecondsRange range = year.watchTime().value();
    if (range == null || range.high() <= 0) {
      return;
    }
    facts.figure("watch_time", year.watchTime());
    facts.say("watch_time", "watch_time", say.duration(range.low()));
    int unit = range.high() >= 2 * HOUR_SECONDS ? HOUR_SECONDS : 60;
    long low = range.low() / unit;
    long high = roundedUp(range, unit);
    facts.say("watch_time_low", "watch_time", say.duration(low * unit));
    facts.say("watch_time_high", "watch_time", say.duration(high * unit));
    facts.say("watch_time_n", "watch_time", say.range(low, high));
  }

  /** The high end is rounded up where the ends differ, so that the truth stays between them. */
  private static long roundedUp(SecondsRange range, int unit) {
    return range.low() == range.high() ? range.high() / unit : Math.ceilDiv(range.high(), unit);
  }

  private void sessions() {
    facts.put("sessions", year.sessions().count(), n -> say.count("sessions", n));
    facts.say("sessions_n", "sessions", said(year.sessions().count(), say::number));
    facts.put("sessions_per_active_day", habits.sessionsPerActiveDay(), say::decimal);
    Sessions.@Nullable Session longest = year.sessions().longest().value();
    if (longest != null) {
      facts.figure("longest_session", year.sessions().longest());
      facts.say("longest_session", "longest_session", say.duration(longest.seconds()));
      facts.say("longest_session_videos", "longest_session", say.count("videos", longest.videos()));
      facts.say("longest_session_date", "longest_session", say.date(longest.startedAt(), zone));
      facts.say("longest_session_time", "longest_session", say.time(longest.startedAt(), zone));
    }
  }

  private void hours() {
    Hours hours = year.hours();
    facts.put("peak_hour", hours.peakHour(), say::hour);
    Hours.@Nullable Window window = hours.bestWindow().value();
    if (window != null) {
      facts.figure(
          "best_window",
          new Metric<>(
              window.percent(),
              Unit.PERCENT,
              hours.bestWindow().basis(),
              hours.bestWindow().coverage()));
      facts.say("best_window_percent", "best_window", say.percent(window.percent()));
      facts.say("best_window_start", "best_window", say.hour(window.startHour()));
      facts.say("best_window_end", "best_window", say.hour(window.startHour() + window.hours()));
    }
    facts.put("night_percent", hours.nightPercent(), say::percent);
    facts.put("night_seconds", hours.nightSeconds(), say::duration);
    facts.put("weekend_percent", habits.weekendPercent(), say::percent);
    facts.put("morning_percent", habits.morningPercent(), say::percent);
    int busiest = busiestHourOfWeek(year);
    if (busiest >= 0) {
      facts.figure(
          "seconds_by_weekday",
          hours.secondsByWeekday(),
          Map.of("weekday", busiest / 24 + 1, "hour", busiest % 24));
      facts.say("busiest_hour", "seconds_by_weekday", say.hourOfWeek(busiest / 24, busiest % 24));
    }
  }

  /** The place of the fullest hour among the 168 of a week, Monday first; -1 without any. */
  static int busiestHourOfWeek(WatchMetrics year) {
    @Nullable List<List<Long>> week = year.hours().secondsByWeekday().value();
    int place = -1;
    long most = 0;
    for (int day = 0; week != null && day < week.size(); day++) {
      for (int hour = 0; hour < week.get(day).size(); hour++) {
        if (week.get(day).get(hour) > most) {
          most = week.get(day).get(hour);
          place = day * 24 + hour;
        }
      }
    }
    return place;
  }

  private void days() {
    Days days = year.days();
    facts.put("days_active", days.active(), n -> say.count("days", n));
    facts.put("days_spanned", days.spanned(), n -> say.count("days", n));
    Days.@Nullable Streak streak = days.streak().value();
    if (streak != null && streak.days() > 0) {
      LocalDate last = streak.first().plusDays(streak.days() - 1);
      facts.figure("streak", days.streak());
      facts.say("streak", "streak", say.count("days", streak.days()));
      facts.say("streak_n", "streak", say.number(streak.days()));
      facts.say("streak_first", "streak", say.date(streak.first()));
      facts.say("streak_last", "streak", say.date(last));
    }
  }

  private void again() {
    Rewatches again = year.rewatches();
    facts.put("videos_seen_again", again.again(), n -> say.count("videos", n));
    facts.say("videos_seen_again_n", "videos_seen_again", said(again.again(), say::number));
    facts.put("extra_views", again.extraViews(), n -> say.count("views", n));
    facts.put("extra_views_percent", habits.extraViewsPercent(), say::percent);
    @Nullable List<Rewatches.Top> top = again.top().value();
    if (top != null && !top.isEmpty()) {
      facts.figure("most_seen", again.top(), top.getFirst().views());
      facts.say("most_seen_views", "most_seen", say.number(top.getFirst().views()));
    }
  }

  private void ages() {
    facts.put("early_views", year.ages().early(), n -> say.count("videos", n));
    facts.put("first_day_percent", year.ages().percentOnFirstDay(), say::percent);
    @Nullable Long hours = year.ages().medianHours().value();
    if (hours != null) {
      facts.figure("median_age_hours", year.ages().medianHours());
      facts.say("median_age", "median_age_hours", say.age(hours));
    }
    var earliest = year.ages().earliest().value();
    if (earliest != null) {
      facts.figure("earliest_view", year.ages().earliest(), earliest.seconds());
      facts.say("earliest_view", "earliest_view", say.duration(earliest.seconds()));
    }
  }

  private void rabbitHole() {
    @Nullable RabbitHole hole = year.rabbitHole().value();
    if (hole == null) {
      return;
    }
    String name = hole.name() == null ? "" : hole.name();
    facts.figure(
        "rabbit_hole",
        year.rabbitHole(),
        Map.of("kind", hole.kind().name().toLowerCase(Locale.ROOT), "videos", hole.videos()));
    facts.say("rabbit_hole_n", "rabbit_hole", say.number(hole.videos()));
    facts.say("rabbit_hole_date", "rabbit_hole", say.date(hole.startedAt(), zone));
    facts.say("rabbit_hole_start", "rabbit_hole", say.time(hole.startedAt(), zone));
    facts.say("rabbit_hole_end", "rabbit_hole", say.time(hole.endedAt(), zone));
    facts.say("rabbit_hole_name", "rabbit_hole", Names.shown(hole.kind(), name));
  }

  private void thumb() {
    @Nullable Double feet = year.thumbFeet().value();
    if (feet == null) {
      return;
    }
    double metres = feet * FEET_TO_METRES;
    facts.figure("thumb_feet", year.thumbFeet());
    facts.say("thumb_feet_n", "thumb_feet", say.number(Math.round(feet)));
    facts.say(
        "thumb_metres",
        "thumb_feet",
        metres < KILOMETRE
            ? words.say("thumb.metres", Map.of("n", say.number(Math.round(metres))))
            : words.say("thumb.kilometres", Map.of("n", say.decimal(metres / KILOMETRE))));
    facts.say("thumb_comparison", "thumb_feet", comparison(metres));
  }

  private String comparison(double metres) {
    if (metres < EIFFEL_TOWER_METRES) {
      return words.say("thumb.tower.below");
    }
    return metres < 2 * EVEREST_METRES
        ? words.say("thumb.tower", Map.of("n", say.decimal(metres / EIFFEL_TOWER_METRES)))
        : words.say("thumb.everest", Map.of("n", say.decimal(metres / EVEREST_METRES)));
  }

  private void taste() {
    named("creators", year.creators());
    named("hashtags", year.hashtags());
    named("sounds", year.sounds());
    facts.put("top_creator_percent", habits.topCreatorPercent(), say::percent);
  }

  private void named(String figure, Metric<List<Named>> metric) {
    @Nullable List<Named> named = metric.value();
    if (named != null && !named.isEmpty()) {
      facts.figure(figure, metric);
      facts.say(figure + "_videos", figure, say.count("videos", named.getFirst().videos()));
      for (int i = 0; i < named.size(); i++) {
        facts.say(figure + "_name_" + i, figure, Names.shown(figure, named.get(i).name()));
        facts.say(figure + "_count_" + i, figure, say.number(named.get(i).videos()));
      }
    }
  }

  private void before(WatchMetrics before) {
    facts.plain("year_before", String.valueOf(before.period().first().getYear()));
    facts.figure("videos_before", before.videos());
    facts.say("videos_before", "videos_before", said(before.videos(), n -> say.count("videos", n)));
    @Nullable Double mean = Habits.of(before).videosPerActiveDay().value();
    if (mean != null) {
      facts.say("videos_per_active_day_before", "videos_before", say.mean("videos", mean));
    }
    @Nullable Double change = Comparison.of(before, year).changeOfVideos();
    if (change != null) {
      facts.figure(
          "videos_change_percent",
          new Metric<>(change, Unit.PERCENT, Comparison.BASIS, year.videos().coverage()));
      facts.say("videos_change_percent", "videos_change_percent", signed(change));
    }
  }

  private String signed(double change) {
    long rounded = Math.round(change);
    String sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
    return sign + words.say("percent", Map.of("n", say.number(Math.abs(rounded))));
  }

  private static String said(Metric<Long> metric, java.util.function.Function<Long, String> text) {
    @Nullable Long value = metric.value();
    return value == null ? "" : text.apply(value);
  }
}
