package rowhouse.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The running half of {@link Jobs}: its threads, from start to stop. */
final class Engine {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  /** What the threads share. */
  record Parts(
      JobDatabase database,
      Sql sql,
      ClaimJobs claim,
      EndJobs end,
      ReadyKinds readyKinds,
      Hand hand,
      Holding holding,
      Announce announce,
      long worker) {}

  private final Parts parts;
  private final JobOptions options;
  private final Kinds kinds;
  private final WorkerTable workers;
  private final Pump pump;
  private final Pulse pulse;
  private final Keeper keeper;
  private final Ticker ticker;
  private final ScheduledExecutorService pulseThread;
  private final ScheduledExecutorService keeperThread;
  private final List<Thread> threads = new ArrayList<>();
  private JobSignals.Subscription subscription = () -> {};

  Engine(
      JobDatabase database,
      Sql sql,
      JobOptions options,
      Kinds kinds,
      List<Timer> timers,
      AddJobs add,
      JsonMapper json,
      Announce announce) {
    this.options = options;
    workers = new WorkerTable(sql);
    long worker =
        database.write(connection -> workers.enter(connection, options.threads, kinds.names()));
    Parents parents = new Parents(sql);
    Progress progress = new Progress();
    EndJobs end = new EndJobs(sql, parents, progress);
    Hand hand = new Hand(options.threads, kinds.all());
    parts =
        new Parts(
            database,
            sql,
            new ClaimJobs(sql),
            end,
            new ReadyKinds(sql),
            hand,
            new Holding(),
            announce,
            worker);
    pump = new Pump(parts, options);
    pulse = new Pulse(parts, new BeatJobs(sql), progress, workers, pump);
    pulseThread = chores("pulse");
    keeperThread = chores("keeper");
    keeper = new Keeper(parts, sql, new ReapJobs(sql, parents), workers, kinds, keeperThread);
    ticker = new Ticker(database, new FireTimers(sql, add), timers, announce);
    Writes writes = new Writes(database, sql, end, add, worker, new Committed());
    threads.add(thread("pump", pump));
    for (int i = 1; i <= options.threads; i++) {
      threads.add(thread("worker-" + i, new RunJobs(parts, writes, json, pump)));
    }
    this.kinds = kinds;
  }

  /** Starts the threads; when anything fails they are stopped again. */
  void start() {
    try {
      begin();
    } catch (RuntimeException broken) {
      stop(Duration.ZERO);
      throw broken;
    }
  }

  private void begin() {
    Duration lease = shortestLease(kinds);
    parts.announce().connect(pump::wake, this::wakeLater, keeper::due);
    subscription = options.signals.subscribe(options.name, this::receive);
    if (options.sole) {
      keeper.reapAll(parts.worker());
    }
    pump.wake(kinds.names());
    threads.forEach(Thread::start);
    long beat = Math.max(5, Math.min(options.progress.toMillis(), lease.toMillis() / 6));
    every(pulseThread, "keeping leases", pulse, beat);
    every(keeperThread, "promoting", keeper::promote, options.poll.toMillis());
    every(keeperThread, "reaping", keeper::reap, options.reap.toMillis());
    every(keeperThread, "sweeping", keeper::sweep, options.sweep.toMillis());
    ticker.enter();
    every(keeperThread, "firing timers", ticker::tick, options.poll.toMillis());
    every(keeperThread, "measuring", keeper::measure, 5_000);
    log.info(
        "{} works on {} kinds with {} threads as worker {}",
        options.name,
        kinds.all().size(),
        options.threads,
        parts.worker());
  }

  private void wakeLater(String kind, long millis) {
    var _ = keeperThread.schedule(() -> pump.wake(List.of(kind)), millis, TimeUnit.MILLISECONDS);
  }

  private void receive(String message) {
    switch (Signal.read(message)) {
      case Signal.Ready ready -> pump.wake(Set.of(ready.kind()));
      case Signal.Cancel cancel -> cancelled(cancel.id());
      case Signal.Unknown unknown -> {}
    }
  }

  /** A cancel was committed for a job that may run here. */
  void cancelled(long id) {
    pulse.cancel(parts.holding().find(id));
  }

  /** What a run has committed itself is over for this process. */
  private final class Committed implements Writes.Committed {
    @Override
    public void done(Held held, List<JobListener.Change> others) {
      over(held);
      parts.announce().ended(held, JobState.DONE, "");
      parts.announce().changed(others);
    }

    @Override
    public void waits(Held held, Set<String> children) {
      over(held);
      parts.announce().suspended(held);
      parts.announce().ready(children);
    }

    private void over(Held held) {
      held.markEnded();
      parts.holding().remove(held);
    }
  }

  /**
   * Claims no more, lets running handlers end within {@code bound}, interrupts the rest and hands
   * back what has not ended.
   */
  void stop(Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    subscription.close();
    pump.rest();
    keeperThread.shutdown();
    parts.hand().close().forEach(held -> pump.end(new Ending.HandedBack(held)));
    awaitEmpty(deadline - bound.toNanos() / 5);
    parts.holding().all().forEach(held -> held.stop(Held.Stop.SHUTDOWN));
    awaitEmpty(deadline);
    parts.holding().all().forEach(held -> pump.end(new Ending.HandedBack(held)));
    pump.close();
    join(threads.getFirst(), deadline + TimeUnit.SECONDS.toNanos(2));
    pulseThread.shutdown();
    threads.forEach(Thread::interrupt);
    leave();
  }

  private void leave() {
    try {
      parts
          .database()
          .write(connection -> {
            workers.leave(connection, parts.worker());
            return true;
          });
    } catch (RuntimeException gone) {
      log.warn("the worker's row could not be removed; it will be forgotten in a day", gone);
    }
  }

  private void awaitEmpty(long deadline) {
    while (!parts.holding().isEmpty() && System.nanoTime() - deadline < 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(2);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void join(Thread thread, long deadline) {
    try {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration shortestLease(Kinds kinds) {
    return kinds.all().stream()
        .map(kind -> kind.policy().lease())
        .min(Duration::compareTo)
        .orElse(Duration.ofSeconds(30));
  }

  private Thread thread(String role, Runnable work) {
    return Thread.ofPlatform().name(options.name + "-" + role).daemon().unstarted(work);
  }

  private ScheduledExecutorService chores(String role) {
    var thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name(options.name + "-" + role).daemon().factory(),
            // A job may still be added after the stop; nobody here is there to look at it.
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return thread;
  }

  private static void every(
      ScheduledExecutorService thread, String what, Runnable chore, long millis) {
    var _ =
        thread.scheduleWithFixedDelay(guarded(what, chore), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** A chore that fails is tried again next time. */
  static Runnable guarded(String what, Runnable chore) {
    return () -> {
      try {
        chore.run();
      } catch (RuntimeException broken) {
        log.warn("{} failed; it is tried again", what, broken);
      }
    };
  }
}
