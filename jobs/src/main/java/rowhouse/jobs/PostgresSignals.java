package rowhouse.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wake-ups by LISTEN and NOTIFY. One instance serves all engines of a process: it keeps one
 * connection that listens, and sends what has gathered at most once per few milliseconds, because
 * every NOTIFY takes a lock of the whole server when it commits.
 */
public final class PostgresSignals implements JobSignals, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PostgresSignals.class);
  private static final String CHANNEL = "rowhouse_jobs";
  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
  private static final int MOST_BYTES = 7_000;
  private static final int LISTEN_MILLIS = 10_000;

  /** Opens connections to the server. */
  @FunctionalInterface
  public interface Source {
    /** A connection that the caller closes. */
    Connection open() throws SQLException;
  }

  private final Source listening;
  private final Source sending;
  private final String self = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final Map<String, List<Consumer<String>>> receivers = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Set<String> pending = new LinkedHashSet<>();
  private final Thread listener;
  private final Thread sender;
  private volatile @Nullable Connection open;
  private volatile boolean closed;

  /**
   * Starts two threads.
   *
   * @param listening opens the one connection that is kept; not from a small pool
   * @param sending opens a connection for each send; from a pool
   */
  public PostgresSignals(Source listening, Source sending) {
    this.listening = listening;
    this.sending = sending;
    listener = Thread.ofPlatform().name("jobs-listen").daemon().start(this::listen);
    sender = Thread.ofPlatform().name("jobs-notify").daemon().start(this::notifyOthers);
  }

  @Override
  public void send(String name, String message) {
    lock.lock();
    try {
      pending.add(name + "\t" + message);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Subscription subscribe(String name, Consumer<String> receiver) {
    List<Consumer<String>> all = receivers.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
    all.add(receiver);
    return () -> all.remove(receiver);
  }

  private void notifyOthers() {
    while (!closed) {
      try {
        String text = gather();
        try (Connection connection = sending.open();
            PreparedStatement statement =
                connection.prepareStatement(
                    "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, ?)")) {
          statement.setString(1, CHANNEL);
          statement.setString(2, text);
          statement.execute();
        }
        TimeUnit.NANOSECONDS.sleep(APART_NANOS);
      } catch (SQLException broken) {
        log.debug("a wake-up was not sent; the others will poll", broken);
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private String gather() throws InterruptedException {
    lock.lock();
    try {
      while (pending.isEmpty()) {
        filled.await();
      }
      StringBuilder text = new StringBuilder(self);
      var each = pending.iterator();
      while (each.hasNext() && text.length() < MOST_BYTES) {
        text.append('\n').append(each.next());
        each.remove();
      }
      return text.toString();
    } finally {
      lock.unlock();
    }
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = listening.open()) {
        open = connection;
        listen(connection);
      } catch (SQLException broken) {
        log.debug("listening was interrupted; polling goes on", broken);
        pauseBeforeReconnect();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
      PGConnection server = connection.unwrap(PGConnection.class);
      while (!closed) {
        PGNotification[] arrived = server.getNotifications(LISTEN_MILLIS);
        if (arrived != null) {
          for (PGNotification one : arrived) {
            deliver(one.getParameter());
          }
        }
      }
    } catch (SQLException broken) {
      // A pool does not see what happened below its wrapper and would lend the connection again.
      connection.abort(Runnable::run);
      throw broken;
    }
  }

  private void pauseBeforeReconnect() {
    try {
      TimeUnit.MILLISECONDS.sleep(closed ? 0 : 500);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || lines.getFirst().equals(self)) {
      return;
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        String message = line.substring(tab + 1);
        receivers
            .getOrDefault(line.substring(0, tab), List.of())
            .forEach(receiver -> receiver.accept(message));
      }
    }
  }

  /** Ends both threads and the listening connection. */
  @Override
  public void close() {
    closed = true;
    sender.interrupt();
    listener.interrupt();
    Connection listened = open;
    if (listened != null) {
      try {
        listened.abort(Runnable::run);
      } catch (SQLException gone) {
        log.debug("the listening connection was gone already", gone);
      }
    }
  }
}
