package rowhouse.foundation.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;

/**
 * Keeps the time of every counted call in this process: exact, where a token bucket lets twice the
 * limit through around a refill. At most 100 000 keys are kept, the longest unused go first.
 */
public final class SlidingWindow implements Limiter {
  private static final int KEYS = 100_000;

  private final InstantSource clock;
  private final Cache<String, ArrayDeque<Long>> calls;

  /** Counts by {@code clock}. */
  public SlidingWindow(InstantSource clock) {
    this.clock = clock;
    this.calls =
        Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(Duration.ofHours(1)).build();
  }

  @Override
  public Decision take(String key, int limit, Duration window) {
    long now = clock.millis();
    long length = window.toMillis();
    ArrayDeque<Long> times = calls.get(key, k -> new ArrayDeque<>());
    synchronized (times) {
      while (!times.isEmpty() && times.peekFirst() <= now - length) {
        times.removeFirst();
      }
      boolean allowed = times.size() < limit;
      if (allowed) {
        times.addLast(now);
      }
      long oldest = times.isEmpty() ? now : times.peekFirst();
      return new Decision(
          allowed, limit, limit - times.size(), Duration.ofMillis(oldest + length - now));
    }
  }
}
