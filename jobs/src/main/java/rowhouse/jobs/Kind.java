package rowhouse.jobs;

import org.jspecify.annotations.Nullable;

/** A kind that this process has a handler for. */
record Kind<P extends Payload>(
    String name, Class<P> type, JobHandler<P> handler, KindPolicy policy) {

  /** How often a job of this kind is tried, unless the job itself says so. */
  int attempts(@Nullable Integer own) {
    return own == null ? policy.attempts() : own;
  }
}
