package rowhouse.jobs;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * How an engine runs. Set everything before it is given to {@link Jobs}; every method returns this
 * object.
 */
public final class JobOptions {
  String name = "jobs";
  int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
  Duration poll = Duration.ofSeconds(1);
  Duration reap = Duration.ofSeconds(2);
  Duration sweep = Duration.ofMinutes(1);
  Duration progress = Duration.ofMillis(200);
  int batch = 500;
  boolean sole;
  Set<String> only = Set.of();
  JobListener listener = new JobListener() {};
  JobMetrics metrics = new JobMetrics() {};
  JobSignals signals = JobSignals.none();
  Supplier<@Nullable String> trace = () -> MDC.get("trace");
  @Nullable String now;

  private JobOptions() {}

  /** As many threads as cores (at least 4), polling once a second. */
  public static JobOptions standard() {
    return new JobOptions();
  }

  /** The engine's name in logs, thread names and signals; one per database and schema. */
  public JobOptions name(String name) {
    this.name = name;
    return this;
  }

  /** How many handlers run at once in this process, from 1 to 512. */
  public JobOptions threads(int threads) {
    if (threads < 1 || threads > 512) {
      throw new IllegalArgumentException("An engine has 1 to 512 threads.");
    }
    this.threads = threads;
    return this;
  }

  /** How often the engine looks for work that no signal told it about, at least 10 ms. */
  public JobOptions poll(Duration poll) {
    this.poll = atLeast(poll, 10);
    return this;
  }

  /** How often leases that ran out are looked for, at least 10 ms. */
  public JobOptions reap(Duration reap) {
    this.reap = atLeast(reap, 10);
    return this;
  }

  /** How often history past its retention is deleted, at least 10 ms. */
  public JobOptions sweep(Duration sweep) {
    this.sweep = atLeast(sweep, 10);
    return this;
  }

  /** How often progress is written at most, at least 10 ms. */
  public JobOptions progress(Duration progress) {
    this.progress = atLeast(progress, 10);
    return this;
  }

  /** How many jobs are claimed or completed in one transaction at most, from 1 to 5000. */
  public JobOptions batch(int batch) {
    if (batch < 1 || batch > 5000) {
      throw new IllegalArgumentException("A batch has 1 to 5000 jobs.");
    }
    this.batch = batch;
    return this;
  }

  /**
   * Says that no other process works on this database, so that jobs found running at the start are
   * those of a process that died and go on at once instead of after their lease.
   */
  public JobOptions soleWorker() {
    this.sole = true;
    return this;
  }

  /** Runs only jobs of these kinds; others are added but left to other workers. */
  public JobOptions only(Set<String> kinds) {
    this.only = Set.copyOf(kinds);
    return this;
  }

  /** Who is told about changes. */
  public JobOptions listener(JobListener listener) {
    this.listener = listener;
    return this;
  }

  /** Who receives the figures. */
  public JobOptions metrics(JobMetrics metrics) {
    this.metrics = metrics;
    return this;
  }

  /** What wakes other processes. */
  public JobOptions signals(JobSignals signals) {
    this.signals = signals;
    return this;
  }

  /** Where the trace id of the caller comes from; by default {@code MDC.get("trace")}. */
  public JobOptions trace(Supplier<@Nullable String> trace) {
    this.trace = trace;
    return this;
  }

  /** Replaces the SQL that reads the database's clock, so that a test can set it. */
  JobOptions now(String expression) {
    this.now = expression;
    return this;
  }

  private static Duration atLeast(Duration value, long millis) {
    if (value.toMillis() < millis) {
      throw new IllegalArgumentException("At least " + millis + " ms are needed.");
    }
    return value;
  }
}
