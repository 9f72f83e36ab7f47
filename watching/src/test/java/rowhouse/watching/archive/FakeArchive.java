package rowhouse.watching.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rowhouse.foundation.outside.Outside;
import rowhouse.foundation.outside.OutsideConfig;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;

/** An Archive on loopback that answers what a test has laid ready, in order, the last for ever. */
final class FakeArchive implements AutoCloseable {
  private final LoopbackSite site = LoopbackSite.start();
  private final Map<String, Deque<Reply>> ready = new ConcurrentHashMap<>();
  private final Outside outside;

  FakeArchive() {
    outside =
        new Outside(
            OutsideConfig.standard()
                .withAllow(List.of(site.hostPort()))
                .withManners(OutsideConfig.Manners.withoutGap(2)),
            () -> false);
  }

  ArchiveClient client() {
    return new ArchiveClient(outside, ArchiveConfig.of(site.url(""), "the-key"));
  }

  FakeArchive answers(String path, int status, String json) {
    return answers(path, json(status, json));
  }

  FakeArchive answers(String path, Reply reply) {
    String whole = "/archive/xordi" + path;
    ready.computeIfAbsent(whole, _ -> new ArrayDeque<>()).add(reply);
    site.on(whole, visitor -> next(whole));
    return this;
  }

  static Reply.Whole json(int status, String json) {
    return Reply.of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private Reply next(String path) {
    Deque<Reply> queue = ready.get(path);
    synchronized (queue) {
      return queue.size() > 1 ? queue.poll() : queue.peek();
    }
  }

  LoopbackSite.Seen last() {
    return site.seen().getLast();
  }

  int hits(String path) {
    return site.hits("/archive/xordi" + path);
  }

  @Override
  public void close() {
    outside.close();
    site.close();
  }
}
