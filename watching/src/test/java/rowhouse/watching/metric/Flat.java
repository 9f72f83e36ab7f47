package rowhouse.watching.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes metrics in the plain form that the reference prints, so that the two can be compared. */
final class Flat {
  private Flat() {}

  static Map<String, Object> of(WatchMetrics m) {
    Map<String, Object> flat = new LinkedHashMap<>();
    flat.put("videos", m.videos().value());
    flat.put("watch_low", m.watchTime().value().low());
    flat.put("watch_high", m.watchTime().value().high());
    flat.put("watch_used", m.watchTime().coverage().used());
    flat.put("thumb_feet", m.thumbFeet().value());
    flat.put("sessions", m.sessions().count().value());
    flat.put(
        "longest_session",
        map(m.sessions().longest(), s -> list(s.startedAt(), s.seconds(), s.videos())));
    flat.put("skips", m.skips().value());
    flat.put("skips_used", m.skips().coverage().used());
    hours(flat, m.hours());
    days(flat, m.days());
    videos(flat, m.rewatches(), m.ages());
    flat.put(
        "rabbit_hole",
        map(
            m.rabbitHole(),
            r -> list(r.kind().name(), r.name(), r.startedAt(), r.endedAt(), r.videos())));
    flat.put("creators", named(m.creators()));
    flat.put("sounds", named(m.sounds()));
    flat.put("hashtags", named(m.hashtags()));
    return flat;
  }

  private static void hours(Map<String, Object> flat, Hours hours) {
    flat.put("hours", hours.secondsByHour().value());
    flat.put("heat_seconds", hours.secondsByWeekday().value());
    flat.put("heat_videos", hours.videosByWeekday().value());
    flat.put("peak_hour", hours.peakHour().value());
    flat.put("window", map(hours.bestWindow(), w -> list(w.startHour(), w.seconds(), w.percent())));
    flat.put("night_seconds", hours.nightSeconds().value());
    flat.put("night_percent", hours.nightPercent().value());
  }

  private static void days(Map<String, Object> flat, Days days) {
    flat.put(
        "days",
        days.each().value().stream()
            .map(d -> list(d.date().toString(), d.videos(), d.watch().low(), d.watch().high()))
            .toList());
    flat.put("days_active", days.active().value());
    flat.put("days_spanned", days.spanned().value());
    flat.put("streak", map(days.streak(), s -> list(s.first().toString(), s.days())));
  }

  private static void videos(Map<String, Object> flat, Rewatches rewatches, Ages ages) {
    flat.put("distinct", rewatches.distinct().value());
    flat.put("again", rewatches.again().value());
    flat.put("extra_views", rewatches.extraViews().value());
    flat.put("top", rewatches.top().value().stream().map(t -> list(t.video(), t.views())).toList());
    flat.put("age_used", ages.medianHours().coverage().used());
    flat.put("age_median", ages.medianHours().value());
    flat.put("age_first_day", ages.percentOnFirstDay().value());
    flat.put("early", ages.early().value());
    flat.put("earliest", map(ages.earliest(), e -> list(e.video(), e.at(), e.seconds())));
  }

  private static List<List<Object>> named(Metric<List<Named>> metric) {
    return Optional.ofNullable(metric.value()).orElse(List.of()).stream()
        .map(n -> list(n.name(), n.videos()))
        .toList();
  }

  private static <T> Object map(Metric<T> metric, Function<T, Object> form) {
    return metric.value() == null ? null : form.apply(metric.value());
  }

  private static List<Object> list(Object... values) {
    return Arrays.asList(values);
  }
}
