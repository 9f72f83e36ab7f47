package rowhouse.wrapped.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobCancelled;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.LostLease;
import rowhouse.jobs.Missed;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.store.WatchHistoryStore;

/** Makes figures and story of a year from the stored history. */
public final class Building {
  /** After this many looks, about a day, a run is made from what there is. */
  private static final int MOST_LOOKS = 1_440;

  private static final int LOOKS_WITHOUT_PATIENCE = 5;
  private static final int EACH = 20_000;

  private final Room room;
  private final Runs runs;
  private final RunStore store;
  private final WatchHistoryStore history;
  private final WhenReady whenReady;
  private final Runnable alsoSwept;

  /**
   * Builds from {@code history}.
   *
   * @param whenReady sees to the letter
   * @param alsoSwept deletes what other features need no longer, once a day with expired runs
   */
  public Building(
      Room room, Runs runs, WatchHistoryStore history, WhenReady whenReady, Runnable alsoSwept) {
    this.room = room;
    this.runs = runs;
    this.store = runs.store();
    this.history = history;
    this.whenReady = whenReady;
    this.alsoSwept = alsoSwept;
  }

  /** Binds the jobs of runs, and the timer that sweeps expired ones. */
  public void bind() {
    room.jobs()
        .on(
            BuildRun.KIND,
            BuildRun.class,
            this::build,
            KindPolicy.standard().attempts(4).timeout(Duration.ofMinutes(10)))
        .on(SweepRuns.KIND, SweepRuns.class, _ -> sweep())
        .timer("wrapped.sweep", "17 3 * * *", ZoneOffset.UTC, Missed.ONCE, SweepRuns::new);
  }

  private void sweep() {
    runs.sweep();
    alsoSwept.run();
  }

  /** Runs the job. */
  void build(JobRun<BuildRun> job) {
    Run run = runs.find(job.payload().run()).orElse(null);
    if (run == null || run.jobId() == null || run.jobId() != job.id()) {
      return; // deleted, or started anew under another job
    }
    if (isReading(run) && job.payload().look() < MOST_LOOKS) {
      lookAgain(job, run);
      return;
    }
    job.write(connection -> {
      room.database().change(sql -> store.resume(sql, run.id(), job.id(), now()));
      return true;
    });
    try {
      make(job, run);
    } catch (LostLease | JobCancelled e) {
      throw e;
    } catch (RuntimeException e) {
      if (job.lastAttempt()) {
        fail(job, run, e);
      }
      throw e;
    }
  }

  private boolean isReading(Run run) {
    return room.database().read(sql -> store.reading(sql, run.memberId()));
  }

  /**
   * Leaves no thread waiting: a later job looks again, unless the end of the import comes first.
   */
  private void lookAgain(JobRun<BuildRun> job, Run run) {
    int look = job.payload().look() + 1;
    Duration wait = look < LOOKS_WITHOUT_PATIENCE ? Runs.WAIT : Duration.ofMinutes(1);
    room.database()
        .complete(
            job,
            sql -> {
              long next =
                  room.jobs().add(new BuildRun(run.id(), look), AddOptions.standard().delay(wait));
              store.work(sql, run.id(), next, RunStage.WATCH_HISTORY, now());
            });
  }

  private void make(JobRun<BuildRun> job, Run run) {
    String mark = room.database().read(sql -> store.historyMark(sql, run.memberId()));
    WatchMetrics year = figures(job, run, run.year(), "counting");
    job.throwIfCancelled();
    WatchMetrics before = figures(job, run, run.year() - 1, "comparing");
    boolean example = room.database().read(sql -> store.isExample(sql, run.memberId()));
    WatchHistoryStore.Extent extent =
        year.isEmpty()
            ? history.extent(run.memberId())
            : new WatchHistoryStore.Extent(year.videos().coverage().all(), null, null);
    job.progress("telling", 0, 0);
    RunStore.Outcome outcome =
        runs.outcome(
            run,
            new Runs.Figures(
                year,
                before.isEmpty() ? null : before,
                example,
                Periods.day(extent.first(), run.timeZone()),
                Periods.day(extent.last(), run.timeZone())),
            mark);
    job.progress("keeping", 0, 0);
    keep(job, run, outcome);
  }

  private WatchMetrics figures(JobRun<BuildRun> job, Run run, int year, String stage) {
    Period period = Periods.whole(year, run.timeZone());
    MetricPass pass = new MetricPass(period, MetricRules.standard());
    job.progress(stage, 0, 0);
    long[] seen = {0};
    history.read(
        run.memberId(),
        period.from(),
        period.until(),
        event -> {
          pass.accept(event);
          if (++seen[0] % EACH == 0) {
            job.progress(stage, seen[0], 0);
            job.throwIfCancelled();
          }
        });
    job.progress(stage, seen[0], seen[0]);
    return pass.finish();
  }

  private void keep(JobRun<BuildRun> job, Run run, RunStore.Outcome outcome) {
    room.database()
        .complete(
            job,
            sql -> {
              if (!store.end(sql, run.id(), job.id(), outcome, now())) {
                return;
              }
              Run ended = store.find(sql, run.id()).orElseThrow();
              if (ended.status() == RunStatus.READY && whenReady.ready(sql, ended)) {
                store.stage(sql, run.id(), RunStage.EMAIL, now());
              }
              runs.tell(sql, store.find(sql, run.id()).orElseThrow());
            });
  }

  private void fail(JobRun<BuildRun> job, Run run, RuntimeException why) {
    job.write(connection -> {
      room.database()
          .change(sql -> {
            store.fail(sql, run.id(), "build_failed", String.valueOf(why.getMessage()), now());
            store.find(sql, run.id()).ifPresent(failed -> runs.tell(sql, failed));
          });
      return true;
    });
  }

  private Instant now() {
    return room.clock().instant();
  }
}
