package rowhouse.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.JobFilter;
import rowhouse.jobs.JobState;
import rowhouse.jobs.Overview;

/** The queue of one app at one glance. */
final class Glance {
  private static final int MOST_RUNNING = 500;

  private final Room room;
  private final Overview overview;

  Glance(Room room) {
    this.room = room;
    this.overview = room.jobs().overview();
  }

  boolean hasKinds() {
    return !overview.kinds().isEmpty();
  }

  Shown.OfApp shown() {
    return new Shown.OfApp(
        room.name(), counts(), oldestReadySeconds(), kinds(), workers(), timers());
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (JobState state : JobState.values()) {
      long sum = 0;
      for (Overview.OfKind kind : overview.kinds()) {
        sum += kind.counts().getOrDefault(state, 0);
      }
      counts.put(state.word(), sum);
    }
    return counts;
  }

  private @Nullable Long oldestReadySeconds() {
    long oldest =
        overview.kinds().stream().mapToLong(Overview.OfKind::oldestReadyMillis).max().orElse(0);
    return oldest == 0 ? null : Long.valueOf(oldest / 1000);
  }

  private List<Shown.OfKind> kinds() {
    List<Shown.OfKind> kinds = new ArrayList<>();
    for (Overview.OfKind kind : overview.kinds()) {
      kinds.add(
          new Shown.OfKind(
              kind.kind(),
              kind.counts().getOrDefault(JobState.READY, 0),
              kind.counts().getOrDefault(JobState.RUNNING, 0),
              kind.counts().getOrDefault(JobState.DEAD, 0),
              kind.paused()));
    }
    return kinds;
  }

  private List<Shown.OfWorker> workers() {
    Map<Long, Long> running = new HashMap<>();
    JobFilter now = JobFilter.newest().state(JobState.RUNNING).limit(MOST_RUNNING);
    for (Job job : room.jobs().list(now)) {
      running.merge(Objects.requireNonNullElse(job.worker(), 0L), 1L, Long::sum);
    }
    return overview.workers().stream()
        .map(worker ->
            new Shown.OfWorker(
                String.valueOf(worker.id()),
                worker.host(),
                Instant.ofEpochMilli(worker.startedAt()),
                Instant.ofEpochMilli(worker.seenAt()),
                worker.kinds(),
                running.getOrDefault(worker.id(), 0L)))
        .toList();
  }

  private List<Shown.OfTimer> timers() {
    return overview.timers().stream()
        .map(timer ->
            new Shown.OfTimer(
                timer.name(),
                timer.cron(),
                timer.zone(),
                Instant.ofEpochMilli(timer.nextAt()),
                Shown.instant(timer.lastAt())))
        .toList();
  }
}
