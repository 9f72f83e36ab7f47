package rowhouse.watching.metric;

import java.util.List;

/**
 * All figures of one history in one period.
 *
 * @param period which days, in which zone
 * @param rules the limits used
 * @param videos entries of the history; with 0 there is no history to tell of, and everything else
 *     is unknown or 0
 * @param watchTime low and high
 * @param thumbFeet how far the thumb went
 * @param skips videos left within three seconds
 * @param rabbitHole the deepest
 * @param creators the five most watched, unknown without a source that names them
 * @param sounds as creators
 * @param hashtags as creators
 */
public record WatchMetrics(
    Period period,
    MetricRules rules,
    Metric<Long> videos,
    Metric<SecondsRange> watchTime,
    Metric<Double> thumbFeet,
    Metric<Long> skips,
    Sessions sessions,
    Hours hours,
    Days days,
    Rewatches rewatches,
    Ages ages,
    Metric<RabbitHole> rabbitHole,
    Metric<List<Named>> creators,
    Metric<List<Named>> sounds,
    Metric<List<Named>> hashtags) {

  /** Whether the period holds no event at all. */
  public boolean isEmpty() {
    return videos.coverage().all() == 0;
  }
}
