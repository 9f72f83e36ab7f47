package rowhouse.foundation.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sending part of Amazon SES (version 2 of its interface) on loopback. */
final class SesFake implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final List<String> letters = new CopyOnWriteArrayList<>();
  final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  final List<String> signatures = new CopyOnWriteArrayList<>();

  /** What it answers: a status and an error's name, or 200. */
  volatile int status = 200;

  volatile String error = "";
  volatile boolean hangsUp;
  volatile boolean silent;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  SesFake() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/v2/email/outbound-emails", this::send);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void send(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    requests.add(request);
    signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    if (status == 200) {
      byte[] raw =
          Base64.getDecoder().decode(request.path("Content").path("Raw").path("Data").asString());
      letters.add(new String(raw, StandardCharsets.ISO_8859_1));
    }
    if (hangsUp) {
      exchange.close();
      return;
    }
    if (silent) {
      return;
    }
    String body =
        status == 200
            ? "{\"MessageId\":\"ses-" + letters.size() + "\"}"
            : "{\"message\":\"The fake says no.\"}";
    if (!error.isEmpty()) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", error);
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      boolean ended = threads.awaitTermination(5, TimeUnit.SECONDS);
      if (!ended) {
        throw new IllegalStateException("the fake does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
