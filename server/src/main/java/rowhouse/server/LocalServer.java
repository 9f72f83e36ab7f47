package rowhouse.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import rowhouse.foundation.config.Config;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server that runs on this machine with this data folder, as the command line calls it. */
final class LocalServer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalKey.Written written;

  /** Throws {@link StartException} when none runs. */
  LocalServer(Config config) {
    this.written =
        LocalKey.read(config.get(HouseKeys.DATA))
            .orElseThrow(() ->
                new StartException(
                    "No server runs with the data folder "
                        + config.get(HouseKeys.DATA).toAbsolutePath().normalize()
                        + ". Start it with `rowhouse serve`, or name its folder with"
                        + " --rowhouse.data=…"));
  }

  JsonNode get(String path) {
    return call("GET", path, "");
  }

  JsonNode post(String path, String body) {
    return call("POST", path, body);
  }

  /** The answer; a refusal ends the command with its sentence. */
  private JsonNode call(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(written.address() + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header(LocalKey.HEADER, written.key())
            .header("X-CSRF-Token", written.key())
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      JsonNode json = JSON.readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw new StartException(json.path("detail").asString(answer.body()));
      }
      return json;
    } catch (IOException | JacksonException e) {
      throw new StartException(
          "Nothing of ours answers at " + written.address() + ". Is the server still running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Interrupted while waiting for " + written.address());
    }
  }
}
