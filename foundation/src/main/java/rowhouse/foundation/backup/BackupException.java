package rowhouse.foundation.backup;

import org.jspecify.annotations.Nullable;

/** A backup could not be made, found or restored; nothing was half-done. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what to do. */
  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
