package rowhouse.wrapped.story;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which figures are left out. A figure takes along all those that would give it away: from the way
 * of the thumb anybody could count the videos.
 */
public final class Redaction {
  /** Nothing is left out. */
  public static final Redaction NONE = new Redaction(Set.of());

  private static final Map<String, List<String>> GIVEN_AWAY_BY = givenAwayBy();

  private final Set<String> hidden;

  private Redaction(Set<String> hidden) {
    this.hidden = hidden;
  }

  /** Leaves out the figures of these names and what would give them away. */
  public static Redaction of(Iterable<String> names) {
    Set<String> hidden = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    names.forEach(open::add);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (hidden.add(name)) {
        open.addAll(GIVEN_AWAY_BY.getOrDefault(name, List.of()));
      }
    }
    return new Redaction(hidden);
  }

  /** Whether there is a figure of that name that could be left out. */
  public static boolean knows(String name) {
    return Words.of(Locale.ENGLISH).has("figure." + name);
  }

  /** Whether the figure of that name is left out. */
  public boolean hides(String figure) {
    return hidden.contains(figure);
  }

  /** Whether counts of views must not stand anywhere, not even in what a figure was made from. */
  boolean hidesCounts() {
    return hides("videos");
  }

  private static Map<String, List<String>> givenAwayBy() {
    Map<String, List<String>> by = new HashMap<>();
    by.put(
        "videos",
        List.of(
            "thumb_feet",
            "videos_per_active_day",
            "days",
            "skips_percent",
            "extra_views_percent",
            "videos_change_percent",
            "top_creator_percent"));
    by.put("thumb_feet", List.of("videos"));
    by.put("videos_per_active_day", List.of("videos"));
    by.put("watch_time", List.of("night_seconds", "seconds_by_hour", "seconds_by_weekday"));
    by.put(
        "night_percent",
        List.of("night_seconds", "seconds_by_hour", "seconds_by_weekday", "best_window"));
    by.put("night_seconds", List.of("night_percent"));
    by.put("weekend_percent", List.of("seconds_by_weekday"));
    by.put("morning_percent", List.of("seconds_by_hour", "seconds_by_weekday"));
    by.put("peak_hour", List.of("seconds_by_hour", "seconds_by_weekday", "best_window"));
    by.put("best_window", List.of("seconds_by_hour", "seconds_by_weekday"));
    by.put("seconds_by_hour", List.of("seconds_by_weekday"));
    by.put("days_active", List.of("days", "videos_per_active_day", "sessions_per_active_day"));
    by.put("days_spanned", List.of("days"));
    by.put("streak", List.of("days"));
    by.put("sessions", List.of("sessions_per_active_day"));
    by.put("sessions_per_active_day", List.of("sessions"));
    by.put("longest_session", List.of("rabbit_hole"));
    by.put("rabbit_hole", List.of("longest_session"));
    by.put("skips", List.of("skips_percent"));
    by.put("extra_views", List.of("extra_views_percent"));
    by.put("creators", List.of("rabbit_hole", "top_creator_percent"));
    by.put("hashtags", List.of("rabbit_hole"));
    by.put("videos_before", List.of("videos_change_percent"));
    return Map.copyOf(by);
  }
}
