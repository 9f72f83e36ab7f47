package rowhouse.weekly.report;

import org.jspecify.annotations.Nullable;

/**
 * One kind suggestion, by rules; the first that fits decides.
 *
 * @param code of the rule; its sentence stands in the words
 * @param figure what the sentence tells
 */
public record Nudge(String code, long figure) {
  private static final double LATE_PERCENT = 30;
  private static final long HOLE_VIDEOS = 30;
  private static final double CHANGE_PERCENT = 20;

  static Nudge of(
      @Nullable Double nightPercent,
      WeekReport.@Nullable Hole hole,
      @Nullable Double changePercent) {
    if (nightPercent != null && nightPercent >= LATE_PERCENT) {
      return new Nudge("late_night", Math.round(nightPercent));
    }
    if (hole != null && hole.videos() >= HOLE_VIDEOS) {
      return new Nudge("rabbit_hole", hole.videos());
    }
    if (changePercent != null && changePercent >= CHANGE_PERCENT) {
      return new Nudge("time_increase", Math.round(changePercent));
    }
    if (changePercent != null && changePercent <= -CHANGE_PERCENT) {
      return new Nudge("time_decrease", Math.round(-changePercent));
    }
    return new Nudge("default", 0);
  }
}
