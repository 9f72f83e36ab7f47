package rowhouse.server;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket and what has come over it. */
public final class Wire implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private CompletableFuture<WebSocket> opening;

  void opened(CompletableFuture<WebSocket> opening) {
    this.opening = opening;
  }

  /** Sends a text; fails when the handshake was refused. */
  public Wire send(String text) {
    opening.join().sendText(text, true).join();
    return this;
  }

  /** Whether the server let the handshake through. */
  public boolean isOpen() {
    try {
      opening.join();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The next message that is no ping. */
  public JsonNode next() throws InterruptedException {
    while (true) {
      String message = messages.poll(10, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message came in ten seconds");
      }
      JsonNode json = JSON.readTree(message);
      if (!json.path("type").asString().equals("ping")) {
        return json;
      }
    }
  }

  /** The code with which the server closed. */
  public int closeCode() {
    return closed.orTimeout(15, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    if (isOpen()) {
      opening.join().abort();
    }
  }
}
