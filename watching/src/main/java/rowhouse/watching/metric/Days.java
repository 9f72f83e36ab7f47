package rowhouse.watching.metric;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Day by day, in local time.
 *
 * @param each every day of the period with at least one video, in order
 * @param active how many these are
 * @param spanned days from the first event to the last, whose coverage is the share of the period
 *     that the history reaches over
 * @param streak the most active days in a row; the earliest of equals
 */
public record Days(
    Metric<List<Day>> each, Metric<Long> active, Metric<Long> spanned, Metric<Streak> streak) {

  /**
   * One day.
   *
   * @param videos entries of the history
   * @param watch watch time
   */
  public record Day(LocalDate date, long videos, SecondsRange watch) {}

  /** Active days in a row. */
  public record Streak(LocalDate first, long days) {}

  /**
   * The figures of some days put together.
   *
   * @param from first day
   * @param to last day, included
   */
  public Day sum(LocalDate from, LocalDate to) {
    long videos = 0;
    long low = 0;
    long high = 0;
    for (Day day : days()) {
      if (!day.date().isBefore(from) && !day.date().isAfter(to)) {
        videos += day.videos();
        low += day.watch().low();
        high += day.watch().high();
      }
    }
    return new Day(from, videos, new SecondsRange(low, high));
  }

  private List<Day> days() {
    @Nullable List<Day> known = each.value();
    return known == null ? List.of() : known;
  }
}
