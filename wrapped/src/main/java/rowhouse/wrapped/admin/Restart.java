package rowhouse.wrapped.admin;

import org.jspecify.annotations.Nullable;

/**
 * What came of a restart.
 *
 * @param stage which stage was chosen
 * @param task the kind of the job that was added
 * @param job its id
 * @param status its state, in the original's word
 * @param skipped why nothing was done, null when something was
 */
record Restart(
    String stage,
    @Nullable String task,
    @Nullable Long job,
    @Nullable String status,
    @Nullable String idempotencyKey,
    @Nullable String skipped) {

  static Restart skipped(String stage, String why) {
    return new Restart(stage, null, null, null, null, why);
  }

  static Restart would(String stage, String task) {
    return new Restart(stage, task, null, "dry_run", null, null);
  }

  static Restart of(String stage, JobRow job) {
    return new Restart(stage, job.taskName(), job.id(), job.status(), job.idempotencyKey(), null);
  }

  boolean isEnqueued() {
    return job != null;
  }

  @Nullable String jobText() {
    return job == null ? null : String.valueOf(job);
  }
}
