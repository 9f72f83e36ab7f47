package rowhouse.jobs;

import java.time.Duration;

/** Receives the engine's figures. Calls come on the engine's threads and must be short. */
public interface JobMetrics {

  /** A job was started {@code waited} after it became ready, by the database's clock. */
  default void pickedUp(String kind, Duration waited) {}

  /** An attempt ended in {@code state} after {@code ran}. */
  default void ended(String kind, JobState state, int attempt, Duration ran) {}

  /**
   * How long the oldest ready job of a kind has waited; zero when none waits. Every few seconds.
   */
  default void oldestReady(String kind, Duration age) {}
}
