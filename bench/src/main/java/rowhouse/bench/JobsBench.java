package rowhouse.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import rowhouse.jobs.Dialect;
import rowhouse.jobs.SqliteJobDatabase.Durability;

/** Measures the job engine and its rivals in one run and writes results/jobs.md. */
public final class JobsBench {
  private static final int COUNT = Integer.getInteger("bench.count", 60_000);
  private static final int HISTORY = Integer.getInteger("bench.history", 1_000_000);
  private static final int RIVAL = Integer.getInteger("bench.rival", 10_000);
  private final List<String> lines = new ArrayList<>();
  private final Path home;

  private JobsBench(Path home) {
    this.home = home;
  }

  /** Takes the bench folder, by default {@code bench}. */
  public static void main(String[] arguments) throws Exception {
    JobsBench bench = new JobsBench(Path.of(arguments.length > 0 ? arguments[0] : "bench"));
    bench.run();
    Path results = Files.createDirectories(bench.home.resolve("results"));
    Files.write(results.resolve("jobs.md"), bench.lines);
    System.exit(0);
  }

  private void run() throws Exception {
    say("# Jobs: measured");
    say("");
    say(
        "%s, %s, %d cores, Java %s. Load average at the start: %.1f."
            .formatted(
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    say(
        ("Engine: %d threads, batch 500, lease 30 s with heartbeat, retries, history, one log line"
                + " per end (discarded). No-op jobs; a drain ends when the last end is durable.")
            .formatted(Ours.THREADS));
    say("");
    say("| | SQLite FULL | SQLite NORMAL | PostgreSQL 18, fsync on |");
    say("|---|---|---|---|");
    try (Target full = Target.sqlite(Durability.FULL);
        Target normal = Target.sqlite(Durability.NORMAL);
        Target postgres = Target.postgresql()) {
      ours(List.of(full, normal, postgres));
      rivals(postgres);
    }
  }

  private void ours(List<Target> targets) throws Exception {
    row("add, batched, first (cold JVM), jobs/s", targets, t -> rate(Ours.addBatched(t, COUNT)));
    row("drain, first (cold JVM), jobs/s", targets, target -> rate(Ours.drain(target, COUNT)));
    row("add, batched, best of 3, jobs/s", targets, this::bestAdd);
    row("drain, best of 3, jobs/s", targets, this::bestDrain);
    row("the same statements without the engine, jobs/s", targets, this::bestRaw);
    row("add, one by one, 64 callers, jobs/s", targets, target -> rate(oneByOne(target)));
    row(
        "idle pick-up in process, p50 / p99 ms",
        targets,
        target -> latency(Ours.pickUp(target, false, 400)));
    row(
        "idle pick-up across processes, p50 / p99 ms",
        targets,
        target ->
            target.dialect() == Dialect.SQLITE
                ? "one process"
                : latency(Ours.pickUp(target, true, 400)));
    row(
        "one job of another kind while 100 000 wait, p50 / p99 ms",
        targets,
        target -> latency(Ours.pickUpBesideQueue(target, 100_000)));
    row("rows of history added", targets, JobsBench::history);
    row("drain with that history, best of 3, jobs/s", targets, this::bestDrain);
    row(
        "heap after a collection, first and last of ten drains of 100 000, MB",
        targets,
        target -> target.name().equals("SQLite NORMAL") ? flat(Ours.memory(target, 100_000)) : "");
    row("rows in the table at the end", targets, JobsBench::rows);
    say("");
  }

  private static double oneByOne(Target target) throws InterruptedException {
    double rate = Ours.addOneByOne(target, 19_200);
    Ours.drain(target, 19_200);
    return rate;
  }

  private String bestAdd(Target target) throws InterruptedException {
    double best = 0;
    for (int i = 0; i < 3; i++) {
      best = Math.max(best, Ours.addBatched(target, COUNT));
      Ours.drain(target, COUNT);
    }
    return rate(best);
  }

  private String bestDrain(Target target) throws InterruptedException {
    double best = 0;
    for (int i = 0; i < 3; i++) {
      Ours.addBatched(target, COUNT);
      best = Math.max(best, Ours.drain(target, COUNT));
    }
    return rate(best);
  }

  private String bestRaw(Target target) {
    double best = 0;
    for (int i = 0; i < 2; i++) {
      Ours.addBatched(target, COUNT);
      best = Math.max(best, RawLimit.drain(target, COUNT));
    }
    return rate(best);
  }

  private static String history(Target target) {
    String row = " 'bench.no_op', 'done', '{}', 1, 1, 1, 1, 1, 1 ";
    String columns =
        "INSERT INTO job (kind, state, payload, attempt, fence, added_at, ready_at, started_at,"
            + " ended_at) ";
    if (target.dialect() == Dialect.POSTGRESQL) {
      target.execute(columns + "SELECT" + row + "FROM generate_series(1, " + HISTORY + ")");
    } else {
      target.execute(
          columns
              + "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
              + HISTORY
              + ") SELECT"
              + row
              + "FROM n");
    }
    return String.format(Locale.ROOT, "%,d", HISTORY);
  }

  private static String flat(List<Long> used) {
    return used.getFirst() + " / " + used.getLast();
  }

  private static String rows(Target target) {
    return String.format(Locale.ROOT, "%,d", target.number("SELECT count(*) FROM job"));
  }

  private void rivals(Target postgres) throws Exception {
    say("Rivals in the same run, no-op jobs drained per second, each at its fastest documented");
    say("setting (the code and scripts stand in `bench/`):");
    say("");
    say("| | SQLite NORMAL | PostgreSQL 18, fsync on | Redis, no persistence |");
    say("|---|---|---|---|");
    say(
        "| db-scheduler 16.12.0 | %s | %s | |"
            .formatted(
                tried(() ->
                    Math.max(
                        onSqlite(1, pool -> DbSchedulerRival.drain(pool, false, RIVAL)),
                        onSqlite(4, pool -> DbSchedulerRival.drain(pool, false, RIVAL)))),
                tried(() -> DbSchedulerRival.drain(postgres.connections(), true, RIVAL))));
    say(
        "| JobRunr 8.7.0 | %s | %s | |"
            .formatted(
                tried(() -> onSqlite(4, pool -> JobRunrRival.drain(pool, RIVAL / 2))),
                tried(() -> JobRunrRival.drain(postgres.connections(), RIVAL / 2))));
    Path rivals = home.resolve("rivals");
    say(
        "| graphile-worker 0.17.3 | | %s | |"
            .formatted(NodeRivals.run(rivals, "graphile-worker.mjs", postgres.uri(), RIVAL * 3)));
    say(
        "| pg-boss 10.4.2 | | %s | |"
            .formatted(NodeRivals.run(rivals, "pg-boss.mjs", postgres.uri(), RIVAL * 3)));
    try (Redis redis = Redis.start()) {
      say(
          "| BullMQ 6.7.0 | | | %s |"
              .formatted(
                  redis == null
                      ? "skipped: redis-server is not installed"
                      : NodeRivals.run(
                          rivals, "bullmq.mjs", String.valueOf(redis.port()), RIVAL * 3)));
    }
    say("");
    say("Celery is skipped: it is not installed here.");
  }

  /** Measures on a pool of connections to one SQLite file. */
  private interface OnPool {
    double measure(HikariDataSource pool) throws Exception;
  }

  private static double onSqlite(int size, OnPool measure) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("."), "bench-");
    String url =
        "jdbc:sqlite:"
            + folder.resolve("rival.db")
            + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=30000&transaction_mode=IMMEDIATE";
    try (HikariDataSource pool = Target.pool(url, size)) {
      return measure.measure(pool);
    } finally {
      Target.delete(folder);
    }
  }

  private static String tried(Callable<Double> measure) {
    try {
      return rate(measure.call());
    } catch (Exception failed) {
      Throwable cause = failed;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return "failed: " + cause.getMessage();
    }
  }

  /** Measures one figure on one target. */
  private interface Figure {
    String of(Target target) throws Exception;
  }

  private void row(String what, List<Target> targets, Figure figure) throws Exception {
    StringBuilder row = new StringBuilder("| " + what + " |");
    for (Target target : targets) {
      row.append(' ').append(figure.of(target)).append(" |");
    }
    say(row.toString());
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f", perSecond);
  }

  private static String latency(Ours.Latency latency) {
    return String.format(Locale.ROOT, "%.2f / %.1f", latency.p50(), latency.p99());
  }

  private static String cpu() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("unknown processor");
  }

  private void say(String line) {
    System.out.println(line);
    lines.add(line);
  }
}
