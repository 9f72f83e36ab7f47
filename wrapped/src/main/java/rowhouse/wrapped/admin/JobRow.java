package rowhouse.wrapped.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code app_jobs}.
 *
 * @param status the original's word: pending, running, succeeded or failed
 * @param lockedBy the number of the worker that holds it
 * @param leaseUntil when the hold ends unless the worker breathes
 * @param parent the group that waits for it
 */
record JobRow(
    long id,
    String taskName,
    String payload,
    String status,
    int attempts,
    @Nullable Integer maxAttempts,
    @Nullable Instant notBefore,
    @Nullable String idempotencyKey,
    @Nullable Long lockedBy,
    @Nullable Instant lockedAt,
    @Nullable Instant leaseUntil,
    @Nullable String result,
    @Nullable String error,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Long parent) {
  private static final long NOBODY_SECONDS = 600;

  /**
   * Why it does not move: its worker has not been heard of for longer than it may hold a job, or no
   * worker has taken it for ten minutes. Null when all is well.
   */
  @Nullable String stuck(Instant now) {
    Instant held = leaseUntil;
    if (held != null && held.isBefore(now)) {
      return "lease_over";
    }
    Instant due = notBefore;
    if (due == null || parent != null || !status.equals("pending")) {
      return null;
    }
    return due.plusSeconds(NOBODY_SECONDS).isBefore(now) ? "no_worker_took_it" : null;
  }
}
