package rowhouse.foundation.database;

/** The writer did not get its turn in time. Trying again later is right. */
public final class DatabaseBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was waited for. */
  public DatabaseBusyException(String message) {
    super(message);
  }
}
