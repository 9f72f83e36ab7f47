package rowhouse.foundation.limit;

import java.time.Duration;

/** Counts calls per key over a window that slides with the clock. */
public interface Limiter {
  /**
   * Takes one call for {@code key} if the last {@code window} holds fewer than {@code calls}. Never
   * blocks.
   */
  Decision take(String key, int calls, Duration window);

  /**
   * What became of a call.
   *
   * @param allowed whether it may go on
   * @param limit how many calls fit into the window
   * @param remaining how many are left now
   * @param reset how long until one more is free again
   */
  record Decision(boolean allowed, int limit, int remaining, Duration reset) {}
}
