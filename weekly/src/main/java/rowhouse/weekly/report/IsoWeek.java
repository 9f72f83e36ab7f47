package rowhouse.weekly.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rowhouse.watching.metric.Period;

/**
 * A week from Monday to Sunday, as ISO 8601 counts them; whose days they are depends on the zone.
 *
 * @param monday its first day
 */
public record IsoWeek(LocalDate monday) {
  private static final Pattern TEXT = Pattern.compile("(\\d{4})-W(\\d{2})");
  private static final int LONG_YEAR = 53;

  /** The week that holds {@code day}. */
  public static IsoWeek of(LocalDate day) {
    return new IsoWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** The week written as {@code 2026-W46}, or nothing when there is no such week. */
  public static Optional<IsoWeek> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    IsoWeek week = numbered(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return week.text().equals(text) ? Optional.of(week) : Optional.empty();
  }

  private static IsoWeek numbered(int year, int number) {
    LocalDate inFirst = LocalDate.of(year, 1, 4);
    return of(inFirst.plusWeeks(Math.max(0, number - 1)));
  }

  /** As {@code 2026-W46}; later weeks have greater texts. */
  public String text() {
    return "%04d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR), number());
  }

  private int number() {
    return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  /** The week after {@code weeks} more; before, when negative. */
  public IsoWeek plus(int weeks) {
    return new IsoWeek(monday.plusWeeks(weeks));
  }

  /** The week of the same number a year before; its last one when that year has no week 53. */
  public IsoWeek yearBefore() {
    IsoWeek same = numbered(monday.get(IsoFields.WEEK_BASED_YEAR) - 1, number());
    return number() == LONG_YEAR && same.number() == 1 ? same.plus(-1) : same;
  }

  /** Its last day. */
  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  /** Its seven days in a zone. */
  public Period in(ZoneId zone) {
    return Period.week(monday, zone);
  }
}
