package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the engine needs from the database that its tables live in. The host implements it on
 * whatever it uses for transactions, so that a row and its job are written together.
 */
public interface JobDatabase {

  /**
   * The connection of the caller's open transaction.
   *
   * @throws IllegalStateException when the calling thread is in no transaction
   */
  Connection current();

  /** Runs {@code action} after the caller's transaction has been committed; not on rollback. */
  void afterCommit(Runnable action);

  /**
   * Runs {@code work} in a transaction of its own, or in the caller's when it is already in one.
   */
  <T> T write(Work<T> work);

  /** Runs {@code work} on a connection that only reads. */
  <T> T read(Work<T> work);

  /** Statements on one connection. */
  @FunctionalInterface
  interface Work<T> {
    /** Runs the statements. */
    T run(Connection connection) throws SQLException;
  }
}
