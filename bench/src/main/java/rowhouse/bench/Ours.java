package rowhouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import rowhouse.jobs.Dialect;
import rowhouse.jobs.JobOptions;
import rowhouse.jobs.JobSignals;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.PostgresSignals;

/** Our engine with everything on: leases, heartbeats, retries, history, listeners, signals. */
final class Ours {
  static final int THREADS = 4;

  private Ours() {}

  /**
   * Half the samples are at or under {@code p50}, 99 of 100 at or under {@code p99}; milliseconds.
   */
  record Latency(double p50, double p99) {
    static Latency of(List<Double> samples) {
      Collections.sort(samples);
      return new Latency(
          samples.get(samples.size() / 2), samples.get((int) (samples.size() * 0.99)));
    }
  }

  static Jobs jobs(Target target, JobSignals signals) {
    return new Jobs(
        target.database(),
        target.dialect(),
        JobOptions.standard().threads(THREADS).signals(signals));
  }

  /** Jobs added per second in transactions of 10 000. */
  static double addBatched(Target target, int count) {
    Jobs jobs = jobs(target, JobSignals.none());
    List<NoOp> all = LongStream.range(0, count).mapToObj(NoOp::new).toList();
    long began = System.nanoTime();
    for (int i = 0; i < count; i += 10_000) {
      List<NoOp> some = all.subList(i, Math.min(count, i + 10_000));
      target.database().write(connection -> jobs.addAll(some));
    }
    return perSecond(count, began);
  }

  /** Jobs added per second by 64 callers, each in a transaction of its own. */
  static double addOneByOne(Target target, int count) {
    Jobs jobs = jobs(target, JobSignals.none());
    long began = System.nanoTime();
    try (var callers = Executors.newFixedThreadPool(64)) {
      for (int i = 0; i < 64; i++) {
        callers.execute(() -> {
          for (int k = 0; k < count / 64; k++) {
            target.database().write(connection -> jobs.add(new NoOp(1)));
          }
        });
      }
    }
    return perSecond(count, began);
  }

  /** Runs everything that is ready; jobs per second until the last end is durable. */
  static double drain(Target target, int count) throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(count);
    Jobs jobs = jobs(target, JobSignals.none());
    jobs.on(NoOp.KIND, NoOp.class, run -> ran.countDown(), KindPolicy.standard());
    long began = System.nanoTime();
    jobs.start();
    ran.await();
    jobs.stop(Duration.ofSeconds(10));
    double rate = perSecond(count, began);
    long open = target.number("SELECT count(*) FROM job WHERE state IN ('ready', 'running')");
    if (open != 0) {
      throw new IllegalStateException(open + " jobs were not ended");
    }
    return rate;
  }

  /** From the return of the adding transaction to the first line of the handler, one at a time. */
  static Latency pickUp(Target target, boolean otherProcess, int samples)
      throws InterruptedException {
    LinkedBlockingQueue<Long> begun = new LinkedBlockingQueue<>();
    try (Signals here = Signals.of(target);
        Signals there = Signals.of(target)) {
      Jobs worker = jobs(target, there.signals);
      worker.on(NoOp.KIND, NoOp.class, run -> begun.add(System.nanoTime()));
      worker.start();
      Jobs adder = otherProcess ? jobs(target, here.signals) : worker;
      TimeUnit.MILLISECONDS.sleep(500);
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        target.database().write(connection -> adder.add(new NoOp(1)));
        long added = System.nanoTime();
        Long at = begun.poll(30, TimeUnit.SECONDS);
        millis.add(at == null ? 30_000 : (at - added) / 1e6);
        TimeUnit.MILLISECONDS.sleep(5);
      }
      worker.stop(Duration.ofSeconds(5));
      return Latency.of(millis);
    }
  }

  /**
   * As {@link #pickUp}, of one kind while {@code waiting} jobs of another kind are being drained.
   */
  static Latency pickUpBesideQueue(Target target, int waiting) throws InterruptedException {
    addBatched(target, waiting);
    CountDownLatch ran = new CountDownLatch(waiting);
    LinkedBlockingQueue<Long> begun = new LinkedBlockingQueue<>();
    Jobs jobs = jobs(target, JobSignals.none());
    jobs.on(NoOp.KIND, NoOp.class, run -> ran.countDown());
    jobs.on(Other.KIND, Other.class, run -> begun.add(System.nanoTime()));
    jobs.start();
    List<Double> millis = new ArrayList<>();
    while (ran.getCount() > 0) {
      target.database().write(connection -> jobs.add(new Other(1)));
      long added = System.nanoTime();
      Long at = begun.poll(30, TimeUnit.SECONDS);
      millis.add(at == null ? 30_000 : (at - added) / 1e6);
      TimeUnit.MILLISECONDS.sleep(5);
    }
    jobs.stop(Duration.ofSeconds(10));
    return Latency.of(millis);
  }

  /**
   * Megabytes of heap in use after a collection, after each of ten drains of {@code count} jobs.
   */
  static List<Long> memory(Target target, int count) throws InterruptedException {
    List<Long> used = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      addBatched(target, count);
      drain(target, count);
      System.gc();
      used.add((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
    return used;
  }

  /** Two engines with signals of their own meet on the server only, as two processes do. */
  private record Signals(JobSignals signals) implements AutoCloseable {
    static Signals of(Target target) {
      if (target.dialect() == Dialect.SQLITE) {
        return new Signals(JobSignals.none());
      }
      PostgresSignals signals =
          new PostgresSignals(
              () -> target.connections().getConnection(),
              () -> target.connections().getConnection());
      return new Signals(signals);
    }

    @Override
    public void close() {
      if (signals instanceof PostgresSignals open) {
        open.close();
      }
    }
  }

  static double perSecond(int count, long began) {
    return count / ((System.nanoTime() - began) / 1e9);
  }
}
