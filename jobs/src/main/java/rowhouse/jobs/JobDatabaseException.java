package rowhouse.jobs;

/**
 * The database refused a statement of the engine; the caller's transaction should be rolled back.
 */
public final class JobDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried. */
  public JobDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
