package rowhouse.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job that this process holds under a lease, from its claim to its end. */
final class Held {
  /** Why a handler is asked to stop. */
  enum Stop {
    CANCELLED,
    TIMED_OUT,
    LOST,
    SHUTDOWN
  }

  private static final int MOST_STAGES = 20;

  final Kind<?> kind;
  final long id;
  final long fence;
  final int attempt;
  final int attempts;
  final String payload;
  final @Nullable Long parent;
  final @Nullable String trace;
  final long readyAt;
  final long startedAt;
  final long claimedNanos = System.nanoTime();

  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private boolean fresh;
  private @Nullable Thread thread;
  private int shielded;
  private volatile long startedNanos;
  private volatile long leaseNanos;
  private volatile @Nullable Stop stop;
  private volatile boolean ended;

  Held(
      Kind<?> kind,
      long id,
      long fence,
      int attempt,
      @Nullable Integer ownAttempts,
      String payload,
      @Nullable Long parent,
      @Nullable String trace,
      long readyAt,
      long startedAt) {
    this.kind = kind;
    this.id = id;
    this.fence = fence;
    this.attempt = attempt;
    this.attempts = kind.attempts(ownAttempts);
    this.payload = payload;
    this.parent = parent;
    this.trace = trace;
    this.readyAt = readyAt;
    this.startedAt = startedAt;
    this.leaseNanos = claimedNanos + kind.policy().lease().toNanos();
  }

  /** Marks the start on this thread. */
  synchronized void begin() {
    startedNanos = System.nanoTime();
    thread = Thread.currentThread();
    if (stop != null) {
      Thread.currentThread().interrupt();
    }
  }

  /** Marks the end on the thread that began, and takes back an interrupt meant for this job. */
  synchronized void leave() {
    thread = null;
    Thread.interrupted();
  }

  /** Nanoseconds since the handler began; 0 before. */
  long running() {
    long began = startedNanos;
    return began == 0 ? 0 : System.nanoTime() - began;
  }

  /** Asks the handler to stop; the first reason stays. */
  synchronized void stop(Stop reason) {
    if (stop == null || reason == Stop.LOST) {
      stop = reason;
    }
    if (thread != null && shielded == 0) {
      thread.interrupt();
    }
  }

  @Nullable Stop stop() {
    return stop;
  }

  /** Keeps interrupts away while a transaction of the engine is open on this thread. */
  synchronized void shield() {
    shielded++;
    Thread.interrupted();
  }

  synchronized void unshield() {
    shielded--;
    if (stop != null && shielded == 0) {
      Thread.currentThread().interrupt();
    }
  }

  /** The lease was extended at {@code nanos}. */
  void extended(long nanos) {
    leaseNanos = nanos + kind.policy().lease().toNanos();
  }

  /** Nanoseconds until the lease runs out by this machine's monotonic clock; may be negative. */
  long leaseLeft() {
    return leaseNanos - System.nanoTime();
  }

  /** The run has committed its own end. */
  void markEnded() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  synchronized void progress(String stage, long done, long total) {
    if (stages.containsKey(stage) || stages.size() < MOST_STAGES) {
      stages.put(stage, new Stage(stage, done, total));
      fresh = true;
    }
  }

  /** The stages when they changed since the last call, else null. */
  synchronized @Nullable List<Stage> takeProgress() {
    if (!fresh) {
      return null;
    }
    fresh = false;
    return new ArrayList<>(stages.values());
  }

  @Override
  public String toString() {
    return kind.name() + " " + id;
  }
}
