package rowhouse.wrapped.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.member.Member;
import rowhouse.watching.metric.Hours;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.Named;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.WatchMetrics;
import tools.jackson.databind.JsonNode;

/**
 * The story in the original's members. What the original made up (a percentile, a cat's name, sums
 * for months without a history) is null here and listed in {@code notKnown}; no address is in it.
 *
 * @param totalHours the low end of the watch time
 * @param totalHoursHigh the high end
 */
record OriginalPayload(
    int year,
    String timeZone,
    @Nullable Double totalHours,
    @Nullable Double totalHoursHigh,
    long totalVideos,
    @Nullable Double nightPct,
    @Nullable Integer peakHour,
    Map<String, Object> topMusic,
    List<String> topCreators,
    @Nullable String catName,
    @Nullable String analogyLine,
    @Nullable Double thumbFeet,
    @Nullable ScrollTime scrollTime,
    @Nullable String personalityType,
    @Nullable String personalityExplanation,
    List<String> nicheJourney,
    List<String> topNiches,
    @Nullable String topNichePercentile,
    @Nullable Integer brainRotScore,
    @Nullable String brainRotExplanation,
    @Nullable String keyword2026,
    @Nullable String thumbRoast,
    @Nullable String platformUsername,
    List<Map<String, Object>> sourceSpans,
    Map<String, Map<String, String>> dataJobs,
    @Nullable Object accessorySet,
    List<NotKnown> notKnown) {
  private static final double HOUR = 3_600;

  /** When most of the scrolling happens. */
  record ScrollTime(@Nullable String title, String rate, String betweenTime) {}

  /** A member that is null or empty, and why. */
  record NotKnown(String what, String text) {}

  static OriginalPayload of(Run run, RunPayload kept, Member member) {
    WatchMetrics year = kept.year();
    @Nullable SecondsRange watched = year.watchTime().value();
    JsonNode persona = kept.story().path("persona");
    JsonNode thumb = card(kept.story(), "thumb");
    Long job = run.jobId();
    return new OriginalPayload(
        run.year(),
        run.timeZone().getId(),
        watched == null ? null : rounded(watched.low() / HOUR),
        watched == null ? null : rounded(watched.high() / HOUR),
        year.videos().coverage().all(),
        rounded(year.hours().nightPercent().value()),
        year.hours().peakHour().value(),
        topMusic(year),
        names(year.creators()),
        null,
        text(thumb.path("text")),
        year.thumbFeet().value(),
        scrollTime(year.hours().bestWindow().value()),
        text(persona.path("name")),
        text(persona.path("reasons").path(0)),
        List.of(),
        names(year.hashtags()),
        null,
        null,
        null,
        null,
        text(thumb.path("headline")),
        member.platformUsername(),
        spans(run, year),
        job == null
            ? Map.of()
            : Map.of("analysis", Map.of("id", String.valueOf(job), "status", "succeeded")),
        null,
        notKnown(year));
  }

  private static JsonNode card(JsonNode story, String kind) {
    for (JsonNode card : story.path("cards")) {
      if (card.path("kind").asString("").equals(kind)) {
        return card;
      }
    }
    return story.path("none");
  }

  private static @Nullable String text(JsonNode node) {
    String text = node.asString("");
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(10 * value) / 10.0;
  }

  private static List<String> names(Metric<List<Named>> metric) {
    @Nullable List<Named> known = metric.value();
    return known == null ? List.of() : known.stream().map(Named::name).toList();
  }

  private static Map<String, Object> topMusic(WatchMetrics year) {
    @Nullable List<Named> sounds = year.sounds().value();
    return sounds == null || sounds.isEmpty()
        ? Map.of()
        : Map.of("music", sounds.getFirst().name(), "video_count", sounds.getFirst().videos());
  }

  private static @Nullable ScrollTime scrollTime(Hours.@Nullable Window window) {
    return window == null
        ? null
        : new ScrollTime(
            null,
            String.format(Locale.ROOT, "%.0f%%", window.percent()),
            String.format(
                Locale.ROOT,
                "%02d:00-%02d:00",
                window.startHour(),
                (window.startHour() + window.hours()) % 24));
  }

  /** Which days the figures rest on. */
  private static List<Map<String, Object>> spans(Run run, WatchMetrics year) {
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("source", run.keepsHistory() ? "history" : "computed_and_forgotten");
    span.put("first_day", run.firstDay());
    span.put("last_day", run.lastDay());
    span.put("days_spanned", year.days().spanned().value());
    span.put("days_in_year", year.period().days());
    return List.of(span);
  }

  private static List<NotKnown> notKnown(WatchMetrics year) {
    List<NotKnown> missing = new ArrayList<>();
    if (!year.creators().isKnown()) {
      missing.add(new NotKnown("top_creators", year.creators().basis().sentence()));
    }
    if (!year.sounds().isKnown()) {
      missing.add(new NotKnown("top_music", year.sounds().basis().sentence()));
    }
    missing.add(
        new NotKnown(
            "top_niche_percentile",
            "Nobody here knows how others watch, so no percentile is given."));
    missing.add(
        new NotKnown(
            "brain_rot_score",
            "It needs the interests of videos, which neither an export nor the store tells."));
    return List.copyOf(missing);
  }
}
