package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door: add jobs in your transaction, bind handlers to kinds, start, look.
 *
 * <p>All methods may be called from any thread. Those that change something block until the change
 * is durable, except the {@code add} methods, which write on the caller's transaction.
 */
public final class Jobs {
  private final JobDatabase database;
  private final JobOptions options;
  private final Sql sql;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Kinds kinds;
  private final AddJobs add;
  private final CancelJobs cancel;
  private final JobQueries queries;
  private final Announce announce;
  private final List<Timer> timers = new CopyOnWriteArrayList<>();
  private @Nullable Engine engine;

  /** Does no I/O and starts no thread. */
  public Jobs(JobDatabase database, Dialect dialect, JobOptions options) {
    this.database = database;
    this.options = options;
    sql = new Sql(dialect, options.now);
    kinds = new Kinds(options.only);
    add = new AddJobs(sql, json);
    cancel = new CancelJobs(sql, new Parents(sql));
    queries = new JobQueries(sql);
    announce = new Announce(options);
  }

  /**
   * Binds the handler of a kind. The handler must give the same end when it is run twice.
   *
   * @throws IllegalStateException when the kind has a handler, or the engine has started
   */
  public <P extends Payload> Jobs on(
      String kind, Class<P> type, JobHandler<P> handler, KindPolicy policy) {
    kinds.add(new Kind<>(kind, type, handler, policy));
    return this;
  }

  /** As the other, with the standard policy. */
  public <P extends Payload> Jobs on(String kind, Class<P> type, JobHandler<P> handler) {
    return on(kind, type, handler, KindPolicy.standard());
  }

  /**
   * Adds a job in the caller's transaction: it exists if, and only if, that is committed.
   *
   * @return the job's id
   * @throws IllegalStateException when the caller is in no transaction
   */
  public long add(Payload payload) {
    return add(payload, AddOptions.standard());
  }

  /**
   * As the other, with options.
   *
   * @return the id of the new job, or of the active one with the same unique key
   * @throws DuplicateJob as the options say
   */
  public long add(Payload payload, AddOptions with) {
    return inTransaction(connection -> {
      AddJobs.Added added = add.add(connection, payload, with, trace(with), AddJobs.Place.FREE);
      if (added.fresh()) {
        JobState state = with.delay().isZero() ? JobState.READY : JobState.DELAYED;
        committed(added.id(), payload.kind(), state, with.delay().toMillis());
      }
      return added.id();
    });
  }

  /**
   * Adds many jobs in the caller's transaction, much faster than one by one.
   *
   * @return their ids, in order
   * @throws IllegalStateException when the caller is in no transaction
   */
  public List<Long> addAll(List<? extends Payload> payloads) {
    return inTransaction(connection -> {
      List<Long> ids = new ArrayList<>(payloads.size());
      List<String> texts = new ArrayList<>();
      Set<String> names = new TreeSet<>();
      for (int i = 0; i < payloads.size(); i++) {
        String kind = payloads.get(i).kind();
        texts.add(add.write(payloads.get(i)));
        if (i + 1 == payloads.size() || !payloads.get(i + 1).kind().equals(kind)) {
          ids.addAll(add.addMany(connection, kind, texts, options.trace.get(), null));
          texts.clear();
          names.add(kind);
        }
      }
      database.afterCommit(() -> announce.ready(names));
      return ids;
    });
  }

  /**
   * Adds a job that starts once all of {@code children} have ended, however they ended; its handler
   * finds them in {@link JobRun#children}. All in the caller's transaction.
   *
   * @return the id of the parent
   */
  public long addGroup(Payload parent, List<? extends Payload> children) {
    if (children.isEmpty()) {
      return add(parent);
    }
    return inTransaction(connection -> {
      long id = insert(connection, parent, new AddJobs.Place(null, true, false));
      for (Payload child : children) {
        insert(connection, child, AddJobs.Place.under(id));
      }
      return id;
    });
  }

  /**
   * Adds jobs that run one after the other. When one ends badly, those after it are cancelled. All
   * in the caller's transaction.
   *
   * @return their ids, in order
   */
  public List<Long> addChain(List<? extends Payload> steps) {
    return inTransaction(connection -> {
      List<Long> ids = new ArrayList<>(steps.size());
      Long next = null;
      for (int i = steps.size() - 1; i >= 0; i--) {
        next = insert(connection, steps.get(i), new AddJobs.Place(next, i > 0, i > 0));
        ids.addFirst(next);
      }
      return ids;
    });
  }

  private long insert(Connection connection, Payload payload, AddJobs.Place place)
      throws SQLException {
    long id = add.add(connection, payload, AddOptions.standard(), options.trace.get(), place).id();
    committed(id, payload.kind(), place.waits() ? JobState.WAITING : JobState.READY, 0);
    return id;
  }

  private void committed(long id, String kind, JobState state, long delayMillis) {
    database.afterCommit(() -> {
      announce.changed(List.of(new JobListener.Change(id, kind, state, 0, "")));
      if (delayMillis > 0) {
        announce.due(delayMillis);
      }
    });
  }

  private @Nullable String trace(AddOptions with) {
    return with.trace() != null ? with.trace() : options.trace.get();
  }

  private <T> T inTransaction(JobDatabase.Work<T> work) {
    try {
      return work.run(database.current());
    } catch (SQLException broken) {
      throw new JobDatabaseException("A job could not be added.", broken);
    }
  }

  /**
   * Adds a job whenever {@code cron} says so in {@code zone}, once over all processes. A known name
   * with the same table goes on where it stood, so times that passed while no worker ran are not
   * forgotten.
   *
   * @throws IllegalArgumentException when the table cannot be read
   */
  public Jobs timer(
      String name, String cron, ZoneId zone, Missed missed, Supplier<? extends Payload> payload) {
    return timer(name, cron, zone, missed, _ -> payload.get());
  }

  /** As the other; the payload is told the time that it is for. */
  public Jobs timer(
      String name,
      String cron,
      ZoneId zone,
      Missed missed,
      Function<Instant, ? extends Payload> payload) {
    timers.add(new Timer(name, cron, Cron.parse(cron), zone, missed, payload));
    return this;
  }

  /**
   * Adds the job of a timer now, whatever its table says.
   *
   * @throws IllegalArgumentException when this process has no timer of that name
   */
  public void runTimer(String name) {
    Timer timer =
        timers.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no timer " + name + "."));
    FireTimers fire = new FireTimers(sql, add);
    String kind =
        database.write(connection ->
            fire.add(
                connection,
                timer,
                Instant.ofEpochMilli(Sql.now(connection, sql)),
                options.trace.get()));
    announce.ready(Set.of(kind));
  }

  /** Starts the threads. Blocks for a few statements; kinds and timers are fixed from here on. */
  public synchronized void start() {
    if (engine != null) {
      throw new IllegalStateException("The engine runs already.");
    }
    kinds.fix();
    Engine starting = new Engine(database, sql, options, kinds, timers, add, json, announce);
    starting.start();
    engine = starting;
  }

  /**
   * Claims no more, waits for running handlers, interrupts those that need longer than four fifths
   * of {@code bound}, and hands back what has not ended by then. Blocks for at most {@code bound}
   * and two seconds. Does nothing when the engine does not run; it may be started again.
   */
  public void stop(Duration bound) {
    Engine running;
    synchronized (this) {
      running = engine;
      engine = null;
    }
    if (running != null) {
      running.stop(bound);
    }
  }

  /**
   * Cancels a job: at once when it is not running, else by asking its handler to stop. Children
   * that it waits for are cancelled too.
   *
   * @return false when there is no such job or it has ended
   */
  public boolean cancel(long id) {
    CancelJobs.Outcome outcome = database.write(connection -> cancel.cancel(connection, id));
    announce.changed(outcome.changes());
    for (long asked : outcome.asked()) {
      Engine running = running();
      if (running != null) {
        running.cancelled(asked);
      }
      announce.cancel(asked);
    }
    return outcome.any();
  }

  private synchronized @Nullable Engine running() {
    return engine;
  }

  /**
   * Lets a dead, cancelled, failed or delayed job run now; one that had ended gets all its attempts
   * anew.
   *
   * @return false when there is no such job in these states, or another active one has its unique
   *     key
   */
  public boolean retry(long id) {
    String kind =
        database.write(
            connection -> cancel.retry(connection, id) ? cancel.kind(connection, id) : "");
    if (kind.isEmpty()) {
      return false;
    }
    announce.changed(List.of(new JobListener.Change(id, kind, JobState.READY, 0, "")));
    return true;
  }

  /** Retries all dead jobs of a kind and says how many. */
  public int retryDead(String kind) {
    int total = 0;
    int last;
    do {
      last =
          database.write(connection -> {
            int count = 0;
            for (long id : cancel.dead(connection, kind)) {
              count += cancel.retry(connection, id) ? 1 : 0;
            }
            return count;
          });
      total += last;
    } while (last > 0);
    announce.ready(Set.of(kind));
    return total;
  }

  /** Lets no more jobs of a kind start, in any process, until it is resumed. */
  public void pause(String kind) {
    database.write(connection -> {
      KindTable.pause(connection, kind, true);
      return true;
    });
  }

  /** Undoes {@link #pause}. */
  public void resume(String kind) {
    database.write(connection -> {
      KindTable.pause(connection, kind, false);
      return true;
    });
    announce.ready(Set.of(kind));
  }

  /**
   * Pauses a kind and waits until none of its jobs runs in any process.
   *
   * @return false when some still run after {@code bound}; the kind stays paused either way
   */
  public boolean drain(String kind, Duration bound) {
    pause(kind);
    return awaitIdle(Set.of(kind), bound);
  }

  /** As the other, for every kind that this process runs. */
  public boolean drain(Duration bound) {
    kinds.names().forEach(this::pause);
    return awaitIdle(kinds.names(), bound);
  }

  private boolean awaitIdle(Set<String> names, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (true) {
      boolean busy =
          database.read(connection -> {
            for (String name : names) {
              if (KindTable.running(connection, name)) {
                return true;
              }
            }
            return false;
          });
      if (!busy || System.nanoTime() - deadline > 0) {
        return !busy;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** One job, also long after its end, until its retention is over. */
  public Optional<Job> find(long id) {
    return database.read(connection -> queries.find(connection, id));
  }

  /**
   * How often {@code job} is tried before it is dead; 0 when neither it nor this process, which has
   * no handler for its kind, says so. Does no I/O.
   */
  public int mostAttempts(Job job) {
    Kind<?> kind = kinds.find(job.kind());
    Integer own = job.ownAttempts();
    return kind == null ? (own == null ? 0 : own) : kind.attempts(own);
  }

  /** One page of jobs, newest first. */
  public List<Job> list(JobFilter filter) {
    return database.read(connection -> queries.list(connection, filter));
  }

  /** The attempts at one job, oldest first. */
  public List<Attempt> attempts(long id) {
    return database.read(connection -> queries.attempts(connection, id));
  }

  /** Kinds with counts, workers and timers; costs the same at any size of history. */
  public Overview overview() {
    return database.read(queries::overview);
  }
}
