package rowhouse.watching.archive;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.outside.FetchFailure;
import rowhouse.foundation.outside.FetchRequest;
import rowhouse.foundation.outside.FetchUse;
import rowhouse.foundation.outside.Fetched;
import rowhouse.foundation.outside.Outside;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the Archive one thing and judges what comes back, before anyone reads it as an answer. */
final class ArchiveHttp {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PREFIX = "/archive/xordi";

  /** Pages of six hundred rows with captions are larger than what programs usually answer. */
  private static final long LIMIT = 32L << 20;

  private final Outside outside;
  private final ArchiveConfig config;

  ArchiveHttp(Outside outside, ArchiveConfig config) {
    this.outside = outside;
    this.config = config;
  }

  <T> ArchiveAnswer<T> get(
      String path, Map<String, ?> query, Function<JsonNode, ArchiveAnswer<T>> reading) {
    return ask(FetchRequest.get(url(path, query), FetchUse.DATA), reading);
  }

  <T> ArchiveAnswer<T> delete(
      String path, Map<String, ?> query, Function<JsonNode, ArchiveAnswer<T>> reading) {
    return ask(FetchRequest.delete(url(path, query)), reading);
  }

  <T> ArchiveAnswer<T> post(
      String path, Map<String, ?> body, Function<JsonNode, ArchiveAnswer<T>> reading) {
    byte[] json = JSON.writeValueAsBytes(body);
    return ask(FetchRequest.post(url(path, Map.of()), "application/json", json), reading);
  }

  private <T> ArchiveAnswer<T> ask(
      FetchRequest request, Function<JsonNode, ArchiveAnswer<T>> reading) {
    FetchRequest whole =
        request
            .header("X-Archive-API-Key", config.apiKey())
            .accept("application/json")
            .within(config.timeout())
            .limit(LIMIT)
            .anyStatus();
    return switch (outside.fetch(whole)) {
      case Fetched fetched -> judged(fetched, reading);
      case FetchFailure failure ->
          failed(ArchiveFault.UNAVAILABLE, failure.status(), null, failure.retryAfter());
    };
  }

  private <T> ArchiveAnswer<T> judged(
      Fetched fetched, Function<JsonNode, ArchiveAnswer<T>> reading) {
    Optional<JsonNode> body = json(fetched.body());
    Duration after = retryAfter(fetched);
    int status = fetched.status();
    // For a start 202 means "accepted", with a job in it; for everything else it means "not yet".
    if (status == 202 && body.isPresent() && !fetched.url().endsWith("/start")) {
      return waiting(body.get(), after);
    }
    if (status / 100 == 2 && body.isPresent() && body.get().isObject()) {
      try {
        return reading.apply(body.get());
      } catch (UnexpectedAnswer e) {
        return failed(ArchiveFault.UNAVAILABLE, status, e.missing(), after);
      }
    }
    String error = body.map(node -> ArchiveJson.text(node, "error")).orElse(null);
    return failed(fault(status), status, error, after);
  }

  private static <T> ArchiveAnswer<T> waiting(JsonNode body, @Nullable Duration after) {
    return new ArchiveAnswer.Waiting<>(
        after, ArchiveJson.text(body, "queue_status"), ArchiveJson.integer(body, "queue_position"));
  }

  private static ArchiveFault fault(int status) {
    return switch (status) {
      case 401, 403 -> ArchiveFault.KEY_REFUSED;
      case 404 -> ArchiveFault.NOT_FOUND;
      case 410 -> ArchiveFault.EXPIRED;
      case 424 -> ArchiveFault.PROVIDER_FAILED;
      case 429 -> ArchiveFault.THROTTLED;
      case 501 -> ArchiveFault.NOT_SUPPORTED;
      default -> status / 100 == 4 ? ArchiveFault.REFUSED : ArchiveFault.UNAVAILABLE;
    };
  }

  static <T> ArchiveAnswer<T> failed(
      ArchiveFault fault, int status, @Nullable String error, @Nullable Duration after) {
    return new ArchiveAnswer.Failed<>(fault, status, error, sentence(fault), after);
  }

  private static String sentence(ArchiveFault fault) {
    return switch (fault) {
      case UNAVAILABLE -> "The Archive does not answer as it should; it will be asked again.";
      case THROTTLED -> "The Archive asks for patience; it will be asked again.";
      case PROVIDER_FAILED -> "TikTok did not answer the Archive; it will be asked again.";
      case EXPIRED -> "The link with the Archive has expired; start linking again.";
      case NOT_FOUND -> "The Archive does not know this account; link it again.";
      case KEY_REFUSED -> "The Archive refuses this server's key; whoever runs it must check it.";
      case REFUSED -> "The Archive refuses this request; check what was asked for.";
      case NOT_SUPPORTED -> "This Archive cannot do that; use the export of TikTok instead.";
    };
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty(); // an error page of something in between; the status decides
    }
  }

  private static @Nullable Duration retryAfter(Fetched fetched) {
    return fetched
        .header("Retry-After")
        .filter(value -> value.matches("\\d{1,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }

  private String url(String path, Map<String, ?> query) {
    String parameters =
        new TreeMap<String, Object>(query)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
    return config.baseUrl() + PREFIX + path + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
