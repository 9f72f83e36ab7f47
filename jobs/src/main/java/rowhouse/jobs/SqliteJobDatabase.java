package rowhouse.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on one SQLite file, for programs that have no transactions of their own.
 *
 * <p>One thread writes. It commits the closures that have come in while it was busy as a group,
 * each under a savepoint, so that many callers share one wait for the disk. Readers have their own
 * connections. Only one process may use the file.
 */
public final class SqliteJobDatabase implements JobDatabase, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteJobDatabase.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_IN_GROUP = 512;

  /** What a commit waits for. */
  public enum Durability {
    /** The disk: nothing committed is lost in a power cut. */
    FULL,
    /** Nothing: a power cut may lose the last commits, but never breaks the file. */
    NORMAL
  }

  private static final class Write<T> {
    final Work<T> work;
    final CompletableFuture<T> outcome = new CompletableFuture<>();
    final List<Runnable> afterCommit = new ArrayList<>();
    @Nullable T result;
    @Nullable Throwable failure;

    Write(Work<T> work) {
      this.work = work;
    }
  }

  private final Connection writer;
  private final BlockingQueue<Connection> readers;
  private final BlockingQueue<Write<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile @Nullable Write<?> active;
  private volatile boolean closed;

  /** Opens or makes the file. */
  public SqliteJobDatabase(Path file, Durability durability) throws SQLException {
    writer = open(file, "synchronous = " + durability);
    int count = Math.max(2, Runtime.getRuntime().availableProcessors());
    readers = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      readers.add(open(file, "query_only = 1"));
    }
    thread = Thread.ofPlatform().name("jobs-writer").daemon().start(this::run);
  }

  private static Connection open(Path file, String pragma) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      for (String each :
          List.of("busy_timeout = 5000", "journal_mode = WAL", "cache_size = -8192", pragma)) {
        statement.execute("PRAGMA " + each);
      }
    }
    return connection;
  }

  /** Makes the engine's tables, if they are not there. */
  public SqliteJobDatabase withSchema() throws SQLException {
    synchronized (writer) {
      JobSchema.create(writer, Dialect.SQLITE);
    }
    return this;
  }

  @Override
  public Connection current() {
    inTransaction();
    return writer;
  }

  @Override
  public void afterCommit(Runnable action) {
    inTransaction().afterCommit.add(action);
  }

  private Write<?> inTransaction() {
    Write<?> mine = active;
    if (mine == null || !Thread.currentThread().equals(thread)) {
      throw new IllegalStateException("This thread is in no transaction; use write.");
    }
    return mine;
  }

  @Override
  public <T> T write(Work<T> work) {
    if (Thread.currentThread().equals(thread)) {
      return call(work);
    }
    if (closed) {
      throw new IllegalStateException("The database is closed.");
    }
    Write<T> mine = new Write<>(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          waiting.put(mine);
          break;
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      while (true) {
        try {
          return mine.outcome.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      throw unchecked(failed.getCause() == null ? failed : failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException same -> same;
      case Error error -> throw error;
      case SQLException broken ->
          new JobDatabaseException("The database refused a transaction.", broken);
      default -> new CompletionException(failure);
    };
  }

  private <T> T call(Work<T> work) {
    try {
      return work.run(writer);
    } catch (SQLException broken) {
      throw new JobDatabaseException("The database refused a transaction.", broken);
    }
  }

  private void run() {
    List<Write<?>> group = new ArrayList<>();
    while (!closed) {
      try {
        group.add(waiting.take());
        waiting.drainTo(group, MOST_IN_GROUP - 1);
        synchronized (writer) {
          commit(group);
        }
      } catch (InterruptedException ended) {
        closed = true;
      } finally {
        group.clear();
      }
    }
    waiting.forEach(one -> one.outcome.completeExceptionally(new IllegalStateException("closed")));
  }

  private void commit(List<Write<?>> group) {
    try (Statement statement = writer.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        for (Write<?> one : group) {
          statement.execute("SAVEPOINT one");
          runOne(one);
          if (one.failure != null) {
            statement.execute("ROLLBACK TO one");
          }
          statement.execute("RELEASE one");
        }
        statement.execute("COMMIT");
      } catch (SQLException broken) {
        statement.execute("ROLLBACK");
        throw broken;
      }
    } catch (SQLException broken) {
      group.forEach(one -> one.outcome.completeExceptionally(broken));
      return;
    }
    group.forEach(SqliteJobDatabase::finish);
  }

  private <T> void runOne(Write<T> one) {
    active = one;
    try {
      one.result = one.work.run(writer);
    } catch (Throwable failed) {
      one.failure = failed;
    } finally {
      active = null;
    }
  }

  private static <T> void finish(Write<T> one) {
    if (one.failure != null) {
      one.outcome.completeExceptionally(one.failure);
      return;
    }
    for (Runnable action : one.afterCommit) {
      try {
        action.run();
      } catch (RuntimeException theirs) {
        log.warn("an action after a commit threw; the commit stands", theirs);
      }
    }
    one.outcome.complete(one.result);
  }

  @Override
  public <T> T read(Work<T> work) {
    if (Thread.currentThread().equals(thread)) {
      return call(work);
    }
    Connection connection = null;
    boolean interrupted = false;
    try {
      while (connection == null) {
        try {
          connection = readers.take();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      return work.run(connection);
    } catch (SQLException broken) {
      throw new JobDatabaseException("The database refused a query.", broken);
    } finally {
      if (connection != null) {
        readers.add(connection);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for the open group and closes the file. */
  @Override
  public void close() throws SQLException {
    closed = true;
    thread.interrupt();
    synchronized (writer) {
      writer.close();
    }
    for (Connection reader : readers) {
      reader.close();
    }
  }
}
