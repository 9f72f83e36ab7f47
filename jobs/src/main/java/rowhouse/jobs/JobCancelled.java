package rowhouse.jobs;

/** Thrown by {@link JobRun#throwIfCancelled} so that a handler ends early; handlers let it pass. */
public final class JobCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobCancelled(String message) {
    super(message);
  }
}
