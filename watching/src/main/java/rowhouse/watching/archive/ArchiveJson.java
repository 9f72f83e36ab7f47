package rowhouse.watching.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.VideoId;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import tools.jackson.databind.JsonNode;

/** Reads single values out of the Archive's answers, none of which can be relied on to be there. */
final class ArchiveJson {
  private static final int MAX_TEXT = 4_000;
  private static final long MILLIS_BEGIN = 100_000_000_000L;

  private ArchiveJson() {}

  static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asString();
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  static String needed(JsonNode node, String name) {
    String text = text(node, name);
    if (text == null || text.isBlank()) {
      throw new UnexpectedAnswer(name);
    }
    return text;
  }

  static @Nullable Integer integer(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : null;
  }

  static long number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : 0;
  }

  static double real(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() && Double.isFinite(value.doubleValue()) ? value.doubleValue() : 0;
  }

  /** A time written as ISO text, with or without a zone (then UTC), or as seconds or millis. */
  static @Nullable Instant time(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return ofNumber(value.longValue());
    }
    String text = text(node, name);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return text.matches("\\d{9,14}") ? ofNumber(Long.parseLong(text)) : ofText(text);
    } catch (DateTimeException _) {
      return null; // a row without a time is counted as unreadable by who asked
    }
  }

  private static Instant ofNumber(long number) {
    return number < MILLIS_BEGIN ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
  }

  private static Instant ofText(String text) {
    String iso = text.strip().replace(' ', 'T');
    boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
    return zoned
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  /** A row of the history, or nothing when it lacks the time or has an impossible one. */
  static Optional<WatchEvent> event(JsonNode row) {
    Instant at = time(row, "watched_at");
    if (at == null || at.getEpochSecond() < VideoId.TIKTOK_BEGAN) {
      return Optional.empty();
    }
    long video = videoId(text(row, "video_id"));
    String url = text(row, "url");
    if (video > 0) {
      return Optional.of(new WatchEvent(at.getEpochSecond(), video, null, detail(row)));
    }
    return Optional.ofNullable(url).map(link -> WatchEvent.ofLink(at.getEpochSecond(), link));
  }

  /** The id, or 0 for what is none. */
  static long videoId(@Nullable String text) {
    if (text == null || !text.matches("\\d{1,19}")) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return 0; // larger than any id can be
    }
  }

  private static WatchDetail detail(JsonNode row) {
    JsonNode duration = row.path("duration_ms");
    JsonNode times = row.path("approx_times_watched");
    String title = text(row, "title");
    return new WatchDetail(
        duration.isNumber() && duration.canConvertToLong() ? duration.longValue() : null,
        times.isNumber() && Double.isFinite(times.doubleValue()) ? times.doubleValue() : null,
        text(row, "author"),
        title == null ? text(row, "description") : title,
        text(row, "music"),
        hashtags(row.path("hashtags")));
  }

  private static List<String> hashtags(JsonNode list) {
    List<String> hashtags = new ArrayList<>();
    for (JsonNode each : list) {
      String text = each.isString() ? each.asString().replaceFirst("^#", "") : "";
      if (!text.isBlank() && text.length() <= 200 && hashtags.size() < 50) {
        hashtags.add(text);
      }
    }
    return hashtags;
  }
}
