package rowhouse.foundation.secret;

import org.jspecify.annotations.Nullable;

/** The file with the master key cannot be used, so nothing sealed can be read. */
public final class SecretKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what to do. */
  SecretKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
