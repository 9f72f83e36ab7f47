package rowhouse.foundation.event;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes the events of a listener for as long as whoever listens may. */
public final class Follower {
  private static final Duration PING = Duration.ofSeconds(25);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Events.Listener listener;
  private final BooleanSupplier allowed;
  private boolean refused;

  /**
   * Follows {@code listener}.
   *
   * @param allowed asked before every event, and every few seconds without one: what was opened
   *     with a session must not outlive it
   */
  public Follower(Events.Listener listener, BooleanSupplier allowed) {
    this.listener = listener;
    this.allowed = allowed;
  }

  /** The next event; null when it is time for a ping, or when it is over. Blocks. */
  public @Nullable Event next() throws InterruptedException {
    long ping = System.nanoTime() + PING.toNanos();
    while (!isOver()) {
      Event event = listener.next(LOOK);
      refused = !allowed.getAsBoolean();
      if (refused) {
        return null;
      }
      if (event != null || System.nanoTime() - ping >= 0) {
        return event;
      }
    }
    return null;
  }

  /** Whether nothing more will come. */
  public boolean isOver() {
    return refused || listener.isClosed();
  }

  /** Whether it is over because whoever listens may no more. */
  public boolean isRefused() {
    return refused;
  }
}
