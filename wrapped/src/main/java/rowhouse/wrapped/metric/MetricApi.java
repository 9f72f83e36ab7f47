package rowhouse.wrapped.metric;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.wrapped.run.Periods;

/** Figures without a story, for those who want to reckon themselves. */
@RestController
@RequestMapping("/wrapped/api/v1/metrics")
@Guard({Who.MEMBER, Who.OWNER})
public final class MetricApi {
  /** Which figures stand together under a name. */
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "sessions",
          List.of("sessions", "longest_session", "watch_time"),
          "hours",
          List.of(
              "seconds_by_hour",
              "seconds_by_weekday",
              "videos_by_weekday",
              "peak_hour",
              "best_window",
              "night_seconds",
              "night_percent"),
          "days",
          List.of("days", "days_active", "days_spanned"),
          "streaks",
          List.of("streak", "days_active"),
          "ages",
          List.of("median_age_hours", "first_day_percent", "early_views", "earliest_view"),
          "rewatches",
          List.of("distinct_videos", "videos_seen_again", "extra_views", "most_seen"));

  private final Room room;
  private final Members members;
  private final WatchHistoryStore history;

  /** Reckons over {@code history}. */
  public MetricApi(Room room, Members members, WatchHistoryStore history) {
    this.room = room;
    this.members = members;
    this.history = history;
  }

  record Reckoned(
      String name,
      LocalDate from,
      LocalDate to,
      String timeZone,
      long events,
      Map<String, Metric<?>> figures) {}

  @GetMapping("/{name}")
  @Limit(calls = 120)
  Reckoned show(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String tz,
      Caller caller) {
    List<String> wanted = GROUPS.get(name);
    if (wanted == null) {
      throw new Problem(404, "not_found");
    }
    Member member = members.of(caller);
    ZoneId zone = Periods.zone(tz, member);
    Period period = Periods.days(from, to, zone, room.clock());
    WatchMetrics all = history.metrics(member.id(), period, MetricRules.standard());
    Map<String, Metric<?>> known = all.byName();
    Map<String, Metric<?>> figures = new LinkedHashMap<>();
    for (String figure : wanted) {
      Metric<?> metric = known.get(figure);
      if (metric != null) {
        figures.put(figure, metric);
      }
    }
    return new Reckoned(
        name, period.first(), period.last(), zone.getId(), all.videos().coverage().all(), figures);
  }
}
