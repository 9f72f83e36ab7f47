package rowhouse.server.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.jobs.Attempt;
import rowhouse.jobs.Job;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.Stage;

/** What the desk shows, in the words of its API. */
final class Shown {
  private Shown() {}

  record Street(List<OfApp> apps) {}

  record OfApp(
      String app,
      Map<String, Long> counts,
      @Nullable Long oldestReadySeconds,
      List<OfKind> kinds,
      List<OfWorker> workers,
      List<OfTimer> timers) {}

  record OfKind(String kind, long ready, long running, long dead, boolean paused) {}

  record OfWorker(
      String id,
      String host,
      Instant startedAt,
      Instant heartbeatAt,
      List<String> kinds,
      long running) {}

  record OfTimer(
      String name, String cron, String zone, Instant nextRunAt, @Nullable Instant lastRunAt) {}

  record Page(List<Item> items, @Nullable Long next) {}

  record Item(
      long id,
      String kind,
      String state,
      int priority,
      int attempt,
      int maxAttempts,
      @Nullable String stage,
      @Nullable Long done,
      @Nullable Long total,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant runAt,
      @Nullable String error) {}

  /** An item with what only its own page shows. */
  record Detail(@JsonUnwrapped Item item, @Nullable Object payload, List<OfAttempt> attempts) {}

  record OfAttempt(
      int attempt,
      @Nullable String worker,
      Instant startedAt,
      @Nullable Instant finishedAt,
      String outcome,
      @Nullable String error) {}

  static Item item(Jobs jobs, Job job) {
    Stage stage = job.progress().isEmpty() ? null : job.progress().getLast();
    return new Item(
        job.id(),
        job.kind(),
        job.state().word(),
        job.priority(),
        job.attempt(),
        jobs.mostAttempts(job),
        stage == null ? null : stage.stage(),
        stage == null ? null : stage.done(),
        stage == null ? null : stage.total(),
        Instant.ofEpochMilli(job.addedAt()),
        instant(job.startedAt()),
        instant(job.endedAt()),
        instant(job.runAt()),
        job.error());
  }

  static Detail detail(Item item, @Nullable Object payload, List<Attempt> attempts) {
    return new Detail(item, payload, attempts.stream().map(Shown::attempt).toList());
  }

  private static OfAttempt attempt(Attempt attempt) {
    Long worker = attempt.worker();
    return new OfAttempt(
        attempt.number(),
        worker == null ? null : String.valueOf(worker),
        Instant.ofEpochMilli(attempt.startedAt()),
        instant(attempt.endedAt()),
        attempt.outcome(),
        attempt.error());
  }

  static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
