package rowhouse.foundation.outside;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server that says what a test tells it, and something else the next time. */
final class Names implements Resolver {
  private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();

  /** Adds an answer; the last one given is repeated for ever. */
  Names answer(String host, String... addresses) {
    List<InetAddress> parsed = List.of(addresses).stream().map(HostName::addressOf).toList();
    answers.computeIfAbsent(host, key -> new ArrayDeque<>()).add(parsed);
    return this;
  }

  int lookups() {
    return lookups.get();
  }

  @Override
  public synchronized List<InetAddress> lookup(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    Deque<List<InetAddress>> left = answers.get(host);
    if (left == null) {
      throw new UnknownHostException(host);
    }
    return left.size() > 1 ? left.remove() : left.getFirst();
  }
}
