package rowhouse.jobs;

import java.util.List;

/**
 * Told about changes in this process after they were committed. Calls come on the engine's threads
 * and must be short; an exception is logged and changes nothing. A job that ends through {@link
 * JobRun#complete} is told of on the thread that committed it, where nothing can be written: what
 * belongs to an end is written in that call.
 */
public interface JobListener {

  /** A job was added here, or changed its state by this process. */
  default void changed(Change change) {}

  /** A running job of this process has new progress; at most a few calls per second and job. */
  default void progressed(long id, String kind, List<Stage> stages) {}

  /** A change of state; {@code errorCode} is empty unless the job failed or died. */
  record Change(long id, String kind, JobState state, int attempt, String errorCode) {}
}
