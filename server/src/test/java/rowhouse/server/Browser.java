package rowhouse.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A client with cookies, as a page has them: it sends the CSRF token once it has signed in. */
public final class Browser {
  static {
    // A door with a host of its own is reached by its name, which no resolver here knows.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String base;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String csrf = "";

  /** A client of the door at {@code base}, which ends with a slash. */
  public Browser(String base) {
    this.base = base;
  }

  /** Sends {@code name} with every request from now on. */
  public Browser with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Browser withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** Forgets the CSRF token, as a page of another site never had it. */
  public Browser withoutCsrf() {
    csrf = "";
    return this;
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  public String url(String path) {
    return base + path;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** A request whose body is {@code body}: as it stands when it is a text, as JSON otherwise. */
  public Answer send(String method, String path, Object body) {
    HttpRequest.Builder request = request(path);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      String text = body instanceof String given ? given : JSON.writeValueAsString(body);
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(text));
    }
    return send(request.build());
  }

  /** A request with this client's cookies and headers. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    headers.forEach(request::setHeader);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (!csrf.isEmpty()) {
      request.header("X-CSRF-Token", csrf);
    }
    return request;
  }

  public Answer send(HttpRequest request) {
    try {
      Answer answer = Answer.of(CLIENT.send(request, BodyHandlers.ofString()));
      answer.cookies().forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String cookie) {
    String pair = cookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  /** Signs in with {@code password} and takes the CSRF token along. */
  public Answer signIn(String password) {
    Answer answer = post("api/session", Map.of("password", password));
    refreshCsrf();
    return answer;
  }

  /** Asks the house for the CSRF token of this session. */
  public void refreshCsrf() {
    csrf = get("api/house").json().path("csrf").asString("");
  }

  /** Opens the WebSocket of this door. */
  public Wire socket() {
    return socket(null);
  }

  /** Opens the WebSocket as a page of {@code origin} would. */
  public Wire socket(String origin) {
    Wire socket = new Wire();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    headers.forEach(builder::header);
    if (origin != null) {
      builder.header("Origin", origin);
    }
    String address = base.replaceFirst("^http", "ws") + "ws";
    socket.opened(builder.buildAsync(URI.create(address), socket).orTimeout(5, TimeUnit.SECONDS));
    return socket;
  }

  /** Follows a stream of server-sent events. */
  public Feed follow(String path, String lastEventId) {
    HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return new Feed(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
