package rowhouse.foundation.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when sessions were last used, beside the requests that use them: a full disk, or a writer
 * who takes long, must not keep anybody from reading.
 */
public final class LastSeen {
  private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Cache<Long, Instant> begun =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(EVERY).build();
  private final AtomicBoolean failing = new AtomicBoolean();

  /** Notes the time of {@code clock}. */
  public LastSeen(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Has {@code write} keep the time on a thread of its own, at most once a minute for a session.
   *
   * @param noted what is kept as the time of its last use
   */
  public void note(long session, Instant noted, Consumer<Instant> write) {
    Instant now = clock.instant();
    if (isFresh(noted, now)) {
      return;
    }
    AtomicBoolean due = new AtomicBoolean();
    begun
        .asMap()
        .compute(
            session,
            (_, before) -> {
              due.set(before == null || !isFresh(before, now));
              return due.get() ? now : before;
            });
    if (due.get()) {
      Thread.ofVirtual().name("last-seen").start(() -> write(write, now));
    }
  }

  private static boolean isFresh(Instant noted, Instant now) {
    return !noted.plus(EVERY).isBefore(now);
  }

  private void write(Consumer<Instant> write, Instant now) {
    try {
      write.accept(now);
      failing.set(false);
    } catch (RuntimeException e) {
      if (!failing.getAndSet(true)) {
        LOG.warn("It cannot be noted when sessions were last used: {}", e.getMessage());
      }
    }
  }
}
