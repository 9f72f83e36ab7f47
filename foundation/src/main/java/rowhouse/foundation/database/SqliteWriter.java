package rowhouse.foundation.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one thread that writes a database file. It commits the writes that wait as one group, so that
 * forcing the disk is paid once for all of them; each has a savepoint, so that a failing one takes
 * back its own rows alone.
 */
final class SqliteWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);
  private static final int QUEUE = 10_000;
  private static final int GROUP = 512;
  private static final long GROUP_NANOS = Duration.ofMillis(20).toNanos();

  private final SqliteFile file;
  private final Sessions sessions;
  private final Duration patience;
  private final BlockingQueue<Call<?>> queue = new LinkedBlockingQueue<>(QUEUE);
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Session session;

  SqliteWriter(SqliteFile file, Sessions sessions, Duration patience) throws SQLException {
    this.file = file;
    this.sessions = sessions;
    this.patience = patience;
    this.session = new Session(file.writer(), true);
    this.thread =
        Thread.ofPlatform().name("write " + file.path().getFileName()).unstarted(this::run);
    thread.setDaemon(true);
    thread.start();
  }

  <T> T write(Function<JdbcClient, T> work) {
    if (thread.equals(Thread.currentThread())) {
      throw new IllegalStateException("An action after a commit cannot write: start it elsewhere.");
    }
    if (closed) {
      throw new IllegalStateException("The database has been closed.");
    }
    Call<T> call = new Call<>(work);
    if (!queue.offer(call)) {
      throw new DatabaseBusyException(
          QUEUE + " writes are waiting already. Try again in a moment.");
    }
    return call.await(patience, "the writer");
  }

  private void run() {
    while (!closed || !queue.isEmpty()) {
      try {
        group(queue.take());
      } catch (InterruptedException e) {
        log.warn("The writer was interrupted, which nobody should do; it goes on.");
      }
    }
    drop();
  }

  /** Runs the writes that wait as one transaction. */
  private void group(Call<?> first) {
    Session open;
    try {
      open = open();
      open.execute("BEGIN IMMEDIATE");
    } catch (SQLException e) {
      drop();
      if (first.start()) {
        first.fail(SqlErrors.unchecked("opening a transaction", e));
        first.end();
      }
      return;
    }
    List<Call<?>> group = new ArrayList<>();
    try {
      boolean alive = runAll(open, first, group);
      Sessions.run(alive ? commit(open, group) : List.of());
    } catch (OutOfMemoryError e) {
      lose(group, new SQLException("There was not memory enough for the write.", e));
    } finally {
      group.forEach(Call::end);
    }
  }

  /** Runs the first write and those that wait behind it; false when the transaction is lost. */
  private boolean runAll(Session open, Call<?> first, List<Call<?>> group) {
    long until = System.nanoTime() + GROUP_NANOS;
    @Nullable Call<?> next = first;
    boolean alive = true;
    while (next != null) {
      if (next.start()) {
        group.add(next);
        alive = runOne(open, next, group);
      }
      boolean more = alive && group.size() < GROUP && System.nanoTime() < until;
      next = more ? queue.poll() : null;
    }
    return alive;
  }

  /** Runs one write in its savepoint; false when the whole transaction is lost. */
  private boolean runOne(Session open, Call<?> call, List<Call<?>> group) {
    try {
      Session.Savepoint savepoint = open.savepoint();
      call.run(sessions, open);
      boolean interruptedByWork = Thread.interrupted();
      if (interruptedByWork) {
        log.warn("Work inside write() interrupted the writer; the interrupt is ignored.");
      }
      if (call.failed()) {
        open.rollback(savepoint);
      } else {
        open.release(savepoint);
      }
      return true;
    } catch (SQLException e) {
      // SQLite takes back a whole transaction by itself when the disk is full, among others.
      Throwable own = call.failure();
      lose(
          group,
          own instanceof StorageFullException && own.getCause() instanceof SQLException sql
              ? sql
              : e);
      return false;
    }
  }

  private List<Runnable> commit(Session open, List<Call<?>> group) {
    try {
      open.execute("COMMIT");
      List<Runnable> actions = open.takeAfterCommit();
      open.reset();
      return actions;
    } catch (SQLException e) {
      lose(group, e);
      return List.of();
    }
  }

  /** Nothing of the group is kept, so all of it is told; the connection starts anew. */
  private void lose(List<Call<?>> group, SQLException cause) {
    for (Call<?> call : group) {
      call.fail(SqlErrors.unchecked("committing", cause));
    }
    drop();
  }

  private Session open() throws SQLException {
    Session open = session;
    if (open == null) {
      open = new Session(file.writer(), true);
      session = open;
    }
    return open;
  }

  /** Closes the connection, which rolls back whatever is open on it. */
  private void drop() {
    Session open = session;
    session = null;
    if (open != null) {
      try {
        open.connection().close();
      } catch (SQLException e) {
        log.warn("The writer's connection to {} did not close.", file.path(), e);
      }
    }
  }

  /** Lets the writes that wait end, then stops; blocks until it has. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    boolean told = false;
    while (thread.isAlive()) {
      try {
        if (!told) {
          queue.put(new Call<>(sql -> Boolean.TRUE)); // wakes the writer up
          told = true;
        }
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
