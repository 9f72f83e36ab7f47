package rowhouse.wrapped.admin;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a person is, in the original's members.
 *
 * @param stage verify_region, watch_history, analysis, email, ready or no_run
 * @param nextStage what a restart at {@code next} would do
 * @param isStuck whether it will not move by itself
 */
record UserStage(
    String appUserId,
    @Nullable String secUserId,
    @Nullable String wrappedRunId,
    @Nullable String runStatus,
    String stage,
    String nextStage,
    boolean isStuck,
    @Nullable String stuckReason,
    Verify verify,
    Map<String, Map<String, Object>> dataJobs,
    @Nullable Map<String, Object> watchHistoryProgress,
    Map<String, JobState> jobs) {

  /** What is known of the region. */
  record Verify(
      String isWatchHistoryAvailable,
      @Nullable String jobId,
      @Nullable String jobStatus,
      boolean isStuck,
      @Nullable String stuckReason,
      @Nullable Long lockedForSeconds,
      @Nullable String lockedBy,
      @Nullable Instant lockedAt,
      @Nullable Instant updatedAt,
      @Nullable Map<String, Object> result) {}

  /** A job of this person. */
  record JobState(
      String jobId,
      String taskName,
      String status,
      int attempts,
      @Nullable String lockedBy,
      @Nullable Instant lockedAt,
      Instant updatedAt,
      @Nullable String stuckReason,
      @Nullable String error) {
    static JobState of(JobRow job, Instant now) {
      return new JobState(
          String.valueOf(job.id()),
          job.taskName(),
          job.status(),
          job.attempts(),
          job.lockedBy() == null ? null : "worker-" + job.lockedBy(),
          job.lockedAt(),
          job.updatedAt(),
          job.stuck(now),
          firstLine(job.error()));
    }
  }

  /** What follows the first line of an unexpected error is for the log. */
  static @Nullable String firstLine(@Nullable String error) {
    return error == null ? null : error.lines().findFirst().orElse("");
  }
}
