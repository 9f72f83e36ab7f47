package rowhouse.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one job is added. Every method returns a changed copy.
 *
 * @param uniqueKey names what the job works on; at most one active job of a kind has a key
 * @param whenActive what happens when there is one already
 * @param delay how long the job must wait before it may start
 * @param priority higher goes first among jobs of one kind; from -1000 to 1000
 * @param attempts how often it is tried; {@code null} for what its kind says
 * @param trace the id that ties the job to the request that asked for it
 */
public record AddOptions(
    @Nullable String uniqueKey,
    WhenActive whenActive,
    Duration delay,
    int priority,
    @Nullable Integer attempts,
    @Nullable String trace) {

  /** What {@code add} does when an active job has the same kind and unique key. */
  public enum WhenActive {
    /** Throws {@link DuplicateJob}. */
    REFUSE,
    /** Adds nothing and returns the id of the active one. */
    RETURN,
    /**
     * The active one takes the new payload, delay and priority and keeps its id; one that is
     * running is left alone and {@link DuplicateJob} is thrown.
     */
    REPLACE
  }

  /** Checks the figures. */
  public AddOptions {
    if (priority < -1000 || priority > 1000) {
      throw new IllegalArgumentException("A priority goes from -1000 to 1000.");
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("A delay cannot be negative.");
    }
    if (uniqueKey != null && (uniqueKey.isEmpty() || uniqueKey.length() > 200)) {
      throw new IllegalArgumentException("A unique key has 1 to 200 characters.");
    }
    if (attempts != null && attempts < 1) {
      throw new IllegalArgumentException("A job needs at least one attempt.");
    }
  }

  /** At once, with priority 0, as often as one likes. */
  public static AddOptions standard() {
    return new AddOptions(null, WhenActive.RETURN, Duration.ZERO, 0, null, null);
  }

  /** Unique while active; adding again returns the id of the active one. */
  public static AddOptions unique(String key) {
    return new AddOptions(key, WhenActive.RETURN, Duration.ZERO, 0, null, null);
  }

  /** With a choice of what adding a unique job again does. */
  public AddOptions whenActive(WhenActive choice) {
    return new AddOptions(uniqueKey, choice, delay, priority, attempts, trace);
  }

  /** Not before so long from now. */
  public AddOptions delay(Duration delay) {
    return new AddOptions(uniqueKey, whenActive, delay, priority, attempts, trace);
  }

  /** With that priority. */
  public AddOptions priority(int priority) {
    return new AddOptions(uniqueKey, whenActive, delay, priority, attempts, trace);
  }

  /** Tried so often, whatever the kind says. */
  public AddOptions attempts(int attempts) {
    return new AddOptions(uniqueKey, whenActive, delay, priority, attempts, trace);
  }

  /** With that trace id. */
  public AddOptions trace(String trace) {
    return new AddOptions(uniqueKey, whenActive, delay, priority, attempts, trace);
  }
}
