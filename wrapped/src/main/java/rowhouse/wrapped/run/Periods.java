package rowhouse.wrapped.run;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Period;

/** Understands the days, years and zones that people ask for, or says what is wrong with them. */
public final class Periods {
  private Periods() {}

  /** The zone of that name, else the one that {@code member} has chosen. */
  public static ZoneId zone(@Nullable String name, Member member) {
    return zone(name == null ? member.timeZone() : name);
  }

  /** The zone of that name. */
  public static ZoneId zone(@Nullable String name) {
    try {
      return Period.zone(name);
    } catch (InvalidPeriodException e) {
      throw problem(e);
    }
  }

  /** A year that may be asked for. */
  public static int year(int year, ZoneId zone, InstantSource clock) {
    try {
      return Period.year(year, zone, clock).first().getYear();
    } catch (InvalidPeriodException e) {
      throw problem(e);
    }
  }

  /** All of a calendar year, also of one that nobody may ask for. */
  public static Period whole(int year, ZoneId zone) {
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), zone);
  }

  /** The day of a second since 1970 UTC. */
  public static @Nullable LocalDate day(@Nullable Long second, ZoneId zone) {
    return second == null ? null : Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
  }

  /** From one day to another, both included; what is not said is the current year so far. */
  public static Period days(
      @Nullable String from, @Nullable String to, ZoneId zone, InstantSource clock) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    try {
      LocalDate last = to == null ? today : LocalDate.parse(to);
      LocalDate first = from == null ? last.withDayOfYear(1) : LocalDate.parse(from);
      return new Period(first, last, zone);
    } catch (DateTimeParseException _) {
      throw new Problem(422, "invalid_range", Period.MAX_DAYS);
    } catch (InvalidPeriodException e) {
      throw problem(e);
    }
  }

  private static Problem problem(InvalidPeriodException e) {
    return switch (e.code()) {
      case "invalid_time_zone" -> new Problem(422, "invalid_time_zone");
      case "invalid_year" -> new Problem(422, "invalid_year");
      default -> new Problem(422, "invalid_range", Period.MAX_DAYS);
    };
  }
}
