package rowhouse.watching.link;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveAnswer;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Period;
import tools.jackson.databind.JsonNode;

/**
 * The built-in Archive for other programs, under the contract that the originals consume. Bodies
 * are read leniently, since its clients are not ours.
 */
@RestController
public final class ArchiveApi {
  private static final int MOST_PAGES = 5;

  private final Archives archives;

  /** Serves what has been stored here. */
  public ArchiveApi(Archives archives) {
    this.archives = archives;
  }

  @PostMapping("/archive/xordi/start-auth")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> start(@RequestBody(required = false) @Nullable JsonNode body) {
    Archive.StartedLink begun =
        ArchiveProblems.got(archive().startAuth(body == null ? null : text(body, "anchor_token")));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("archive_job_id", begun.archiveJobId());
    put(answer, "expires_at", begun.expiresAt());
    put(answer, "queue_position", begun.queuePosition());
    return answer;
  }

  @GetMapping("/archive/xordi/get-redirect")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> redirect(@RequestParam("archive_job_id") String jobId) {
    return switch (ArchiveProblems.got(archive().redirect(jobId))) {
      case Archive.SignIn.Open(String url) -> Map.of("redirect_url", url);
      case Archive.SignIn.Completed done -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "authentication already completed");
        put(answer, "username", done.username());
        put(answer, "sec_user_id", done.secUserId());
        yield answer;
      }
    };
  }

  @GetMapping("/archive/xordi/get-authorization-code")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> code(@RequestParam("archive_job_id") String jobId) {
    Archive.AuthorizationCode code = ArchiveProblems.got(archive().authorizationCode(jobId));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("authorization_code", code.code());
    put(answer, "expires_at", code.expiresAt());
    return answer;
  }

  @PostMapping("/archive/xordi/finalize")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> finish(@RequestBody JsonNode body) {
    Archive.LinkedAccount account =
        ArchiveProblems.got(
            archive()
                .finish(
                    needed(body, "archive_job_id"),
                    needed(body, "authorization_code"),
                    text(body, "anchor_token")));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("archive_user_id", account.archiveUserId());
    put(answer, "provider_unique_id", account.secUserId());
    put(answer, "platform_username", account.platformUsername());
    answer.put("anchor_merge_performed", false);
    answer.put("anchor_token_status", "issued");
    put(answer, "anchor_token", account.anchorToken());
    return answer;
  }

  @GetMapping("/archive/xordi/queue-status")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Integer> queue() {
    return Map.of("pending", ArchiveProblems.got(archive().queueLength()));
  }

  @DeleteMapping("/archive/xordi/queue-request")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> cancel(@RequestParam("archive_job_id") String jobId) {
    Archive.Cancelled cancelled = ArchiveProblems.got(archive().cancel(jobId));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("request_id", cancelled.requestId());
    answer.put("status", cancelled.status());
    put(answer, "cancelled_at", cancelled.cancelledAt());
    return answer;
  }

  @PostMapping("/archive/xordi/watch-history/start")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> startHistory(@RequestBody JsonNode body) {
    String user = needed(body, "sec_user_id");
    String cursor = text(body, "cursor");
    if (cursor != null && !cursor.matches("\\d{1,15}")) {
      throw wrong("cursor", "must be milliseconds since 1970 as text");
    }
    Archive.StartedFetch fetch =
        ArchiveProblems.got(
            archive()
                .startHistory(
                    user,
                    number(body, "limit", Archive.MAX_PAGE, Archive.MAX_PAGE),
                    number(body, "max_pages", 1, MOST_PAGES),
                    cursor));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data_job_id", fetch.dataJobId());
    answer.put("provider_unique_id", user);
    put(answer, "expires_at", fetch.expiresAt());
    put(answer, "queue_position", fetch.queuePosition());
    return answer;
  }

  @PostMapping("/archive/xordi/watch-history/finalize")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> finishHistory(@RequestBody JsonNode body) {
    int most = number(body, "return_limit", Archive.MAX_ROWS, Archive.MAX_ROWS);
    Archive.HistoryPage page =
        ArchiveProblems.got(
            archive()
                .finishHistory(
                    needed(body, "data_job_id"), body.path("include_rows").asBoolean(true), most));
    List<WatchEvent> events = page.events();
    Map<String, Object> pagination = new LinkedHashMap<>();
    pagination.put("has_more", page.hasMore());
    put(pagination, "next_cursor", page.nextCursor());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("videos_fetched", events.size());
    answer.put("videos_stored", 0);
    answer.put("videos_updated", 0);
    answer.put("pagination", pagination);
    answer.put("rows", events.stream().map(ArchiveApi::row).toList());
    answer.put("truncated", false);
    return answer;
  }

  @GetMapping("/archive/xordi/watch-history")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> history(
      @RequestParam("sec_user_id") String user,
      @RequestParam(defaultValue = "200") int limit,
      @RequestParam(required = false) @Nullable String before) {
    Archive.StoredRows rows =
        ArchiveProblems.got(
            archive().history(user, limit, before == null ? null : time("before", before)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rows", rows.events().stream().map(ArchiveApi::row).toList());
    put(answer, "next_before", rows.nextBefore());
    return answer;
  }

  @DeleteMapping("/archive/xordi/watch-history")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Long> delete(@RequestParam("sec_user_id") String user) {
    return Map.of("deleted_count", ArchiveProblems.got(archive().deleteHistory(user)));
  }

  @GetMapping("/archive/xordi/watch-history/analytics/coverage")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> coverage(@RequestParam("sec_user_id") String user) {
    Archive.StoredExtent extent = ArchiveProblems.got(archive().coverage(user));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rows_total", extent.rows());
    answer.put("rows_with_watched_at", extent.rowsWithTime());
    put(answer, "watched_at_min", extent.first());
    put(answer, "watched_at_max", extent.last());
    return answer;
  }

  @PostMapping("/archive/xordi/watch-history/analytics/summary")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> summary(@RequestBody JsonNode body) {
    Archive.Summary sums =
        ArchiveProblems.got(
            archive()
                .summary(
                    new Archive.SummaryWish(
                        needed(body, "sec_user_id"),
                        range(body),
                        zone(body),
                        number(body, "top_creators_limit", 5, 100),
                        number(body, "top_music_limit", 1, 100))));
    Map<String, Object> hours = new LinkedHashMap<>();
    for (int hour = 0; hour < sums.hourSeconds().size(); hour++) {
      hours.put(String.valueOf(hour), sums.hourSeconds().get(hour));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "totals",
        Map.of(
            "videos", sums.videos(),
            "watch_seconds", sums.watchSeconds(),
            "watch_hours", sums.watchSeconds() / 3600));
    answer.put(
        "night", Map.of("watch_seconds", sums.nightSeconds(), "watch_pct", sums.nightPercent()));
    put(answer, "peak_hour", sums.peakHour());
    answer.put("hour_histogram_seconds", hours);
    answer.put("top_creators", named("author", sums.creators()));
    answer.put("top_music", named("music", sums.music()));
    answer.put("nulls", sums.nulls());
    return answer;
  }

  @PostMapping("/archive/xordi/watch-history/analytics/samples")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> samples(@RequestBody JsonNode body) {
    JsonNode strategy = body.path("strategy");
    boolean monthly = strategy.path("type").asString("recent").equals("per_month");
    List<Archive.Sample> samples =
        ArchiveProblems.got(
            archive()
                .samples(
                    new Archive.SampleWish(
                        needed(body, "sec_user_id"),
                        range(body),
                        zone(body),
                        monthly ? number(strategy, "per_month", 10, 200) : 0,
                        number(body, "limit", 200, Archive.MAX_ROWS),
                        number(body, "max_chars_per_item", 300, 4_000))));
    return Map.of("items", samples.stream().map(ArchiveApi::sample).toList());
  }

  @PostMapping("/archive/xordi/watch-history/analytics/interests/summary")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "archive")
  Map<String, Object> interests(@RequestBody JsonNode body) {
    ArchiveAnswer<Archive.Interests> answer =
        archive().interests(needed(body, "sec_user_id"), range(body));
    Archive.Interests interests = ArchiveProblems.got(answer);
    return Map.of("brainrot", Map.of("raw", interests.raw(), "confidence", interests.confidence()));
  }

  private Archive archive() {
    return archives.embedded();
  }

  private static Map<String, Object> row(WatchEvent event) {
    Map<String, Object> row = new LinkedHashMap<>();
    if (event.hasVideoId()) {
      row.put("video_id", String.valueOf(event.video()));
      row.put("url", "https://www.tiktokv.com/share/video/" + event.video() + "/");
    }
    WatchDetail detail = event.detail();
    if (detail != null) {
      put(row, "title", detail.title());
      put(row, "author", detail.creator());
      put(row, "duration_ms", detail.durationMillis());
      put(row, "approx_times_watched", detail.timesWatched());
      put(row, "music", detail.sound());
      row.put("hashtags", detail.hashtags());
    }
    row.put("watched_at", event.instant());
    return row;
  }

  private static Map<String, Object> sample(Archive.Sample sample) {
    return Map.of(
        "bucket", sample.bucket(),
        "watched_at", sample.watchedAt(),
        "video_id", String.valueOf(sample.video()),
        "text", sample.text());
  }

  private static List<Map<String, Object>> named(String name, List<Archive.Count> counts) {
    return counts.stream()
        .map(each -> Map.<String, Object>of(name, each.name(), "video_count", each.videos()))
        .toList();
  }

  private Archive.Range range(JsonNode body) {
    return ArchiveRange.of(body.path("range"));
  }

  private static String zone(JsonNode body) {
    try {
      return Period.zone(text(body, "time_zone")).getId();
    } catch (InvalidPeriodException e) {
      throw new Problem(422, "invalid_time_zone");
    }
  }

  private static Instant time(String field, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(field, "must be a time such as 2025-01-01T00:00:00Z");
    }
  }

  private static int number(JsonNode body, String name, int fallback, int most) {
    JsonNode value = body.path(name);
    return value.canConvertToInt() && value.isIntegralNumber()
        ? Math.clamp(value.intValue(), 1, most)
        : fallback;
  }

  private static @Nullable String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    return value.isString() ? value.asString() : null;
  }

  private static String needed(JsonNode body, String name) {
    String text = text(body, name);
    if (text == null || text.isBlank()) {
      throw wrong(name, "must not be empty");
    }
    return text;
  }

  static Problem wrong(String field, String sentence) {
    return new Problem(422, "validation_error").fields(List.of(new Problem.Field(field, sentence)));
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
