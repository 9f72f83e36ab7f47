package rowhouse.jobs;

/**
 * Does the work of one kind.
 *
 * <p>It runs on a platform thread of the engine, at least once per job. Returning means done;
 * {@link PermanentFailure} means dead; any other exception means another attempt, while there are
 * any.
 */
@FunctionalInterface
public interface JobHandler<P extends Payload> {
  /** Runs one attempt. It is interrupted on cancel, at its time limit and at shutdown. */
  void run(JobRun<P> run) throws Exception;
}
