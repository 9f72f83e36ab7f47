package rowhouse.foundation.database;

import org.springframework.dao.TransientDataAccessResourceException;

/** The work did not get its turn in time and has not run. Trying again later is right. */
public final class DatabaseBusyException extends TransientDataAccessResourceException {
  private static final long serialVersionUID = 1L;

  /** Says what was waited for. */
  public DatabaseBusyException(String message) {
    super(message);
  }

  /** Says what was waited for, and what the database answered. */
  public DatabaseBusyException(String message, Throwable cause) {
    super(message, cause);
  }
}
