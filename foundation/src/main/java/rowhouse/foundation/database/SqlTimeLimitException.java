package rowhouse.foundation.database;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** The SQL ran for longer than its limit and was stopped. */
public final class SqlTimeLimitException extends QueryTimeoutException {
  private static final long serialVersionUID = 1L;

  /** Says which limit was passed. */
  public SqlTimeLimitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
