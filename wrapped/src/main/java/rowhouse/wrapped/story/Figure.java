package rowhouse.wrapped.story;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Basis;
import rowhouse.watching.metric.Coverage;

/**
 * A figure that a card speaks of.
 *
 * @param name stable, as in {@link rowhouse.watching.metric.WatchMetrics#byName}
 * @param value null when it was redacted
 * @param unit what it counts
 * @param basis how it was made
 * @param coverage what it was made from
 */
public record Figure(
    String name, @Nullable Object value, String unit, Basis basis, Coverage coverage) {
  private static final Basis REDACTED =
      new Basis("redacted", "The person who shares this has left the figure out.");

  Figure redacted() {
    return new Figure(name, null, unit, REDACTED, new Coverage(0, 0));
  }

  /** The same without the number of views, which coverage would tell. */
  Figure withoutCounts() {
    long percent = Math.round(coverage.percent());
    return new Figure(name, value, unit, basis, new Coverage(percent, 100));
  }
}
