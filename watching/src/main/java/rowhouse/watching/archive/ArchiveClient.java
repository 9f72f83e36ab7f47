package rowhouse.watching.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.outside.Outside;
import rowhouse.watching.WatchEvent;
import tools.jackson.databind.JsonNode;

/**
 * Asks an Archive over HTTP, exactly as the original apps do.
 *
 * <p>Safe to share between threads. Each call blocks for at most the configured timeout and must
 * not be made inside a database write.
 */
public final class ArchiveClient implements Archive {
  private final ArchiveHttp http;

  /** A client that goes out by {@code outside}. */
  public ArchiveClient(Outside outside, ArchiveConfig config) {
    this.http = new ArchiveHttp(outside, config);
  }

  @Override
  public ArchiveAnswer<StartedLink> startAuth(@Nullable String anchorToken) {
    return http.post(
        "/start-auth",
        anchorToken == null ? Map.of() : Map.of("anchor_token", anchorToken),
        body ->
            got(
                new StartedLink(
                    ArchiveJson.needed(body, "archive_job_id"),
                    ArchiveJson.time(body, "expires_at"),
                    ArchiveJson.integer(body, "queue_position"))));
  }

  @Override
  public ArchiveAnswer<SignIn> redirect(String archiveJobId) {
    return http.get(
        "/get-redirect",
        Map.of("archive_job_id", archiveJobId),
        body -> {
          String url = ArchiveJson.text(body, "redirect_url");
          if (url != null && url.matches("https?://.+")) {
            return got(new SignIn.Open(url));
          }
          String status = ArchiveJson.needed(body, "status");
          if (!status.contains("completed")) {
            throw new UnexpectedAnswer("redirect_url");
          }
          return got(
              new SignIn.Completed(
                  ArchiveJson.text(body, "username"), ArchiveJson.text(body, "sec_user_id")));
        });
  }

  @Override
  public ArchiveAnswer<AuthorizationCode> authorizationCode(String archiveJobId) {
    return http.get(
        "/get-authorization-code",
        Map.of("archive_job_id", archiveJobId),
        body ->
            got(
                new AuthorizationCode(
                    ArchiveJson.needed(body, "authorization_code"),
                    ArchiveJson.time(body, "expires_at"))));
  }

  @Override
  public ArchiveAnswer<LinkedAccount> finish(
      String archiveJobId, String authorizationCode, @Nullable String anchorToken) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("archive_job_id", archiveJobId);
    wish.put("authorization_code", authorizationCode);
    if (anchorToken != null) {
      wish.put("anchor_token", anchorToken);
    }
    return http.post(
        "/finalize",
        wish,
        body ->
            got(
                new LinkedAccount(
                    ArchiveJson.needed(body, "archive_user_id"),
                    ArchiveJson.text(body, "provider_unique_id"),
                    ArchiveJson.text(body, "platform_username"),
                    ArchiveJson.text(body, "anchor_token"))));
  }

  @Override
  public ArchiveAnswer<Integer> queueLength() {
    return http.get(
        "/queue-status", Map.of(), body -> got((int) ArchiveJson.number(body, "pending")));
  }

  @Override
  public ArchiveAnswer<Cancelled> cancel(String archiveJobId) {
    return http.delete(
        "/queue-request",
        Map.of("archive_job_id", archiveJobId),
        body ->
            got(
                new Cancelled(
                    ArchiveJson.needed(body, "request_id"),
                    ArchiveJson.needed(body, "status"),
                    ArchiveJson.time(body, "cancelled_at"))));
  }

  @Override
  public ArchiveAnswer<StartedFetch> startHistory(
      String secUserId, int limit, int maxPages, @Nullable String cursor) {
    Map<String, @Nullable Object> wish = new HashMap<>();
    wish.put("sec_user_id", secUserId);
    wish.put("limit", Math.min(limit, MAX_PAGE));
    wish.put("max_pages", maxPages);
    wish.put("cursor", cursor);
    return http.post(
        "/watch-history/start",
        wish,
        body ->
            got(
                new StartedFetch(
                    ArchiveJson.needed(body, "data_job_id"),
                    ArchiveJson.time(body, "expires_at"),
                    ArchiveJson.integer(body, "queue_position"))));
  }

  @Override
  public ArchiveAnswer<HistoryPage> finishHistory(
      String dataJobId, boolean includeRows, int returnLimit) {
    return http.post(
        "/watch-history/finalize",
        Map.of("data_job_id", dataJobId, "include_rows", includeRows, "return_limit", returnLimit),
        body -> {
          JsonNode pagination = body.path("pagination");
          List<WatchEvent> events = events(body.path("rows"));
          return got(
              new HistoryPage(
                  events,
                  body.path("rows").size() - events.size(),
                  pagination.path("has_more").asBoolean(false),
                  ArchiveJson.text(pagination, "next_cursor")));
        });
  }

  @Override
  public ArchiveAnswer<StoredRows> history(String secUserId, int limit, @Nullable Instant before) {
    Map<String, Object> query = new HashMap<>();
    query.put("sec_user_id", secUserId);
    query.put("limit", Math.min(limit, MAX_ROWS));
    if (before != null) {
      query.put("before", before);
    }
    return http.get(
        "/watch-history",
        query,
        body ->
            got(new StoredRows(events(body.path("rows")), ArchiveJson.time(body, "next_before"))));
  }

  @Override
  public ArchiveAnswer<Long> deleteHistory(String secUserId) {
    return http.delete(
        "/watch-history",
        Map.of("sec_user_id", secUserId),
        body -> got(ArchiveJson.number(body, "deleted_count")));
  }

  @Override
  public ArchiveAnswer<StoredExtent> coverage(String secUserId) {
    return http.get(
        "/watch-history/analytics/coverage",
        Map.of("sec_user_id", secUserId),
        body ->
            got(
                new StoredExtent(
                    ArchiveJson.number(body, "rows_total"),
                    ArchiveJson.number(body, "rows_with_watched_at"),
                    ArchiveJson.time(body, "watched_at_min"),
                    ArchiveJson.time(body, "watched_at_max"))));
  }

  @Override
  public ArchiveAnswer<Summary> summary(SummaryWish wish) {
    return http.post(
        "/watch-history/analytics/summary",
        Map.of(
            "sec_user_id", wish.secUserId(),
            "range", range(wish.range()),
            "time_zone", wish.timeZone(),
            "include_hour_histogram", true,
            "top_creators_limit", wish.topCreators(),
            "top_music_limit", wish.topMusic()),
        body -> got(summary(body)));
  }

  @Override
  public ArchiveAnswer<List<Sample>> samples(SampleWish wish) {
    Map<String, Object> strategy =
        wish.perMonth() > 0
            ? Map.of("type", "per_month", "per_month", wish.perMonth())
            : Map.of("type", "recent");
    return http.post(
        "/watch-history/analytics/samples",
        Map.of(
            "sec_user_id", wish.secUserId(),
            "range", range(wish.range()),
            "time_zone", wish.timeZone(),
            "strategy", strategy,
            "limit", wish.limit(),
            "max_chars_per_item", wish.maxCharacters()),
        body -> got(list(body.path("items"), ArchiveClient::sample)));
  }

  @Override
  public ArchiveAnswer<Interests> interests(String secUserId, Range range) {
    return http.post(
        "/watch-history/analytics/interests/summary",
        Map.of("sec_user_id", secUserId, "range", range(range)),
        body -> {
          JsonNode brainrot = body.path("brainrot");
          if (!brainrot.path("raw").isNumber()) {
            throw new UnexpectedAnswer("brainrot");
          }
          return got(
              new Interests(
                  ArchiveJson.real(brainrot, "raw"),
                  ArchiveJson.real(brainrot, "confidence"),
                  ArchiveJson.real(body.path("coverage"), "watch_seconds_enriched")));
        });
  }

  private static Summary summary(JsonNode body) {
    JsonNode totals = body.path("totals");
    if (!totals.path("videos").isNumber()) {
      throw new UnexpectedAnswer("totals");
    }
    List<Double> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(ArchiveJson.real(body.path("hour_histogram_seconds"), String.valueOf(hour)));
    }
    Map<String, Long> nulls = new HashMap<>();
    body.path("nulls").forEachEntry((name, value) -> nulls.put(name, value.asLong(0)));
    return new Summary(
        ArchiveJson.number(totals, "videos"),
        ArchiveJson.real(totals, "watch_seconds"),
        ArchiveJson.real(body.path("night"), "watch_seconds"),
        ArchiveJson.real(body.path("night"), "watch_pct"),
        ArchiveJson.integer(body, "peak_hour"),
        hours,
        list(body.path("top_creators"), each -> count(each, "author")),
        list(body.path("top_music"), each -> count(each, "music")),
        nulls);
  }

  private static Count count(JsonNode node, String name) {
    return new Count(ArchiveJson.needed(node, name), ArchiveJson.number(node, "video_count"));
  }

  private static Sample sample(JsonNode node) {
    Instant at = ArchiveJson.time(node, "watched_at");
    String text = ArchiveJson.text(node, "text");
    String bucket = ArchiveJson.text(node, "bucket");
    String video = ArchiveJson.text(node, "video_id");
    if (at == null) {
      throw new UnexpectedAnswer("watched_at");
    }
    return new Sample(
        bucket == null ? "" : bucket, at, ArchiveJson.videoId(video), text == null ? "" : text);
  }

  private static Map<String, Object> range(Range range) {
    return Map.of(
        "type", "between",
        "start_at", range.startAt().toString(),
        "end_at", range.endAt().toString());
  }

  private static List<WatchEvent> events(JsonNode rows) {
    List<WatchEvent> events = new ArrayList<>();
    for (JsonNode row : rows) {
      ArchiveJson.event(row).ifPresent(events::add);
    }
    return events;
  }

  private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reading) {
    List<T> list = new ArrayList<>();
    for (JsonNode node : nodes) {
      list.add(reading.apply(node));
    }
    return List.copyOf(list);
  }

  private static <T> ArchiveAnswer<T> got(T value) {
    return new ArchiveAnswer.Got<>(value);
  }
}
