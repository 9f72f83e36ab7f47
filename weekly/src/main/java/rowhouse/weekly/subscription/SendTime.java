package rowhouse.weekly.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.weekly.report.IsoWeek;

/**
 * When a letter is due. An hour that a clock change skips becomes the one after it, and one that
 * comes twice is meant the first time. A day that a zone skipped altogether becomes the next one.
 *
 * @param at the moment
 * @param week the ISO week of that moment by the reader's own calendar
 */
public record SendTime(Instant at, IsoWeek week) {
  private static final int MOST_WEEKS = 60;
  private static final int QUIET_FROM = 22;
  private static final int QUIET_UNTIL = 7;

  /**
   * The first time after {@code after} that fits the wishes and lies in a later week than {@code
   * last}, so that no week ever has two letters, whatever zone the reader moves to.
   */
  public static Optional<SendTime> next(Wishes wishes, Instant after, @Nullable IsoWeek last) {
    ZoneId zone = wishes.zone();
    IsoWeek nominal = IsoWeek.of(after.atZone(zone).toLocalDate()).plus(-1);
    for (int i = 0; i < MOST_WEEKS; i++) {
      SendTime time = in(nominal.plus(i), wishes);
      if (time.at.isAfter(after) && time.fits(wishes, last)) {
        return Optional.of(time);
      }
    }
    return Optional.empty();
  }

  private static SendTime in(IsoWeek nominal, Wishes wishes) {
    ZoneId zone = wishes.zone();
    LocalDate day = nominal.monday().plusDays(wishes.weekday() - 1L);
    Instant at = day.atTime(LocalTime.of(wishes.hour(), 0)).atZone(zone).toInstant();
    return of(at, zone);
  }

  /** A letter at that very moment. */
  public static SendTime of(Instant at, ZoneId zone) {
    return new SendTime(at, IsoWeek.of(at.atZone(zone).toLocalDate()));
  }

  private boolean fits(Wishes wishes, @Nullable IsoWeek last) {
    boolean later = last == null || week.monday().isAfter(last.monday());
    return switch (wishes.frequency()) {
      case WEEKLY -> later;
      case FORTNIGHTLY -> last == null || !week.monday().isBefore(last.monday().plusWeeks(2));
      case MONTHLY -> later && isFirstOfMonth(wishes.zone());
    };
  }

  /** Whether a letter may go in this week at all, on whatever day. */
  public boolean isAllowed(Wishes wishes, @Nullable IsoWeek last) {
    int weeks =
        switch (wishes.frequency()) {
          case WEEKLY -> 1;
          case FORTNIGHTLY -> 2;
          case MONTHLY -> 4;
        };
    return last == null || !week.monday().isBefore(last.monday().plusWeeks(weeks));
  }

  /** The first of its weekdays in the month. */
  private boolean isFirstOfMonth(ZoneId zone) {
    return at.atZone(zone).getDayOfMonth() <= 7;
  }

  /**
   * When a letter that missed its hour may go: now, or in the morning when it is night. Nothing
   * when its week is over by then, since an old week is no news.
   */
  public Optional<SendTime> late(Instant now, ZoneId zone) {
    var local = now.atZone(zone);
    Instant awake = now;
    if (local.getHour() >= QUIET_FROM) {
      awake = local.toLocalDate().plusDays(1).atTime(QUIET_UNTIL, 0).atZone(zone).toInstant();
    } else if (local.getHour() < QUIET_UNTIL) {
      awake = local.toLocalDate().atTime(QUIET_UNTIL, 0).atZone(zone).toInstant();
    }
    SendTime time = of(awake, zone);
    return time.week.equals(week) ? Optional.of(time) : Optional.empty();
  }
}
