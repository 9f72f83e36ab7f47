package rowhouse.foundation.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps the time of every counted call in this process: exact, where a token bucket lets twice the
 * limit through around a refill.
 *
 * <p>It holds two million times at most (16 MB); beyond that the keys seen least go first, and one
 * not called for a day is forgotten, so a window may be a day long at most.
 */
public final class SlidingWindow implements Limiter {
  private static final long TIMES = 2_000_000;
  private static final int KEY_COSTS = 16;
  private static final Duration LONGEST = Duration.ofDays(1);

  private final InstantSource clock;
  private final Cache<String, CallLog> logs;

  /** Counts by {@code clock}. */
  public SlidingWindow(InstantSource clock) {
    this.clock = clock;
    this.logs =
        Caffeine.newBuilder()
            .maximumWeight(TIMES)
            .<String, CallLog>weigher((key, log) -> KEY_COSTS + log.room())
            .expireAfterAccess(LONGEST)
            .build();
  }

  @Override
  public void forget(String key) {
    logs.invalidate(key);
  }

  @Override
  public void giveBack(String key) {
    logs.asMap()
        .computeIfPresent(
            key,
            (k, log) -> {
              log.forgetNewest();
              return log;
            });
  }

  @Override
  public Decision take(String key, int calls, Duration window) {
    if (window.isNegative() || window.isZero() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A window is longer than nothing and at most a day.");
    }
    Decision[] decision = new Decision[1];
    // The whole of it happens in compute, so that no key can be evicted between look and count.
    logs.asMap()
        .compute(
            key,
            (k, kept) -> {
              CallLog log = kept == null ? new CallLog() : kept;
              decision[0] = count(log, calls, window.toMillis());
              return log;
            });
    return decision[0];
  }

  private Decision count(CallLog log, int calls, long window) {
    long now = clock.millis();
    log.cutAt(now);
    log.forgetUntil(now - window);
    boolean allowed = log.size() < calls;
    if (allowed) {
      log.add(now);
    }
    // The call that has to leave the window before one more fits in.
    int leaving = Math.max(0, log.size() - calls);
    long reset = log.size() == 0 ? window : log.at(leaving) + window - now;
    int remaining = Math.max(0, calls - log.size());
    return new Decision(allowed, calls, remaining, Duration.ofMillis(reset));
  }
}
