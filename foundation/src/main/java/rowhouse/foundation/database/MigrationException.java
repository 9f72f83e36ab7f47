package rowhouse.foundation.database;

import org.jspecify.annotations.Nullable;

/** The tables of a room could not be brought up to date; nothing half-done was kept. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which module, why, and what to do. */
  public MigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
