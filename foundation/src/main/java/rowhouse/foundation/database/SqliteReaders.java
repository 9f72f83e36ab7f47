package rowhouse.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.ProgressHandler;

/**
 * The connections that read a database file, each used by one platform thread at a time, because a
 * native call on a virtual thread would hold up every other one.
 */
final class SqliteReaders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteReaders.class);
  private static final int QUEUE = 10_000;
  private static final int STEPS_BETWEEN_LOOKS = 10_000;

  private final SqliteFile file;
  private final Sessions sessions;
  private final Duration patience;
  private final ThreadPoolExecutor threads;
  private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();

  SqliteReaders(SqliteFile file, Sessions sessions, Duration patience, int size) {
    this.file = file;
    this.sessions = sessions;
    this.patience = patience;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            Thread.ofPlatform()
                .daemon()
                .name("read " + file.path().getFileName() + " ", 1)
                .factory());
    threads.allowCoreThreadTimeOut(true);
  }

  <T> T read(Duration limit, Function<JdbcClient, T> work) {
    Call<T> call = new Call<>(work);
    try {
      threads.execute(() -> run(call, limit));
    } catch (RejectedExecutionException e) {
      if (threads.isShutdown()) {
        throw new IllegalStateException("The database has been closed.", e);
      }
      throw new DatabaseBusyException(QUEUE + " reads are waiting already. Try again later.", e);
    }
    return call.await(patience, "a reader");
  }

  private void run(Call<?> call, Duration limit) {
    if (!call.start()) {
      return;
    }
    Reader reader = null;
    try {
      reader = take();
      reader.deadline = System.nanoTime() + limit.toNanos();
      // BEGIN gives all statements of the work the same state of the database.
      reader.session.execute("BEGIN");
      call.run(sessions, reader.session);
      reader.deadline = Long.MAX_VALUE;
      reader.session.execute("COMMIT");
      Thread.interrupted();
      idle.addFirst(reader);
    } catch (SQLException e) {
      call.fail(SqlErrors.unchecked("reading", e));
      close(reader);
    } finally {
      call.end();
    }
  }

  private Reader take() throws SQLException {
    Reader reader = idle.pollFirst();
    return reader != null ? reader : new Reader(file.reader());
  }

  private void close(@Nullable Reader reader) {
    if (reader == null) {
      return;
    }
    try {
      reader.session.connection().close();
    } catch (SQLException e) {
      log.warn("A reader's connection to {} did not close.", file.path(), e);
    }
  }

  /** Waits for the reads that run, each of which has its own limit, and closes the connections. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        done = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (Reader reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
      close(reader);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A connection with the time at which SQLite stops its statement; one thread has it at a time.
   */
  private static final class Reader extends ProgressHandler {
    private final Session session;
    private long deadline = Long.MAX_VALUE;

    Reader(Connection connection) throws SQLException {
      this.session = new Session(connection, false);
      ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, this);
    }

    @Override
    protected int progress() {
      return deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0 ? 1 : 0;
    }
  }
}
