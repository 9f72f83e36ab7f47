package rowhouse.weekly.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Days;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Named;
import rowhouse.watching.metric.RabbitHole;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.Sessions;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.store.WatchHistoryStore;

/** Computes a week from the rows of that week, of the week before and of the year before. */
final class WeekPass {
  private static final SecondsRange NOTHING = new SecondsRange(0, 0);

  private final WatchHistoryStore history;

  WeekPass(WatchHistoryStore history) {
    this.history = history;
  }

  /** Reads as many rows as these three weeks have. */
  WeekReport of(long member, IsoWeek week, ZoneId zone) {
    WatchMetrics now = metrics(member, week, zone);
    WatchMetrics before = metrics(member, week.plus(-1), zone);
    WatchMetrics yearAgo = metrics(member, week.yearBefore(), zone);
    boolean reachesBack = !before.isEmpty() || reachesBack(member, week.plus(-1), zone);
    Long preVideos = reachesBack ? videos(before) : null;
    WeekReport.Hole hole = hole(now);
    Double night = now.hours().nightPercent().value();
    long total = videos(now);
    Double change = WeekReport.changePercent(total, preVideos);
    SecondsRange time = time(now);
    long active = value(now.days().active().value());
    long sessions = value(now.sessions().count().value());
    return new WeekReport(
        week.text(),
        week.monday(),
        week.sunday(),
        zone.getId(),
        total,
        time,
        preVideos,
        reachesBack ? time(before) : null,
        total * 0.25,
        total == 0 ? null : Feeding.of(night, hole, change, time.low(), active, sessions),
        days(now, week),
        now.hours().peakHour().value(),
        night,
        active,
        sessions,
        longest(now),
        hole,
        yearAgo.isEmpty() ? null : yearAgo(yearAgo, week.yearBefore()),
        Nudge.of(night, hole, change),
        now.watchTime().basis().code(),
        names(now.hashtags().value()),
        first(now.sounds().value()));
  }

  private WatchMetrics metrics(long member, IsoWeek week, ZoneId zone) {
    return history.metrics(member, week.in(zone), MetricRules.standard());
  }

  /** An empty week is a figure only when something was watched before it; else it is unknown. */
  private boolean reachesBack(long member, IsoWeek week, ZoneId zone) {
    boolean[] any = {false};
    history.recent(member, week.in(zone).from(), 1, event -> any[0] = true);
    return any[0];
  }

  private static long videos(WatchMetrics metrics) {
    return value(metrics.videos().value());
  }

  private static long value(@Nullable Long figure) {
    return figure == null ? 0 : figure;
  }

  private static SecondsRange time(WatchMetrics metrics) {
    SecondsRange known = metrics.watchTime().value();
    return known == null ? NOTHING : known;
  }

  private static long longest(WatchMetrics metrics) {
    Sessions.Session session = metrics.sessions().longest().value();
    return session == null ? 0 : session.seconds();
  }

  private static List<WeekReport.Day> days(WatchMetrics metrics, IsoWeek week) {
    Map<LocalDate, Days.Day> known = new HashMap<>();
    List<Days.Day> each = metrics.days().each().value();
    if (each != null) {
      each.forEach(day -> known.put(day.date(), day));
    }
    List<WeekReport.Day> days = new ArrayList<>(7);
    for (LocalDate date = week.monday(); !date.isAfter(week.sunday()); date = date.plusDays(1)) {
      Days.Day day = known.get(date);
      days.add(
          day == null
              ? new WeekReport.Day(date, 0, 0, 0)
              : new WeekReport.Day(date, day.videos(), day.watch().low(), day.watch().high()));
    }
    return days;
  }

  private static WeekReport.@Nullable Hole hole(WatchMetrics metrics) {
    RabbitHole hole = metrics.rabbitHole().value();
    return hole == null
        ? null
        : new WeekReport.Hole(
            hole.kind().name().toLowerCase(java.util.Locale.ROOT),
            hole.name(),
            hole.videos(),
            hole.startedAt(),
            hole.endedAt() - hole.startedAt());
  }

  private static WeekReport.YearAgo yearAgo(WatchMetrics metrics, IsoWeek week) {
    SecondsRange time = time(metrics);
    return new WeekReport.YearAgo(week.text(), videos(metrics), time.low(), time.high());
  }

  private static @Nullable List<String> names(@Nullable List<Named> named) {
    return named == null ? null : named.stream().limit(3).map(Named::name).toList();
  }

  private static @Nullable String first(@Nullable List<Named> named) {
    return named == null || named.isEmpty() ? null : named.getFirst().name();
  }
}
