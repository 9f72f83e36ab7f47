package rowhouse.foundation.database;

import java.sql.Connection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of one room.
 *
 * <p>Work is handed a {@link JdbcClient} that is bound to one connection for the length of the
 * call. It must not keep it, and nothing inside {@link #write} may talk to the outside: while it
 * runs, every other writer of the room waits.
 *
 * <p>All three calls block the calling thread. A write that waits for more than five seconds ends
 * with {@link DatabaseBusyException}, which a page shows as {@code 503 busy}.
 */
public interface Database {

  /** Which SQL the work may use. */
  Dialect dialect();

  /**
   * Runs {@code work} on a connection that cannot change anything. Inside a {@link #write} of the
   * same thread it sees that transaction's rows.
   */
  <T> T read(Function<JdbcClient, T> work);

  /**
   * Runs {@code work} in a transaction and returns after it is durable. An exception rolls back all
   * of the work and reaches the caller as it was. Inside another {@code write} of the same thread
   * it joins that transaction. Inside a {@link #read} it is refused.
   */
  <T> T write(Function<JdbcClient, T> work);

  /** As {@link #write}, for work without a result. */
  default void change(Consumer<JdbcClient> work) {
    write(sql -> {
      work.accept(sql);
      return Boolean.TRUE;
    });
  }

  /**
   * The connection of the transaction that this thread is in.
   *
   * @throws IllegalStateException outside {@link #write}
   */
  Connection current();

  /** Whether this thread is inside {@link #write}. */
  boolean inTransaction();

  /**
   * Runs {@code action} once the transaction that this thread is in has been committed, and never
   * when it is rolled back. The action must be short and must not throw.
   *
   * @throws IllegalStateException outside {@link #write}
   */
  void afterCommit(Runnable action);
}
