package rowhouse.foundation.secret;

import org.jspecify.annotations.Nullable;

/** A sealed text could not be opened; the message never holds any part of it. */
public final class SecretUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what to do. */
  SecretUnreadableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
