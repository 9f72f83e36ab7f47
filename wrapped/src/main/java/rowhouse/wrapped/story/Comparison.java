package rowhouse.wrapped.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Basis;
import rowhouse.watching.metric.Days;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.persona.Habits;

/**
 * Two years beside each other. Totals are compared only when both histories reach over nearly the
 * same share of their years; shares and averages always are.
 *
 * @param a the first year
 * @param b the second year
 * @param comparable whether totals are compared
 * @param figures one by one
 */
public record Comparison(Span a, Span b, boolean comparable, List<Row> figures) {
  /** How far two histories may differ in the share of the year that they reach over. */
  static final double SPAN_TOLERANCE = 0.05;

  static final Basis BASIS =
      new Basis(
          "compared",
          "Totals are compared only when both histories reach over nearly the same share of their"
              + " years.");

  /** A year and how much of it its history reaches over. */
  public record Span(int year, long videos, long daysActive, long daysSpanned, int daysInYear) {
    static Span of(WatchMetrics year) {
      return new Span(
          year.period().first().getYear(),
          whole(year.videos()),
          whole(year.days().active()),
          whole(year.days().spanned()),
          year.period().days());
    }

    double share() {
      return (double) daysSpanned / daysInYear;
    }
  }

  /**
   * One figure of both years.
   *
   * @param unit what it counts
   * @param difference b less a, null when either is unknown or totals cannot be compared
   * @param changePercent the difference against a, null as well when a is 0
   * @param total whether it grows with the days that a history reaches over
   */
  public record Row(
      String name,
      String unit,
      @Nullable Double a,
      @Nullable Double b,
      @Nullable Double difference,
      @Nullable Double changePercent,
      boolean total) {}

  /** Compares {@code b} with {@code a}. */
  public static Comparison of(WatchMetrics a, WatchMetrics b) {
    Span first = Span.of(a);
    Span second = Span.of(b);
    boolean comparable = Math.abs(first.share() - second.share()) <= SPAN_TOLERANCE;
    Habits before = Habits.of(a);
    Habits after = Habits.of(b);
    List<Row> rows = new ArrayList<>();
    rows.add(total("videos", a.videos(), b.videos(), comparable));
    rows.add(total("days_active", a.days().active(), b.days().active(), comparable));
    rows.add(total("sessions", a.sessions().count(), b.sessions().count(), comparable));
    rows.add(
        row("watch_time_low", "seconds", seconds(a, true), seconds(b, true), true, comparable));
    rows.add(
        row("watch_time_high", "seconds", seconds(a, false), seconds(b, false), true, comparable));
    rows.add(row("streak", "days", streak(a), streak(b), true, comparable));
    rows.add(
        total(
            "longest_session",
            before.longestSessionSeconds(),
            after.longestSessionSeconds(),
            comparable));
    rows.add(
        mean("videos_per_active_day", before.videosPerActiveDay(), after.videosPerActiveDay()));
    rows.add(
        mean(
            "sessions_per_active_day",
            before.sessionsPerActiveDay(),
            after.sessionsPerActiveDay()));
    rows.add(mean("night_percent", before.nightPercent(), after.nightPercent()));
    rows.add(mean("weekend_percent", before.weekendPercent(), after.weekendPercent()));
    rows.add(mean("first_day_percent", before.firstDayPercent(), after.firstDayPercent()));
    rows.add(mean("median_age_hours", before.medianAgeHours(), after.medianAgeHours()));
    rows.add(mean("skips_percent", before.skipsPercent(), after.skipsPercent()));
    rows.add(mean("extra_views_percent", before.extraViewsPercent(), after.extraViewsPercent()));
    return new Comparison(first, second, comparable, List.copyOf(rows));
  }

  /** How the videos changed, in per cent: in total where that is fair, else on an active day. */
  @Nullable Double changeOfVideos() {
    String name = comparable ? "videos" : "videos_per_active_day";
    for (Row row : figures) {
      if (row.name().equals(name)) {
        return row.changePercent();
      }
    }
    return null;
  }

  private static Row total(
      String name, Metric<? extends Number> a, Metric<? extends Number> b, boolean comparable) {
    return row(name, b.unit().word(), number(a), number(b), true, comparable);
  }

  private static Row mean(String name, Metric<? extends Number> a, Metric<? extends Number> b) {
    return row(name, b.unit().word(), number(a), number(b), false, true);
  }

  private static Row row(
      String name,
      String unit,
      @Nullable Double a,
      @Nullable Double b,
      boolean total,
      boolean comparable) {
    @Nullable Double difference = a == null || b == null || !comparable ? null : b - a;
    @Nullable Double change =
        difference == null || a == null || a == 0 ? null : 100 * difference / a;
    return new Row(name, unit, rounded(a), rounded(b), rounded(difference), rounded(change), total);
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(10 * value) / 10.0;
  }

  private static @Nullable Double number(Metric<? extends Number> metric) {
    @Nullable Number value = metric.value();
    return value == null ? null : value.doubleValue();
  }

  private static long whole(Metric<Long> metric) {
    @Nullable Long value = metric.value();
    return value == null ? 0 : value;
  }

  private static @Nullable Double seconds(WatchMetrics year, boolean low) {
    @Nullable SecondsRange range = year.watchTime().value();
    return range == null ? null : (double) (low ? range.low() : range.high());
  }

  private static @Nullable Double streak(WatchMetrics year) {
    Days.@Nullable Streak streak = year.days().streak().value();
    return streak == null ? null : (double) streak.days();
  }
}
