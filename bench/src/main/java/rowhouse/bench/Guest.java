package rowhouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor of wrapped, with the cookie and the token that a page has. */
final class Guest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final BenchedServer server;
  private final String cookie;
  private final String csrf;

  Guest(BenchedServer server) {
    this.server = server;
    HttpResponse<byte[]> made =
        send(
            HttpRequest.newBuilder(address("api/v1/me"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"time_zone\":\"Europe/Berlin\"}"))
                .build());
    this.cookie = made.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    this.csrf = JSON.readTree(made.body()).path("csrf").asString();
  }

  private URI address(String path) {
    return URI.create(server.url() + "wrapped/" + path);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path))
        .timeout(PATIENCE)
        .header("Cookie", cookie)
        .header("X-CSRF-Token", csrf);
  }

  JsonNode get(String path) {
    return JSON.readTree(bytes(path));
  }

  byte[] bytes(String path) {
    return send(request(path).build()).body();
  }

  JsonNode post(String path, Map<String, Object> body) {
    return JSON.readTree(
        send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build())
            .body());
  }

  /** Sends an export; the answer comes when it is taken, before it is read. */
  String upload(Path file) {
    try {
      HttpResponse<byte[]> taken =
          send(
              request("api/v1/imports")
                  .header("X-File-Name", String.valueOf(file.getFileName()))
                  .POST(HttpRequest.BodyPublishers.ofFile(file))
                  .build());
      return JSON.readTree(taken.body()).path("import_id").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer =
          server.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + body);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
