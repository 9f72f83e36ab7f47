package rowhouse.jobs;

import java.time.Duration;

/**
 * Thrown by a handler that knows when trying again makes sense, such as after a Retry-After. It
 * counts as a failed attempt.
 */
public final class RetryLater extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final Duration wait;

  /**
   * Says why and for how long.
   *
   * @param code a stable word in snake_case
   * @param message a sentence for people
   * @param wait how long to wait at least; no jitter is taken from it
   */
  public RetryLater(String code, String message, Duration wait) {
    super(message);
    this.code = code;
    this.wait = wait;
  }

  /** The stable word. */
  public String code() {
    return code;
  }

  /** How long to wait. */
  public Duration delay() {
    return wait;
  }
}
