package rowhouse.weekly.subscription;

import java.time.ZoneId;
import java.util.Set;
import rowhouse.weekly.letter.Section;

/**
 * How somebody wants their letters.
 *
 * @param language {@code en}, {@code zh} or {@code ko}
 * @param timeZone a name of the IANA list
 * @param weekday 1 for Monday to 7 for Sunday
 * @param hour from 0 to 23, on that day in that zone
 */
public record Wishes(
    String language,
    String timeZone,
    int weekday,
    int hour,
    Frequency frequency,
    Set<Section> sections) {

  /** Monday at eight, everything, every week. */
  public static Wishes standard(String language, String timeZone) {
    return new Wishes(language, timeZone, 1, 8, Frequency.WEEKLY, Section.all());
  }

  /** Whose clock and calendar. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
