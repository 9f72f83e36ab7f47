package rowhouse.watching.metric;

import java.util.List;

/**
 * What was seen more than once.
 *
 * @param distinct different videos
 * @param again different videos seen at least twice
 * @param extraViews views beyond the first of each video
 * @param top the five seen most often; the lower id first among equals
 */
public record Rewatches(
    Metric<Long> distinct, Metric<Long> again, Metric<Long> extraViews, Metric<List<Top>> top) {

  /**
   * A video and how often it was seen.
   *
   * @param video as in {@link rowhouse.watching.WatchEvent#video}
   */
  public record Top(long video, long views) {}
}
