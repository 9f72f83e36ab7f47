package rowhouse.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * A worker process that the crash campaign kills: {@code CrashWorker sqlite <file> <adds>} or
 * {@code CrashWorker postgresql <url> <adds>}. It adds up to that many jobs itself, and says each
 * acknowledged batch on its output.
 */
final class CrashWorker {
  /** A job whose only effect is one row in an append-only table. */
  record Effect(long number) implements Payload {
    static final String KIND = "crash.effect";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A job that hangs on its first attempt until its process was stopped for a while. */
  record Hang(long number) implements Payload {
    static final String KIND = "crash.hang";

    @Override
    public String kind() {
      return KIND;
    }
  }

  static final Duration LEASE = Duration.ofSeconds(1);
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS added (job_id BIGINT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS effect (job_id BIGINT NOT NULL, attempt INTEGER NOT NULL)");

  private CrashWorker() {}

  public static void main(String[] arguments) throws Exception {
    boolean sqlite = arguments[0].equals("sqlite");
    JobDatabase database =
        sqlite
            ? new SqliteJobDatabase(Path.of(arguments[1]), SqliteJobDatabase.Durability.NORMAL)
                .withSchema()
            : new PostgresJobDatabase(pool(arguments[1]));
    JobOptions options =
        JobOptions.standard().threads(4).poll(Duration.ofMillis(100)).reap(Duration.ofMillis(200));
    Jobs jobs =
        new Jobs(
            database,
            sqlite ? Dialect.SQLITE : Dialect.POSTGRESQL,
            sqlite ? options.soleWorker() : options);
    KindPolicy policy =
        KindPolicy.standard()
            .attempts(1_000)
            .lease(LEASE)
            .backoff(Backoff.fixed(Duration.ofMillis(20)));
    jobs.on(Effect.KIND, Effect.class, CrashWorker::effect, policy);
    jobs.on(Hang.KIND, Hang.class, CrashWorker::hang, policy);
    tables(database);
    jobs.start();
    say("READY");
    add(database, jobs, Integer.parseInt(arguments[2]));
    while (true) {
      say("DAY " + System.currentTimeMillis() / 86_400_000);
      pause(300);
    }
  }

  static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(6);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static void tables(JobDatabase database) {
    database.write(connection -> {
      for (String table : TABLES) {
        Sql.change(connection, table);
      }
      return true;
    });
  }

  private static void add(JobDatabase database, Jobs jobs, int count) throws InterruptedException {
    for (int i = 0; i < count; i += 20) {
      say("ADDED " + add(database, jobs, i, i + 20));
    }
    say("ALL");
  }

  /** The adds and their rows in the log stand or fall together; tried until they stand. */
  static List<Long> add(JobDatabase database, Jobs jobs, int from, int to)
      throws InterruptedException {
    List<Effect> some = LongStream.range(from, to).mapToObj(Effect::new).toList();
    while (true) {
      try {
        return database.write(connection -> {
          List<Long> ids = jobs.addAll(some);
          String rows = String.join("), (", ids.stream().map(String::valueOf).toList());
          Sql.change(connection, "INSERT INTO added VALUES (" + rows + ")");
          return ids;
        });
      } catch (RuntimeException down) {
        pause(50);
      }
    }
  }

  private static void effect(JobRun<Effect> run) throws InterruptedException {
    long number = run.payload().number();
    if (number % 10 == 3 && run.attempt() == 1) {
      throw new IllegalStateException("the first attempt of this one always fails");
    }
    if (number % 10 == 7) {
      for (int i = 0; i < 10; i++) {
        run.progress("working", i, 10);
        pause(3);
        run.throwIfCancelled();
      }
    }
    complete(run);
  }

  private static void complete(JobRun<?> run) {
    run.complete(connection -> {
      Sql.change(connection, "INSERT INTO effect VALUES (?, ?)", run.id(), run.attempt());
      return null;
    });
  }

  private static void hang(JobRun<Hang> run) {
    if (run.attempt() == 1) {
      say("HANGS " + run.id());
      long last = System.nanoTime();
      // The gap that a stopped process sees in its own clock.
      while (System.nanoTime() - last < TimeUnit.SECONDS.toNanos(1)) {
        last = System.nanoTime();
        pauseAnyway();
      }
    }
    try {
      complete(run);
      say("ACCEPTED " + run.id() + " " + run.attempt());
    } catch (LostLease refused) {
      say("REFUSED " + run.id());
      throw refused;
    }
  }

  private static void pauseAnyway() {
    try {
      pause(5);
    } catch (InterruptedException ignored) {
      say("INTERRUPTED");
    }
  }

  private static void pause(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
