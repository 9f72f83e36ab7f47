package rowhouse.watching.metric;

import java.util.List;

/**
 * When in the day and in the week, in local time.
 *
 * @param secondsByHour 24 figures from midnight on
 * @param secondsByWeekday seven lists of 24 figures, Monday first
 * @param videosByWeekday the same for entries of the history
 * @param peakHour the hour with the most seconds; the earliest of equals
 * @param bestWindow the two hours in a row, also over midnight, with the most seconds
 * @param nightSeconds seconds in the hours 22, 23, 0, 1, 2 and 3
 * @param nightPercent their share in all seconds
 */
public record Hours(
    Metric<List<Long>> secondsByHour,
    Metric<List<List<Long>>> secondsByWeekday,
    Metric<List<List<Long>>> videosByWeekday,
    Metric<Integer> peakHour,
    Metric<Window> bestWindow,
    Metric<Long> nightSeconds,
    Metric<Double> nightPercent) {

  /**
   * Some hours in a row.
   *
   * @param startHour 0 to 23
   * @param hours how many
   * @param seconds watched in them
   * @param percent their share in all seconds
   */
  public record Window(int startHour, int hours, long seconds, double percent) {}
}
