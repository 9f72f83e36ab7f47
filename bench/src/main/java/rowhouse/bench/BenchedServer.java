package rowhouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built product in a process of its own, started as {@code ./run} starts it. */
final class BenchedServer implements AutoCloseable {
  private static final String TOKEN = "VS_the-token-of-the-bench";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final int port;
  private final Duration ready;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private BenchedServer(Process process, int port, Duration ready) {
    this.process = process;
    this.port = port;
    this.ready = ready;
  }

  /** What came back, and how long it took. */
  record Reply(int status, JsonNode json, long nanos) {}

  static BenchedServer start(Path launcher, Path data, String... settings) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString(), "serve"));
    command.addAll(List.of("--rowhouse.port=0", "--rowhouse.data=" + data));
    command.add("--rowhouse.vault.api-token=" + TOKEN);
    command.addAll(List.of(settings));
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectError(data.resolveSibling("server.err").toFile())
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("Rowhouse is ready: ")) {
        Duration ready = Duration.ofNanos(System.nanoTime() - begin);
        Thread.ofPlatform().daemon().start(() -> drain(lines));
        return new BenchedServer(process, Integer.parseInt(line.replaceAll("\\D", "")), ready);
      }
    }
    throw new IOException(
        "the server did not start: " + Files.readString(data.resolveSibling("server.err")));
  }

  private static void drain(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {
        // Nobody reads it, but a full pipe would stop the server.
      }
    } catch (IOException ended) {
      Thread.currentThread().interrupt();
    }
  }

  Duration ready() {
    return ready;
  }

  /** Resident memory of the server alone, in megabytes; its picture processes are others. */
  long residentMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Where the server stands, with a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** What the server has used of the processor so far, its picture processes left out. */
  long cpuMillis() {
    return process.toHandle().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/vault/api/v1/" + path))
        .header("X-API-Token", TOKEN)
        .timeout(Duration.ofSeconds(60));
  }

  HttpClient client() {
    return client;
  }

  Reply get(String path) {
    return send(request(path).build());
  }

  Reply post(String path, Map<String, Object> body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  /** A call of another app, with its own key in the header that its original used. */
  Reply postWith(String header, String key, String path) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path))
            .header(header, key)
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private Reply send(HttpRequest request) {
    try {
      long begin = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      long nanos = System.nanoTime() - begin;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.uri() + ": " + answer.body());
      }
      return new Reply(answer.statusCode(), JSON.readTree(answer.body()), nanos);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
