package rowhouse.watching.metric;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;

/**
 * The sums that the Archive gives: a view counts the video's length times how often it was seen,
 * nothing when the length is unknown and once when the times are. Unlike {@link MetricPass} it
 * believes lengths even when the next video came sooner.
 */
public final class DurationSummary {
  private static final int HOURS = 24;

  private final LocalTimes times;
  private final double[] seconds = new double[HOURS];
  private final Map<String, Long> creators = new HashMap<>();
  private final Map<String, Long> sounds = new HashMap<>();
  private long videos;
  private long withoutDuration;
  private long withoutTimes;
  private long withoutCreator;
  private long withoutSound;

  /** Sums in the local hours of {@code zone}. */
  public DurationSummary(ZoneId zone) {
    this.times = new LocalTimes(zone);
  }

  /** Takes an event. */
  public void accept(WatchEvent event) {
    videos++;
    WatchDetail detail = event.detail();
    Long duration = detail == null ? null : detail.durationMillis();
    Double seen = detail == null ? null : detail.timesWatched();
    withoutDuration += duration == null ? 1 : 0;
    withoutTimes += seen == null ? 1 : 0;
    double watched = (duration == null ? 0 : duration / 1_000.0) * (seen == null ? 1 : seen);
    seconds[LocalTimes.hour(times.local(event.at()))] += watched;
    withoutCreator += count(creators, detail == null ? null : detail.creator());
    withoutSound += count(sounds, detail == null ? null : detail.sound());
  }

  private static int count(Map<String, Long> counts, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return 1;
    }
    counts.merge(name, 1L, Long::sum);
    return 0;
  }

  /** Number of events. */
  public long videos() {
    return videos;
  }

  /** All seconds. */
  public double watchSeconds() {
    return Arrays.stream(seconds).sum();
  }

  /** Seconds in the hours 22, 23, 0, 1, 2 and 3. */
  public double nightSeconds() {
    return seconds[22] + seconds[23] + seconds[0] + seconds[1] + seconds[2] + seconds[3];
  }

  /** Seconds in each hour of the day. */
  public List<Double> hourSeconds() {
    return Arrays.stream(seconds).boxed().toList();
  }

  /** The hour with the most seconds, the earliest of equals, or null without any. */
  public @Nullable Integer peakHour() {
    int peak = 0;
    for (int hour = 1; hour < HOURS; hour++) {
      peak = seconds[hour] > seconds[peak] ? hour : peak;
    }
    return seconds[peak] > 0 ? peak : null;
  }

  /** Creators by number of views. */
  public List<Named> creators(int most) {
    return top(creators, most);
  }

  /** Sounds by number of views. */
  public List<Named> sounds(int most) {
    return top(sounds, most);
  }

  /** Views without a field, by the name that the Archive gives it. */
  public Map<String, Long> nulls() {
    return Map.of(
        "duration_ms", withoutDuration,
        "approx_times_watched", withoutTimes,
        "author", withoutCreator,
        "music", withoutSound);
  }

  private static List<Named> top(Map<String, Long> counts, int most) {
    return counts.entrySet().stream()
        .map(entry -> new Named(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Named::videos).reversed().thenComparing(Named::name))
        .limit(most)
        .toList();
  }
}
