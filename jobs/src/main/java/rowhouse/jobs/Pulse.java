package rowhouse.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the held jobs alive: extends leases, writes progress, interrupts what takes too long, and
 * gives back what waits too long for a thread. Runs several times within the shortest lease.
 */
final class Pulse implements Runnable {
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SEEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final JobDatabase database;
  private final BeatJobs beat;
  private final Progress progress;
  private final WorkerTable workers;
  private final Holding holding;
  private final Hand hand;
  private final Pump pump;
  private final Announce announce;
  private final long worker;
  private long seen = System.nanoTime();

  Pulse(Engine.Parts parts, BeatJobs beat, Progress progress, WorkerTable workers, Pump pump) {
    database = parts.database();
    this.beat = beat;
    this.progress = progress;
    this.workers = workers;
    holding = parts.holding();
    hand = parts.hand();
    this.pump = pump;
    announce = parts.announce();
    worker = parts.worker();
  }

  @Override
  public void run() {
    List<Held> all = holding.all();
    all.forEach(this::watch);
    giveBack();
    extend(all);
    writeProgress(all);
    if (System.nanoTime() - seen > SEEN_NANOS) {
      seen = System.nanoTime();
      database.write(connection -> {
        workers.seen(connection, worker);
        return true;
      });
    }
  }

  /** Ends a run that is over its time, or whose lease must have been taken over by now. */
  private void watch(Held held) {
    if (held.leaseLeft() < 0) {
      held.stop(Held.Stop.LOST);
    }
    var limit = held.kind.policy().timeout();
    if (limit == null || held.running() < limit.toNanos()) {
      return;
    }
    if (held.stop() == null) {
      held.stop(Held.Stop.TIMED_OUT);
    } else if (held.stop() == Held.Stop.TIMED_OUT
        && held.running() > limit.toNanos() + GRACE_NANOS
        && holding.holds(held)) {
      // The handler ignores the interrupt: the job goes on elsewhere, and its late writes are
      // refused.
      pump.end(RunJobs.timedOut(held));
    }
  }

  private void giveBack() {
    for (Held held : hand.withdraw(System.nanoTime() - STALE_NANOS)) {
      pump.end(new Ending.HandedBack(held));
    }
  }

  private void extend(List<Held> all) {
    Map<Long, List<Held>> byLease =
        all.stream()
            .filter(held -> holding.holds(held) && !held.ended())
            .filter(held -> held.leaseLeft() < held.kind.policy().lease().toNanos() * 2 / 3)
            .collect(Collectors.groupingBy(held -> held.kind.policy().lease().toMillis()));
    byLease.forEach(this::extend);
  }

  private void extend(long leaseMillis, List<Held> held) {
    long began = System.nanoTime();
    List<Long> ids = held.stream().map(one -> one.id).toList();
    Map<Long, BeatJobs.Beat> standing = new HashMap<>();
    database
        .write(connection -> beat.beat(connection, ids, leaseMillis, worker))
        .forEach(one -> standing.put(one.id(), one));
    for (Held one : held) {
      BeatJobs.Beat found = standing.get(one.id);
      if (found != null && found.fence() == one.fence) {
        one.extended(began);
        if (found.cancel()) {
          cancel(one);
        }
      } else if (!one.ended()) {
        one.stop(Held.Stop.LOST);
      }
    }
  }

  /** Someone asked to cancel a job that this process holds. */
  void cancel(@Nullable Held held) {
    if (held == null) {
      return;
    }
    held.stop(Held.Stop.CANCELLED);
    if (hand.withdraw(held)) {
      pump.end(new Ending.Cancelled(held));
    }
  }

  private void writeProgress(List<Held> all) {
    Map<Held, List<Stage>> fresh = new HashMap<>();
    for (Held held : all) {
      List<Stage> stages = holding.holds(held) ? held.takeProgress() : null;
      if (stages != null) {
        fresh.put(held, stages);
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    database.write(connection -> {
      for (Map.Entry<Held, List<Stage>> one : fresh.entrySet()) {
        progress.write(connection, one.getKey(), one.getValue(), worker);
      }
      return true;
    });
    fresh.forEach(announce::progressed);
  }
}
