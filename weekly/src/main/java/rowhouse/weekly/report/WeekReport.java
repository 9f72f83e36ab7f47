package rowhouse.weekly.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.SecondsRange;

/**
 * One person's week. Times are in seconds and say so; what cannot be known is null.
 *
 * @param week the ISO week, as {@code 2026-W46}
 * @param totalVideos entries of the history
 * @param totalTimeSeconds watch time, a range where lengths are unknown
 * @param preTotalVideos those of the week before, null when the history does not reach back
 * @param preTotalTimeSeconds its watch time
 * @param thumbFeet three inches a video
 * @param feeding how the week felt, by rules; null without videos
 * @param days the seven days
 * @param peakHour local hour with the most watch time
 * @param nightPercent share of watch time from 22 to 4 o'clock
 * @param longestSessionSeconds the longest stretch
 * @param lastYear the week of the same number a year before, null without rows
 * @param watchBasis how watch time was made, a code
 * @param topics hashtags that a source names, the most watched first; null when none does
 * @param topSound the most watched sound; null when no source names one
 */
public record WeekReport(
    String week,
    LocalDate periodStart,
    LocalDate periodEnd,
    String timeZone,
    long totalVideos,
    SecondsRange totalTimeSeconds,
    @Nullable Long preTotalVideos,
    @Nullable SecondsRange preTotalTimeSeconds,
    double thumbFeet,
    @Nullable Feeding feeding,
    List<Day> days,
    @Nullable Integer peakHour,
    @Nullable Double nightPercent,
    long activeDays,
    long sessions,
    long longestSessionSeconds,
    @Nullable Hole rabbitHole,
    @Nullable YearAgo lastYear,
    Nudge nudge,
    String watchBasis,
    @Nullable List<String> topics,
    @Nullable String topSound) {

  /** One of the seven days. */
  public record Day(LocalDate date, long videos, long lowSeconds, long highSeconds) {}

  /**
   * The longest run of one thing.
   *
   * @param kind creator, hashtag or session
   * @param startedAt seconds since 1970 UTC
   * @param seconds from its first video to its last
   */
  public record Hole(
      String kind, @Nullable String name, long videos, long startedAt, long seconds) {}

  /** The same week a year ago. */
  public record YearAgo(String week, long videos, long lowSeconds, long highSeconds) {}

  /** Whether there is nothing to tell of this week. */
  @JsonIgnore
  public boolean isEmpty() {
    return totalVideos == 0;
  }

  /** Videos against the week before in per cent; null when that is unknown or was empty. */
  @JsonIgnore
  public @Nullable Double changePercent() {
    return changePercent(totalVideos, preTotalVideos);
  }

  static @Nullable Double changePercent(long videos, @Nullable Long before) {
    return before == null || before == 0 ? null : (videos - before) * 100.0 / before;
  }
}
