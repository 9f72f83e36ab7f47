package rowhouse.foundation.database;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.LostLease;

/**
 * The database of one room.
 *
 * <p>Work is handed a {@link JdbcClient} that is bound to one connection for the length of the
 * call. It must not keep it, nor a stream of rows, and nothing inside {@link #write} may talk to
 * the outside: while it runs, every other writer of the room waits. The work may run on another
 * thread than the caller's; an exception it throws reaches the caller as it was thrown.
 *
 * <p>All calls block the calling thread, which may be a virtual one: native calls happen on
 * platform threads. A call that gets no turn within five seconds ends with {@link
 * DatabaseBusyException}, a full disk with {@link StorageFullException} (reads go on), SQL that
 * runs for too long with {@link SqlTimeLimitException}.
 *
 * <p>Portable work keeps to what both databases promise: a write on SQLite is alone, one on
 * PostgreSQL runs beside others (READ COMMITTED), so read-then-write needs a guarded UPDATE, ON
 * CONFLICT or FOR UPDATE; it may run again after a deadlock, so it must have no effect besides its
 * rows; and a failed statement ends a PostgreSQL transaction, so it uses ON CONFLICT instead of
 * catching. Constraints are never DEFERRED, because one failing at COMMIT would fail its
 * neighbours.
 */
public interface Database {

  /** The longest that the SQL of one {@link #read(Function)} may take. */
  Duration READ_LIMIT = Duration.ofSeconds(30);

  /** Which SQL the work may use. */
  Dialect dialect();

  /**
   * Runs {@code work} on a connection that cannot change anything and sees one state of the
   * database throughout. Inside a {@link #write} of the same thread it sees that transaction's
   * rows.
   */
  default <T> T read(Function<JdbcClient, T> work) {
    return read(READ_LIMIT, work);
  }

  /**
   * As {@link #read(Function)}, with another limit on the time its SQL may take. Inside another
   * call of the same thread the outer limit holds.
   */
  <T> T read(Duration limit, Function<JdbcClient, T> work);

  /**
   * Runs {@code work} in a transaction and returns after it is durable. An exception rolls back all
   * of the work. Inside another {@code write} of the same thread it joins that transaction, and its
   * exception undoes its own part alone. Inside a {@link #read} it is refused.
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
   * As {@link #write}, while {@code run} holds its job.
   *
   * @throws LostLease when it does not any more; nothing was written
   */
  default <T> T write(JobRun<?> run, Function<JdbcClient, T> work) {
    return run.write(connection -> write(work));
  }

  /**
   * As {@link #change}, in the transaction that ends the job of {@code run} as done.
   *
   * @throws LostLease when the run does not hold its job any more; nothing was written
   */
  default void complete(JobRun<?> run, Consumer<JdbcClient> work) {
    run.complete(connection -> {
      change(work);
      return null;
    });
  }

  /**
   * The connection of the transaction that this thread is in. It must not be closed, committed or
   * kept.
   *
   * @throws IllegalStateException outside {@link #write}
   */
  Connection current();

  /**
   * The connection of the read or write that this thread is in, for code that speaks plain JDBC.
   *
   * @throws IllegalStateException outside both
   */
  Connection connection();

  /** Whether this thread is inside {@link #write}. */
  boolean inTransaction();

  /**
   * Runs {@code action} once the transaction that this thread is in has been committed, before its
   * {@link #write} returns, and never when it is rolled back. The action must be short, must not
   * throw and must not write to this database: on SQLite all other writers wait for it.
   *
   * @throws IllegalStateException outside {@link #write}
   */
  void afterCommit(Runnable action);

  /** Whether this thread is inside the {@link #write} of any database of this process. */
  static boolean anyWriteHere() {
    return Sessions.anyWriteHere();
  }
}
