package rowhouse.watching.metric;

/**
 * The limits that figures are made with, all in seconds.
 *
 * @param sessionGap a longer gap to the next video ends a session; a gap of exactly this does not
 * @param cap the most that a video of unknown length counts in the low figure
 * @param tail what the last video of a session counts when its length is unknown
 * @param skip a video followed sooner than this was skipped
 * @param windowHours width of the best window of the day, in hours
 */
public record MetricRules(int sessionGap, int cap, int tail, int skip, int windowHours) {

  /** Gap 300, cap 60, tail 5, skip 3 seconds; a window of two hours. */
  public static MetricRules standard() {
    return new MetricRules(300, 60, 5, 3, 2);
  }

  /** The same rules with another gap. */
  public MetricRules withSessionGap(int seconds) {
    return new MetricRules(seconds, cap, tail, skip, windowHours);
  }
}
