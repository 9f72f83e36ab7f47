package rowhouse.watching.metric;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole local days in a person's zone.
 *
 * @param first the first day
 * @param last the last day, included
 * @param zone whose midnights are meant
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {

  /** Longer periods are refused. */
  public static final int MAX_DAYS = 400;

  private static final int TIKTOK_BEGAN = 2016;
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  /** Refuses periods that run backwards or are longer than {@link #MAX_DAYS}. */
  public Period {
    if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw new InvalidPeriodException(
          "invalid_range",
          "The period must begin before it ends and hold at most " + MAX_DAYS + " days.");
    }
  }

  /**
   * A calendar year.
   *
   * @throws InvalidPeriodException before 2016 or after the current year of the person
   */
  public static Period year(int year, ZoneId zone, InstantSource clock) {
    int current = clock.instant().atZone(zone).getYear();
    if (year < TIKTOK_BEGAN || year > current) {
      throw new InvalidPeriodException(
          "invalid_year",
          "The year must lie between "
              + TIKTOK_BEGAN
              + ", when TikTok began, and "
              + current
              + ".");
    }
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), zone);
  }

  /** The ISO week, Monday to Sunday, that holds {@code day}. */
  public static Period week(LocalDate day, ZoneId zone) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Period(monday, monday.plusDays(6), zone);
  }

  /** The last ISO week that is over for somebody in {@code zone}. */
  public static Period lastCompleteWeek(ZoneId zone, InstantSource clock) {
    return week(clock.instant().atZone(zone).toLocalDate().minusWeeks(1), zone);
  }

  /**
   * The zone of that name.
   *
   * @throws InvalidPeriodException unless it is a region of the IANA list; an offset is none
   */
  public static ZoneId zone(@Nullable String name) {
    if (name == null || !ZONES.contains(name)) {
      throw new InvalidPeriodException(
          "invalid_time_zone",
          "The time zone must be a name of the IANA list, such as Europe/Berlin.");
    }
    return ZoneId.of(name);
  }

  /** First second, in seconds since 1970 UTC. */
  public long from() {
    return first.atStartOfDay(zone).toEpochSecond();
  }

  /** First second that is no longer in the period. */
  public long until() {
    return last.plusDays(1).atStartOfDay(zone).toEpochSecond();
  }

  /** How many local days. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }
}
