package rowhouse.foundation.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an app wants to know of its letters. Each method is called inside the transaction that
 * changes the rows, so that the app's own rows change with them or not at all.
 */
public interface LetterListener {
  /** Wants to know nothing. */
  LetterListener NONE = new LetterListener() {};

  /** A letter has come into another state. */
  default void changed(JdbcClient sql, LetterChange change) {}

  /**
   * Somebody has called a letter spam: the app ends their subscription to {@code list}, or to
   * everything when it is empty.
   */
  default void complained(JdbcClient sql, String recipientHash, String list) {}

  /** An address gets no more letters, for good when {@code until} is null. */
  default void undeliverable(
      JdbcClient sql, String recipientHash, String scope, @Nullable Instant until) {}
}
