package rowhouse.watching.metric;

/**
 * How old videos were when they were watched.
 *
 * @param medianHours whole hours; the lower one of two in the middle
 * @param percentOnFirstDay share of views within 24 hours of the upload
 * @param early views within one hour of the upload
 * @param earliest the view that came soonest after the upload; the first of equals
 */
public record Ages(
    Metric<Long> medianHours,
    Metric<Double> percentOnFirstDay,
    Metric<Long> early,
    Metric<Early> earliest) {

  /**
   * "You were early."
   *
   * @param video its id
   * @param at when it was watched, in seconds since 1970 UTC
   * @param seconds after the upload
   */
  public record Early(long video, long at, long seconds) {}
}
