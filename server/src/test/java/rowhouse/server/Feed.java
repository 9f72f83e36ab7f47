package rowhouse.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of server-sent events and what has come over it. */
public final class Feed implements AutoCloseable {
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  Feed(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      Map<String, String> event = new LinkedHashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          events.add(event);
          event = new LinkedHashMap<>();
        } else {
          int colon = line.indexOf(':');
          event.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException e) {
      // The server or the test has closed it; what came before stands in the queue.
    } finally {
      ended.countDown();
    }
  }

  public int status() {
    return response.statusCode();
  }

  /** The next event that is no ping, as its fields {@code id}, {@code event} and {@code data}. */
  public Map<String, String> next() throws InterruptedException {
    while (true) {
      Map<String, String> event = events.poll(10, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no event came in ten seconds");
      }
      if (!"ping".equals(event.get("event"))) {
        return event;
      }
    }
  }

  /** Waits until the server has ended the stream. */
  public boolean hasEnded() throws InterruptedException {
    return ended.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
