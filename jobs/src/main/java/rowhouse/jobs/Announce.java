package rowhouse.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells everyone who wants to know what has been committed: log, host, figures, other processes.
 */
final class Announce {
  private static final Logger log = LoggerFactory.getLogger("rowhouse.jobs.end");
  private static final Logger faults = LoggerFactory.getLogger(Announce.class);

  private final JobOptions options;
  private volatile Consumer<Collection<String>> wake = kinds -> {};
  private volatile BiConsumer<String, Long> later = (kind, millis) -> {};
  private volatile Consumer<Long> due = millis -> {};

  Announce(JobOptions options) {
    this.options = options;
  }

  /** Connects the running engine: who claims, who claims later, who promotes. */
  void connect(
      Consumer<Collection<String>> wake, BiConsumer<String, Long> later, Consumer<Long> due) {
    this.wake = wake;
    this.later = later;
    this.due = due;
  }

  /** Jobs of these kinds have become ready. */
  void ready(Set<String> kinds) {
    wake.accept(kinds);
    kinds.forEach(kind -> options.signals.send(options.name, Signal.ready(kind)));
  }

  /** A job will be due in so many milliseconds. */
  void due(long millis) {
    due.accept(millis);
  }

  /** The next job of this kind may start in so many milliseconds. */
  void later(String kind, long millis) {
    later.accept(kind, millis);
  }

  /** Running jobs are to be cancelled, wherever they run. */
  void cancel(long id) {
    options.signals.send(options.name, Signal.cancel(id));
  }

  /** A claimed job is about to start. */
  void started(Held held) {
    tell(new JobListener.Change(held.id, held.kind.name(), JobState.RUNNING, held.attempt, ""));
  }

  /** A run ended because its job waits for children now. */
  void suspended(Held held) {
    tell(new JobListener.Change(held.id, held.kind.name(), JobState.WAITING, 0, ""));
  }

  /** Changes that were committed; those that made a job ready also wake workers. */
  void changed(Collection<JobListener.Change> changes) {
    Set<String> ready = new TreeSet<>();
    for (JobListener.Change change : changes) {
      if (change.state() == JobState.READY) {
        ready.add(change.kind());
      }
      tell(change);
    }
    if (!ready.isEmpty()) {
      ready(ready);
    }
  }

  /** The end of a run was written, or refused because its lease was lost. */
  void ended(Ending ending, boolean refused) {
    Held held = ending.held();
    if (refused) {
      log.warn("{} attempt {} was refused: its lease was lost", held, held.attempt);
      return;
    }
    switch (ending) {
      case Ending.Done done -> ended(held, JobState.DONE, "");
      case Ending.Failed failed -> {
        ended(held, JobState.FAILED, failed.code());
        due(failed.delay().toMillis());
      }
      case Ending.Dead dead -> ended(held, JobState.DEAD, dead.code());
      case Ending.Cancelled cancelled -> ended(held, JobState.CANCELLED, "cancelled");
      case Ending.HandedBack back ->
          changed(
              List.of(
                  new JobListener.Change(
                      held.id, held.kind.name(), JobState.READY, held.attempt - 1, "")));
    }
  }

  /** A run ended in that state. */
  void ended(Held held, JobState state, String code) {
    Duration ran = Duration.ofNanos(held.running());
    logEnd(held, state, code, ran);
    tell(new JobListener.Change(held.id, held.kind.name(), state, held.attempt, code));
    figures(metrics -> metrics.ended(held.kind.name(), state, held.attempt, ran));
    if (held.kind.policy().everywhere() > 0) {
      ready(Set.of(held.kind.name()));
    }
  }

  private static void logEnd(Held held, JobState state, String code, Duration ran) {
    if (!log.isInfoEnabled()) {
      return;
    }
    if (held.trace != null) {
      MDC.put("trace", held.trace);
    }
    log.info(
        "{} {} attempt={} ran={}ms waited={}ms {}",
        held,
        state.word(),
        held.attempt,
        ran.toMillis(),
        held.startedAt - held.readyAt,
        code);
    MDC.remove("trace");
  }

  void progressed(Held held, List<Stage> stages) {
    guarded(() -> options.listener.progressed(held.id, held.kind.name(), stages));
  }

  void figures(Consumer<JobMetrics> report) {
    guarded(() -> report.accept(options.metrics));
  }

  private void tell(JobListener.Change change) {
    guarded(() -> options.listener.changed(change));
  }

  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException theirs) {
      faults.warn("a listener threw; the job is not affected", theirs);
    }
  }
}
