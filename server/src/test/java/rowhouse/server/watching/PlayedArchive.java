package rowhouse.server.watching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;
import rowhouse.server.HouseUnderTest;

/** An Archive on loopback that answers what a test has laid ready, in order, the last for ever. */
final class PlayedArchive implements AutoCloseable {
  private final LoopbackSite site = LoopbackSite.start();
  private final Map<String, Deque<Reply>> ready = new ConcurrentHashMap<>();

  PlayedArchive answers(String path, int status, String json) {
    return answers(path, Reply.of(status, "application/json", json.getBytes(UTF_8)));
  }

  PlayedArchive answers(String path, Reply reply) {
    String whole = "/archive/xordi" + path;
    Deque<Reply> queue = ready.computeIfAbsent(whole, _ -> new ArrayDeque<>());
    synchronized (queue) {
      queue.add(reply);
    }
    site.on(whole, _ -> next(queue));
    return this;
  }

  /** Forgets what was laid ready for a path. */
  PlayedArchive anew(String path) {
    Deque<Reply> queue = ready.get("/archive/xordi" + path);
    if (queue != null) {
      synchronized (queue) {
        queue.clear();
      }
    }
    return this;
  }

  private static Reply next(Deque<Reply> queue) {
    synchronized (queue) {
      return queue.size() > 1 ? queue.poll() : queue.peek();
    }
  }

  int hits(String path) {
    return site.hits("/archive/xordi" + path);
  }

  LoopbackSite.Seen last(String path) {
    return site.seen().stream()
        .filter(seen -> seen.path().equals("/archive/xordi" + path))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  HouseUnderTest.Plan in(HouseUnderTest.Plan plan) {
    return plan.setting("rowhouse.outside.allow", site.hostPort())
        .setting("rowhouse.wrapped.archive.url", site.url(""))
        .setting("rowhouse.wrapped.archive.key", "the-key");
  }

  @Override
  public void close() {
    site.close();
  }
}
