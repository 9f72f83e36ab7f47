package rowhouse.watching.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  @JsonIgnore
  public boolean isEmpty() {
    return videos.coverage().all() == 0;
  }

  /** Every figure by its name, in the order of the record; the names are stable. */
  public Map<String, Metric<?>> byName() {
    Map<String, Metric<?>> all = new LinkedHashMap<>();
    all.put("videos", videos);
    all.put("watch_time", watchTime);
    all.put("thumb_feet", thumbFeet);
    all.put("skips", skips);
    all.put("sessions", sessions.count());
    all.put("longest_session", sessions.longest());
    all.put("seconds_by_hour", hours.secondsByHour());
    all.put("seconds_by_weekday", hours.secondsByWeekday());
    all.put("videos_by_weekday", hours.videosByWeekday());
    all.put("peak_hour", hours.peakHour());
    all.put("best_window", hours.bestWindow());
    all.put("night_seconds", hours.nightSeconds());
    all.put("night_percent", hours.nightPercent());
    all.put("days", days.each());
    all.put("days_active", days.active());
    all.put("days_spanned", days.spanned());
    all.put("streak", days.streak());
    all.put("distinct_videos", rewatches.distinct());
    all.put("videos_seen_again", rewatches.again());
    all.put("extra_views", rewatches.extraViews());
    all.put("most_seen", rewatches.top());
    all.put("median_age_hours", ages.medianHours());
    all.put("first_day_percent", ages.percentOnFirstDay());
    all.put("early_views", ages.early());
    all.put("earliest_view", ages.earliest());
    all.put("rabbit_hole", rabbitHole);
    all.put("creators", creators);
    all.put("sounds", sounds);
    all.put("hashtags", hashtags);
    return Collections.unmodifiableMap(all);
  }
}
