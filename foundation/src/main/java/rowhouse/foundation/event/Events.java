package rowhouse.foundation.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.problem.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of one room. A kept event is a row, written with what it tells of; a passing one
 * (progress) reaches whoever listens now and nobody else. A listener that does not keep up is
 * dropped and catches up by its last id: nothing is buffered without end.
 */
public final class Events {
  /** As many listeners as one room serves; one more is refused with 503. */
  public static final int MOST_LISTENERS = 500;

  private static final int QUEUE = 256;
  private static final Event END = new Event(-1, "", "");
  private static final Duration KEPT_FOR = Duration.ofDays(7);

  private final Database db;
  private final InstantSource clock;
  private final JsonMapper json;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicLong dropped = new AtomicLong();

  /** Events in {@code db}. */
  public Events(Database db, InstantSource clock, JsonMapper json) {
    this.db = db;
    this.clock = clock;
    this.json = json;
  }

  /** Writes an event in the caller's transaction; it is told after the commit. */
  public void add(JdbcClient sql, String type, Object data) {
    String text = json.writeValueAsString(data);
    long id =
        sql.sql("INSERT INTO event (type, data, at) VALUES (:type, :data, :at) RETURNING id")
            .param("type", type)
            .param("data", text)
            .param("at", clock.millis())
            .query(Long.class)
            .single();
    db.afterCommit(() -> tell(new Event(id, type, text)));
  }

  /** Tells an event that need not be remembered, as progress. */
  public void pass(String type, Object data) {
    if (!listeners.isEmpty()) {
      tell(new Event(0, type, json.writeValueAsString(data)));
    }
  }

  /** The kept events after {@code id}, the oldest first. */
  public List<Event> after(long id, int limit) {
    return db.read(sql ->
        sql.sql("SELECT id, type, data FROM event WHERE id > :id ORDER BY id LIMIT :limit")
            .param("id", id)
            .param("limit", limit)
            .query((row, n) ->
                new Event(row.getLong("id"), row.getString("type"), row.getString("data")))
            .list());
  }

  /** The id of the newest kept event, 0 when there is none. */
  public long last() {
    return db.read(
        sql -> sql.sql("SELECT COALESCE(MAX(id), 0) FROM event").query(Long.class).single());
  }

  /** Forgets events of more than a week ago. */
  public int prune() {
    long limit = clock.millis() - KEPT_FOR.toMillis();
    return db.write(
        sql -> sql.sql("DELETE FROM event WHERE at < :limit").param("limit", limit).update());
  }

  /** Starts to listen; the caller closes the listener. */
  public Listener listen() {
    if (listeners.size() >= MOST_LISTENERS) {
      throw new Problem(503, "too_many_listeners", MOST_LISTENERS)
          .retryAfter(Duration.ofMinutes(1));
    }
    Listener listener = new Listener();
    listeners.add(listener);
    return listener;
  }

  /** Ends every listener, so that a server that stops does not wait for open streams. */
  public void endAll() {
    listeners.forEach(Listener::close);
  }

  /** How many listen now. */
  public int listening() {
    return listeners.size();
  }

  /** How many listeners were dropped because they did not keep up. */
  public long dropped() {
    return dropped.get();
  }

  private void tell(Event event) {
    for (Listener listener : listeners) {
      if (!listener.queue.offer(event)) {
        dropped.incrementAndGet();
        listener.close();
      }
    }
  }

  /** One who listens. */
  public final class Listener implements AutoCloseable {
    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean closed;

    private Listener() {}

    /** The next event, or null when none came in {@code patience} or the end did. Blocks. */
    public @Nullable Event next(Duration patience) throws InterruptedException {
      Event event = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      return event == null || event.id() < 0 ? null : event;
    }

    /** Whether this listener was closed or did not keep up. */
    public boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      closed = true;
      listeners.remove(this);
      boolean _ = queue.offer(END); // wakes who waits; whoever has a full queue does not wait
    }
  }
}
