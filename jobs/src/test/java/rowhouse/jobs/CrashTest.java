package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rowhouse.jobs.JobsContract.awaitTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers are killed at random moments. Afterwards an append-only table of effects, written in the
 * handlers' transactions, is compared with the log of adds: every job that was acknowledged is
 * there, and each has exactly one effect.
 */
class CrashTest {
  @TempDir Path folder;
  private final Random random = new Random(seed());

  private static long seed() {
    long seed = Long.getLong("rowhouse.test.seed", System.nanoTime());
    System.out.println("crash campaign: -Drowhouse.test.seed=" + seed);
    return seed;
  }

  @Test
  void fifteen_kills_on_sqlite_lose_nothing_and_double_nothing() throws Exception {
    killOnSqlite(15, 40);
  }

  @Test
  @Tag("long")
  void two_hundred_and_fifty_kills_on_sqlite_lose_nothing_and_double_nothing() throws Exception {
    killOnSqlite(250, 400);
  }

  private void killOnSqlite(int kills, int adds) throws Exception {
    String file = folder.resolve("jobs.db").toString();
    Set<Long> acknowledged = new HashSet<>();
    for (int i = 0; i < kills; i++) {
      try (WorkerProcess worker = new WorkerProcess("sqlite", file, adds)) {
        awaitTrue(() -> !worker.said("READY").isEmpty());
        pause(random.nextInt(200));
        worker.kill();
        acknowledged.addAll(acknowledged(worker));
      }
    }
    try (WorkerProcess last = new WorkerProcess("sqlite", file, adds)) {
      awaitTrue(() -> !last.said("ALL").isEmpty());
      // Only its own process may use the file, so it is asked to work before it is looked at.
      awaitQuiet(last, file);
      acknowledged.addAll(acknowledged(last));
    }
    try (SqliteJobDatabase database =
        new SqliteJobDatabase(Path.of(file), SqliteJobDatabase.Durability.NORMAL)) {
      check(database, acknowledged, kills);
      assertThat(text(database, "PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  /** SQLite lets other processes read a WAL database safely; only ours must not open it twice. */
  private static void awaitQuiet(WorkerProcess worker, String file) throws Exception {
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file)) {
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(100))
          .until(() ->
              Sql.first(
                      connection,
                      "SELECT 1 FROM job WHERE state NOT IN ('done', 'dead') LIMIT 1",
                      row -> true)
                  == null);
    }
    worker.kill();
  }

  @Test
  void three_workers_on_one_postgresql_survive_kills_stops_and_a_restart_of_the_server()
      throws Exception {
    campaign(15, 1, 50_000);
  }

  @Test
  @Tag("long")
  void three_workers_on_one_postgresql_survive_the_long_campaign() throws Exception {
    campaign(250, 10, 1_000_000);
  }

  private void campaign(int kills, int restarts, int adds) throws Exception {
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    try (CrashServer server = new CrashServer()) {
      List<WorkerProcess> workers = new ArrayList<>();
      try {
        for (int i = 0; i < 3; i++) {
          workers.add(new WorkerProcess("postgresql", server.url(), 200));
        }
        awaitTrue(() -> workers.stream().allMatch(one -> !one.said("READY").isEmpty()));
        Thread adder = Thread.ofPlatform().start(() -> add(server, acknowledged, adds));
        int restartEvery = Math.max(1, kills / (restarts + 1));
        for (int i = 1; i <= kills; i++) {
          hurt(workers, acknowledged, server);
          if (i % restartEvery == 0 && i / restartEvery <= restarts) {
            server.restartImmediately();
          }
        }
        adder.join();
        awaitAllDone(server);
      } finally {
        workers.forEach(one -> acknowledged.addAll(acknowledged(one)));
        workers.forEach(WorkerProcess::close);
      }
      check(server.patient(), acknowledged, kills);
    }
  }

  private static void add(CrashServer server, Set<Long> acknowledged, int adds) {
    Jobs web = new Jobs(server.database(), Dialect.POSTGRESQL, JobOptions.standard());
    try {
      for (int i = 0; i < adds; i += 500) {
        acknowledged.addAll(CrashWorker.add(server.database(), web, i, i + 500));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void hurt(List<WorkerProcess> workers, Set<Long> acknowledged, CrashServer server)
      throws Exception {
    pause(random.nextInt(250));
    int victim = random.nextInt(3);
    WorkerProcess worker = workers.get(victim);
    if (random.nextInt(4) == 0) {
      worker.signal("STOP");
      pause(CrashWorker.LEASE.toMillis() + random.nextInt(500));
      worker.signal("CONT");
      pause(random.nextInt(100));
    }
    worker.kill();
    acknowledged.addAll(acknowledged(worker));
    WorkerProcess next = new WorkerProcess("postgresql", server.url(), 200);
    workers.set(victim, next);
    await().atMost(Duration.ofMinutes(2)).until(() -> !next.said("READY").isEmpty());
  }

  private static void awaitAllDone(CrashServer server) {
    Callable<Boolean> quiet =
        () ->
            number(
                    server.database(),
                    "SELECT count(*) FROM job WHERE state NOT IN ('done', 'dead')")
                == 0;
    await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(quiet);
  }

  @Test
  void a_stopped_worker_is_taken_over_within_lease_and_five_seconds_and_its_late_write_refused()
      throws Exception {
    try (CrashServer server = new CrashServer();
        WorkerProcess first = new WorkerProcess("postgresql", server.url(), 0)) {
      awaitTrue(() -> !first.said("READY").isEmpty());
      Jobs web = new Jobs(server.database(), Dialect.POSTGRESQL, JobOptions.standard());
      long id = server.database().write(connection -> web.add(new CrashWorker.Hang(1)));
      awaitTrue(() -> first.said("HANGS").contains("HANGS " + id));
      try (WorkerProcess second = new WorkerProcess("postgresql", server.url(), 0)) {
        awaitTrue(() -> !second.said("READY").isEmpty());
        first.signal("STOP");
        await()
            .atMost(CrashWorker.LEASE.plusSeconds(5))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> second.said("ACCEPTED").contains("ACCEPTED " + id + " 2"));
        pause(1_100);
        first.signal("CONT");
        awaitTrue(() -> first.said("REFUSED").contains("REFUSED " + id));
      }
      assertThat(number(server.database(), "SELECT count(*) FROM effect")).isEqualTo(1);
      assertThat(web.attempts(id)).extracting(Attempt::outcome).containsExactly("lost", "done");
    }
  }

  private static Set<Long> acknowledged(WorkerProcess worker) {
    Set<Long> ids = new HashSet<>();
    for (String line : worker.said("ADDED ")) {
      Stream.of(line.replaceAll("[^0-9,]", "").split(",", -1)).map(Long::valueOf).forEach(ids::add);
    }
    return ids;
  }

  private static void check(JobDatabase database, Set<Long> acknowledged, int kills) {
    long added = number(database, "SELECT count(*) FROM added");
    long effects = number(database, "SELECT count(*) FROM effect");
    long doubled =
        number(
            database,
            "SELECT count(*) FROM (SELECT job_id FROM effect GROUP BY job_id HAVING count(*) > 1) d");
    long missing =
        number(
            database,
            """
            SELECT count(*) FROM added a
            WHERE NOT EXISTS (SELECT 1 FROM effect e WHERE e.job_id = a.job_id)
            """);
    long strange =
        number(
            database,
            """
            SELECT count(*) FROM effect e
            WHERE NOT EXISTS (SELECT 1 FROM added a WHERE a.job_id = e.job_id)
            """);
    long lost = number(database, "SELECT count(*) FROM job_attempt WHERE outcome = 'lost'");
    System.out.printf(
        "history check: %d kills, %d added, %d acknowledged, %d effects, %d lost leases,"
            + " %d doubled, %d missing, %d without an add%n",
        kills, added, acknowledged.size(), effects, lost, doubled, missing, strange);
    assertThat(doubled).as("effects committed twice").isZero();
    assertThat(missing).as("jobs without an effect").isZero();
    assertThat(strange).as("effects of jobs that were never added").isZero();
    Set<Long> logged =
        new HashSet<>(
            database.<List<Long>>read(connection ->
                Sql.list(connection, "SELECT job_id FROM added", row -> row.getLong(1))));
    // The set's own look-up, because comparing a million with a million one by one would not end.
    assertThat(logged.containsAll(acknowledged)).as("acknowledged adds are there").isTrue();
    assertThat(effects).isEqualTo(added).isPositive();
  }

  private static long number(JobDatabase database, String query) {
    Long found = database.read(connection -> Sql.first(connection, query, row -> row.getLong(1)));
    return found == null ? -1 : found;
  }

  private static String text(JobDatabase database, String query) {
    String found =
        database.read(connection -> Sql.first(connection, query, row -> row.getString(1)));
    return found == null ? "" : found;
  }

  private static void pause(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }
}
