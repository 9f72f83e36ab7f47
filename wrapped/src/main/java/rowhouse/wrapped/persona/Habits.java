package rowhouse.wrapped.persona;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Coverage;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.Named;
import rowhouse.watching.metric.Sessions;
import rowhouse.watching.metric.Unit;
import rowhouse.watching.metric.WatchMetrics;

/**
 * Shares and averages that follow from a year's figures by plain arithmetic; each carries the basis
 * and the coverage of the figure it comes from, and is unknown where that one is.
 *
 * @param nightPercent watch time in the hours 22 to 4
 * @param morningPercent watch time in the hours 5 to 9
 * @param weekendPercent watch time on Saturdays and Sundays
 * @param longestSessionSeconds of the longest session
 * @param sessionsPerActiveDay mean
 * @param videosPerActiveDay mean
 * @param firstDayPercent views within a day of the upload
 * @param medianAgeHours age of the video in the middle
 * @param extraViewsPercent views beyond the first of each video
 * @param skipsPercent videos left at once
 * @param activePercent active days among those that the history reaches over
 * @param topCreatorPercent videos of the creator seen most
 */
public record Habits(
    Metric<Double> nightPercent,
    Metric<Double> morningPercent,
    Metric<Double> weekendPercent,
    Metric<Long> longestSessionSeconds,
    Metric<Double> sessionsPerActiveDay,
    Metric<Double> videosPerActiveDay,
    Metric<Double> firstDayPercent,
    Metric<Long> medianAgeHours,
    Metric<Double> extraViewsPercent,
    Metric<Double> skipsPercent,
    Metric<Double> activePercent,
    Metric<Double> topCreatorPercent) {
  private static final int MORNING_FROM = 5;
  private static final int MORNING_UNTIL = 9;
  private static final int SATURDAY = 5;

  /** The habits in {@code year}. */
  public static Habits of(WatchMetrics year) {
    Metric<List<Long>> hours = year.hours().secondsByHour();
    Metric<List<List<Long>>> week = year.hours().secondsByWeekday();
    Metric<Sessions.Session> longest = year.sessions().longest();
    Sessions.@Nullable Session session = longest.value();
    double active = number(year.days().active());
    double videos = number(year.videos());
    return new Habits(
        year.hours().nightPercent(),
        part(hours, morning(hours.value()), sum(hours.value())),
        part(week, weekend(week.value()), sumAll(week.value())),
        new Metric<>(
            session == null ? null : session.seconds(),
            Unit.SECONDS,
            longest.basis(),
            longest.coverage()),
        mean(year.sessions().count(), active, Unit.SESSIONS),
        mean(year.videos(), active, Unit.VIDEOS),
        year.ages().percentOnFirstDay(),
        year.ages().medianHours(),
        part(year.rewatches().extraViews(), number(year.rewatches().extraViews()), videos),
        part(year.skips(), number(year.skips()), videos),
        part(year.days().active(), active, number(year.days().spanned())),
        topCreator(year.creators()));
  }

  private static double number(Metric<? extends Number> metric) {
    @Nullable Number value = metric.value();
    return value == null ? 0 : value.doubleValue();
  }

  private static Metric<Double> part(Metric<?> of, double some, double all) {
    boolean known = of.isKnown() && all > 0;
    return new Metric<>(known ? 100 * some / all : null, Unit.PERCENT, of.basis(), of.coverage());
  }

  private static Metric<Double> mean(Metric<? extends Number> of, double days, Unit unit) {
    boolean known = of.isKnown() && days > 0;
    return new Metric<>(known ? number(of) / days : null, unit, of.basis(), of.coverage());
  }

  private static Metric<Double> topCreator(Metric<List<Named>> creators) {
    @Nullable List<Named> named = creators.value();
    Coverage coverage = creators.coverage();
    boolean known = named != null && !named.isEmpty() && coverage.used() > 0;
    return new Metric<>(
        known && named != null ? 100.0 * named.getFirst().videos() / coverage.used() : null,
        Unit.PERCENT,
        creators.basis(),
        coverage);
  }

  private static double sum(@Nullable List<Long> values) {
    return values == null ? 0 : values.stream().mapToLong(Long::longValue).sum();
  }

  private static double sumAll(@Nullable List<List<Long>> days) {
    return days == null ? 0 : days.stream().mapToDouble(Habits::sum).sum();
  }

  private static double morning(@Nullable List<Long> hours) {
    return hours == null ? 0 : sum(hours.subList(MORNING_FROM, MORNING_UNTIL));
  }

  private static double weekend(@Nullable List<List<Long>> week) {
    return week == null ? 0 : sumAll(week.subList(SATURDAY, week.size()));
  }
}
