package rowhouse.foundation.database;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * There is no room left to write; nothing of the work was kept and reading goes on. It ends by
 * itself once space has been made. A page shows it as {@code 507 storage_full}.
 */
public final class StorageFullException extends NonTransientDataAccessResourceException {
  private static final long serialVersionUID = 1L;

  /** Says which storage is full. */
  public StorageFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
