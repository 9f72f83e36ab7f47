package rowhouse.watching.portability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.outside.FetchCode;
import rowhouse.foundation.outside.FetchFailure;
import rowhouse.foundation.outside.FetchRequest;
import rowhouse.foundation.outside.Fetched;
import rowhouse.foundation.outside.Outside;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks TikTok for a person's export: agreement, request, look, download.
 *
 * <p>Safe to share between threads. Each call blocks for at most the configured time and must not
 * be made inside a database write. The downloaded file is read by {@link
 * rowhouse.watching.source.ExportReader} like an upload. Sources: TikTok's pages "Data Portability
 * API" (add, check, download) and "OAuth user access token management".
 */
public final class PortabilityClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LARGEST_ERROR = 1 << 16;
  private static final Set<String> AGREEMENT_ERRORS =
      Set.of(
          "access_token_invalid",
          "access_token_expired",
          "scope_not_authorized",
          "scope_permission_missed",
          "invalid_grant");

  private final Outside outside;
  private final PortabilityConfig config;
  private final InstantSource clock;

  /** A client that goes out by {@code outside}. */
  public PortabilityClient(Outside outside, PortabilityConfig config, InstantSource clock) {
    this.outside = outside;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Where to send a person to agree.
   *
   * @param state comes back with the person and must be checked then
   * @param scope {@link PortabilityTokens#ONCE} or {@link PortabilityTokens#ONGOING}
   */
  public String agreementUrl(String state, String scope) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_key", config.clientKey());
    query.put("response_type", "code");
    query.put("scope", scope);
    query.put("redirect_uri", config.redirectUri());
    query.put("state", state);
    return config.authorizeUrl() + "?" + form(query);
  }

  /** Turns the code that the person came back with into tokens. */
  public PortabilityAnswer<PortabilityTokens> tokens(String code) {
    return grant(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            config.redirectUri()));
  }

  /** New tokens for old; the old ones are void when this has worked. */
  public PortabilityAnswer<PortabilityTokens> refresh(PortabilityTokens old) {
    return grant(Map.of("grant_type", "refresh_token", "refresh_token", old.refreshToken()));
  }

  /** Ends the agreement. */
  public PortabilityAnswer<Boolean> revoke(PortabilityTokens tokens) {
    return ask(
        formRequest("/v2/oauth/revoke/", Map.of("token", tokens.accessToken())), _ -> Boolean.TRUE);
  }

  /** Asks for an export of the activity as JSON; answers with the number of the request. */
  public PortabilityAnswer<Long> request(PortabilityTokens tokens) {
    Map<String, Object> wish =
        Map.of("data_format", "json", "category_selection_list", List.of("activity"));
    return ask(
        jsonRequest("/v2/user/data/add/?fields=request_id", tokens, wish),
        body -> number(body.path("data").path("request_id")));
  }

  /** How far the export is. */
  public PortabilityAnswer<ExportState> check(PortabilityTokens tokens, long request) {
    return ask(
        jsonRequest(
            "/v2/user/data/check/?fields=request_id,status", tokens, Map.of("request_id", request)),
        body -> state(body.path("data").path("status").asString("")));
  }

  /** Gives a request up. */
  public PortabilityAnswer<Boolean> cancel(PortabilityTokens tokens, long request) {
    return ask(
        jsonRequest("/v2/user/data/cancel/", tokens, Map.of("request_id", request)),
        _ -> Boolean.TRUE);
  }

  /**
   * Downloads a ready export into {@code file}, which does not exist afterwards unless it worked.
   *
   * @param limit most bytes that are taken
   */
  public PortabilityAnswer<Path> download(
      PortabilityTokens tokens, long request, Path file, long limit) {
    FetchRequest wish =
        jsonRequest("/v2/user/data/download/", tokens, Map.of("request_id", request))
            .into(file)
            .limit(limit)
            .within(config.downloadTimeout())
            .anyStatus();
    return switch (outside.fetch(wish)) {
      case Fetched fetched -> downloaded(fetched, file);
      case FetchFailure failure -> unreached(failure);
    };
  }

  private PortabilityAnswer<Path> downloaded(Fetched fetched, Path file) {
    try {
      if (fetched.status() / 100 == 2 && !isJson(fetched)) {
        return new PortabilityAnswer.Got<>(file);
      }
      byte[] explanation =
          Files.size(file) <= LARGEST_ERROR ? Files.readAllBytes(file) : new byte[0];
      Files.delete(file);
      return explained(fetched.status(), explanation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** TikTok sends the ZIP without a reliable type, but explains errors as JSON, even with 200. */
  private static boolean isJson(Fetched fetched) {
    return fetched.contentType().orElse("").equals("application/json");
  }

  private PortabilityAnswer<PortabilityTokens> grant(Map<String, String> parameters) {
    return ask(
        formRequest("/v2/oauth/token/", parameters),
        body -> {
          String access = body.path("access_token").asString("");
          String refresh = body.path("refresh_token").asString("");
          String person = body.path("open_id").asString("");
          if (access.isEmpty() || refresh.isEmpty() || person.isEmpty()) {
            return null;
          }
          return new PortabilityTokens(
              person,
              Set.copyOf(List.of(body.path("scope").asString("").split("[, ]+"))),
              access,
              clock.instant().plusSeconds(body.path("expires_in").asLong(0)),
              refresh,
              clock.instant().plusSeconds(body.path("refresh_expires_in").asLong(0)));
        });
  }

  private FetchRequest formRequest(String path, Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("client_key", config.clientKey());
    all.put("client_secret", config.clientSecret());
    byte[] body = form(all).getBytes(StandardCharsets.UTF_8);
    return FetchRequest.post(config.apiUrl() + path, "application/x-www-form-urlencoded", body);
  }

  private FetchRequest jsonRequest(String path, PortabilityTokens tokens, Map<String, ?> body) {
    return FetchRequest.post(
            config.apiUrl() + path, "application/json", JSON.writeValueAsBytes(body))
        .header("Authorization", "Bearer " + tokens.accessToken());
  }

  private <T> PortabilityAnswer<T> ask(
      FetchRequest request, Function<JsonNode, @Nullable T> reading) {
    return switch (outside.fetch(request.within(config.timeout()).anyStatus())) {
      case Fetched fetched -> read(fetched, reading);
      case FetchFailure failure -> unreached(failure);
    };
  }

  private static <T> PortabilityAnswer<T> read(
      Fetched fetched, Function<JsonNode, @Nullable T> reading) {
    JsonNode body = json(fetched.body());
    String error = error(body);
    boolean fine = error == null || error.equals("ok") || error.isEmpty();
    if (fetched.status() / 100 == 2 && fine && body != null) {
      T value = reading.apply(body);
      if (value != null) {
        return new PortabilityAnswer.Got<>(value);
      }
    }
    return explained(fetched.status(), fetched.body());
  }

  private static <T> PortabilityAnswer<T> explained(int status, byte[] body) {
    String error = error(json(body));
    return failed(fault(status, error), status, error);
  }

  private static PortabilityFault fault(int status, @Nullable String error) {
    if (status == 429 || "rate_limit_exceeded".equals(error)) {
      return PortabilityFault.THROTTLED;
    }
    if (status == 401 || (error != null && AGREEMENT_ERRORS.contains(error))) {
      return PortabilityFault.AGREEMENT_NEEDED;
    }
    boolean explained = error != null && !error.isEmpty() && !error.equals("ok");
    return status / 100 == 4 || (status / 100 == 2 && explained)
        ? PortabilityFault.REFUSED
        : PortabilityFault.UNAVAILABLE;
  }

  private static <T> PortabilityAnswer<T> unreached(FetchFailure failure) {
    return failed(
        failure.code() == FetchCode.TOO_LARGE
            ? PortabilityFault.TOO_LARGE
            : PortabilityFault.UNAVAILABLE,
        failure.status(),
        null);
  }

  private static <T> PortabilityAnswer<T> failed(
      PortabilityFault fault, int status, @Nullable String error) {
    String sentence =
        switch (fault) {
          case UNAVAILABLE -> "TikTok does not answer as it should; it will be asked again.";
          case THROTTLED -> "TikTok asks for patience; it will be asked again.";
          case AGREEMENT_NEEDED -> "Your agreement at TikTok is over; agree again to go on.";
          case REFUSED -> "TikTok refuses this request; ask for a new export.";
          case TOO_LARGE -> "The export is larger than what is taken here; upload it as a file.";
        };
    return new PortabilityAnswer.Failed<>(fault, status, error, sentence);
  }

  /** The OAuth part of TikTok writes the error as text, the data part as an object with a code. */
  private static @Nullable String error(@Nullable JsonNode body) {
    JsonNode error = body == null ? null : body.path("error");
    if (error == null || error.isMissingNode()) {
      return null;
    }
    return error.isObject() ? error.path("code").asString("") : error.asString("");
  }

  private static @Nullable JsonNode json(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node.isObject() ? node : null;
    } catch (JacksonException _) {
      return null; // an error page of something in between; the status decides
    }
  }

  private static @Nullable Long number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    String text = node.isString() ? node.asString() : "";
    return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable ExportState state(String word) {
    return switch (word) {
      case "pending" -> ExportState.PENDING;
      case "downloading" -> ExportState.READY;
      case "expired" -> ExportState.EXPIRED;
      case "cancelled" -> ExportState.CANCELLED;
      default -> null;
    };
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
