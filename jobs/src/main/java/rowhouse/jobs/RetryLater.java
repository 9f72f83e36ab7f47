package rowhouse.jobs;

import java.time.Duration;

/** Thrown by a handler that knows when trying again makes sense, such as after a Retry-After. */
public final class RetryLater extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final Duration wait;
  private final boolean counts;

  /**
   * Says why and for how long. It counts as a failed attempt.
   *
   * @param code a stable word in snake_case
   * @param message a sentence for people
   * @param wait how long to wait at least; no jitter is taken from it
   */
  public RetryLater(String code, String message, Duration wait) {
    this(code, message, wait, true);
  }

  private RetryLater(String code, String message, Duration wait, boolean counts) {
    super(message);
    this.code = code;
    this.wait = wait;
    this.counts = counts;
  }

  /**
   * The same for what is no fault of the job, such as a full disk: no attempt is used up and none
   * is noted, so it is tried again as long as it takes.
   */
  public static RetryLater uncounted(String code, String message, Duration wait) {
    return new RetryLater(code, message, wait, false);
  }

  /** The stable word. */
  public String code() {
    return code;
  }

  /** How long to wait. */
  public Duration delay() {
    return wait;
  }

  /** Whether it counts as a failed attempt. */
  public boolean counts() {
    return counts;
  }
}
