package rowhouse.jobs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queue at one glance; times are epoch milliseconds by the database's clock. */
public record Overview(long now, List<OfKind> kinds, List<OfWorker> workers, List<OfTimer> timers) {

  /** Counts stop here, so that a glance costs the same at any size of history. */
  public static final int MOST_COUNTED = 10_000;

  /**
   * One kind.
   *
   * @param counts how many jobs are in each state, at most {@link #MOST_COUNTED}
   * @param oldestReadyMillis how long the job that is next has been ready; 0 when none is
   */
  public record OfKind(
      String kind, boolean paused, Map<JobState, Integer> counts, long oldestReadyMillis) {}

  /** One process that works on the queue. */
  public record OfWorker(
      long id,
      String host,
      long pid,
      int threads,
      List<String> kinds,
      long startedAt,
      long seenAt) {}

  /** One timer. */
  public record OfTimer(
      String name, String kind, String cron, String zone, long nextAt, @Nullable Long lastAt) {}
}
