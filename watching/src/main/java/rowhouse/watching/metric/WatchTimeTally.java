package rowhouse.watching.metric;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;

/** Adds up watch time in milliseconds, low and high. */
final class WatchTimeTally {
  private static final long MILLIS = 1_000;

  private final MetricRules rules;
  private long low;
  private long high;
  private long totalLow;
  private long totalHigh;
  private long withDuration;

  WatchTimeTally(MetricRules rules) {
    this.rules = rules;
  }

  /** Books one event; {@link #low} and {@link #high} then tell what it counted. */
  void book(boolean goesOn, long gap, @Nullable WatchDetail detail) {
    Long duration = detail == null ? null : detail.durationMillis();
    long most = (goesOn ? gap : rules.sessionGap()) * MILLIS;
    if (detail != null && duration != null) {
      withDuration++;
      low = Math.min(most, lengthWatched(duration, detail.timesWatched()));
      high = low;
    } else {
      low = (goesOn ? Math.min(gap, rules.cap()) : rules.tail()) * MILLIS;
      high = goesOn ? most : low;
    }
    totalLow += low;
    totalHigh += high;
  }

  private static long lengthWatched(long duration, @Nullable Double times) {
    return (long) Math.floor(Math.max(0, duration) * Math.max(0, times == null ? 1 : times));
  }

  long low() {
    return low;
  }

  long high() {
    return high;
  }

  Metric<SecondsRange> metric(long videos) {
    Basis basis =
        withDuration == 0
            ? Basis.gaps(rules)
            : withDuration == videos ? Basis.durations() : Basis.mixed(rules);
    return Metric.of(
        new SecondsRange(totalLow / MILLIS, totalHigh / MILLIS),
        Unit.SECONDS,
        basis,
        new Coverage(withDuration, videos));
  }
}
