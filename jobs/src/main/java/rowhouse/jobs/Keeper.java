package rowhouse.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The slow chores that any worker may do: promoting, reaping, measuring. */
final class Keeper {
  private static final long MOST_WAIT_MILLIS = 60_000;
  private final JobDatabase database;
  private final PromoteJobs promote;
  private final ReapJobs reap;
  private final SweepHistory sweep;
  private final ReadyKinds readyKinds;
  private final WorkerTable workers;
  private final Kinds kinds;
  private final Announce announce;
  private final ScheduledExecutorService thread;
  private long nextDue = Long.MAX_VALUE;

  Keeper(
      Engine.Parts parts,
      Sql sql,
      ReapJobs reap,
      WorkerTable workers,
      Kinds kinds,
      ScheduledExecutorService thread) {
    database = parts.database();
    promote = new PromoteJobs(sql);
    this.reap = reap;
    sweep = new SweepHistory(sql);
    readyKinds = parts.readyKinds();
    this.workers = workers;
    this.kinds = kinds;
    announce = parts.announce();
    this.thread = thread;
  }

  /** A job will be due in so many milliseconds: looks again then, if not before. */
  synchronized void due(long millis) {
    long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
    if (nextDue == Long.MAX_VALUE || at - nextDue < 0) {
      nextDue = at;
      var _ =
          thread.schedule(
              Engine.guarded("promoting", this::promote),
              Math.max(0, millis),
              TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void forgetDue() {
    nextDue = Long.MAX_VALUE;
  }

  /** Makes ready what is due, and sets the alarm for what is due next. */
  void promote() {
    forgetDue();
    Long wait = next();
    while (wait != null && wait <= 0) {
      List<JobListener.Change> changes = database.write(promote::promote);
      announce.changed(changes);
      wait = changes.isEmpty() ? Long.valueOf(50) : next();
    }
    if (wait != null) {
      due(Math.min(wait + 1, MOST_WAIT_MILLIS));
    }
  }

  private @Nullable Long next() {
    long wait = database.read(promote::next);
    return wait == Long.MAX_VALUE ? null : wait;
  }

  /** Takes back jobs whose lease ran out. */
  void reap() {
    if (database.read(reap::due)) {
      reapAll(0);
    }
  }

  /** Takes back what is lost now, and what workers with a lower number than this one held. */
  void reapAll(long deadBefore) {
    for (String kind : database.read(reap::running)) {
      Kind<?> known = kinds.find(kind);
      // Only a worker that knows a kind may give its jobs up; another makes them ready again.
      int attempts = known == null ? Integer.MAX_VALUE : known.policy().attempts();
      List<JobListener.Change> changes;
      do {
        changes = database.write(connection -> reap.reap(connection, kind, attempts, deadBefore));
        announce.changed(changes);
      } while (!changes.isEmpty());
    }
  }

  /** Deletes history past its retention, a little at a time, and forgets workers long gone. */
  void sweep() {
    database.write(connection -> {
      workers.forget(connection);
      return true;
    });
    for (Kind<?> kind : kinds.all()) {
      int deleted;
      do {
        deleted = database.write(connection -> sweep.sweep(connection, kind));
      } while (deleted >= SweepHistory.BATCH);
    }
  }

  /** Reports the age of the oldest ready job of each kind. */
  void measure() {
    for (Kind<?> kind : kinds.all()) {
      long age = database.read(connection -> readyKinds.oldest(connection, kind.name()));
      announce.figures(metrics -> metrics.oldestReady(kind.name(), Duration.ofMillis(age)));
    }
    database.write(connection -> {
      workers.forget(connection);
      return true;
    });
  }
}
