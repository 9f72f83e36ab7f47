package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt of one job, as its handler sees it. Use it on the handler's thread only. */
public final class JobRun<P extends Payload> {
  private final P payload;
  private final Held held;
  private final Writes writes;

  JobRun(P payload, Held held, Writes writes) {
    this.payload = payload;
    this.held = held;
    this.writes = writes;
  }

  /** Statements whose result is kept with the job, as JSON or null. */
  @FunctionalInterface
  public interface Completion {
    /** Writes the domain's rows. */
    @Nullable String run(Connection connection) throws SQLException;
  }

  /** What to work on. */
  public P payload() {
    return payload;
  }

  /** The job's id. */
  public long id() {
    return held.id;
  }

  /** The number of this attempt, counted from 1. */
  public int attempt() {
    return held.attempt;
  }

  /** Whether a failure of this attempt would be the job's end. */
  public boolean lastAttempt() {
    return held.attempt >= held.attempts;
  }

  /**
   * Reports how far a stage has come. Cheap: writes are coalesced to a few per second, and at most
   * 20 stages are kept.
   *
   * @param total 0 while it is not known
   */
  public void progress(String stage, long done, long total) {
    held.progress(stage, done, total);
  }

  /** Whether the handler should stop: cancelled, out of time, lease lost, or shutting down. */
  public boolean cancelled() {
    return held.stop() != null;
  }

  /** Ends the handler when it should stop. */
  public void throwIfCancelled() {
    Held.Stop stop = held.stop();
    if (stop == Held.Stop.LOST) {
      throw new LostLease("The lease of " + held + " was lost.");
    }
    if (stop != null) {
      throw new JobCancelled("The run of " + held + " is to stop: " + stop + ".");
    }
  }

  /**
   * Runs {@code work} and ends the job as done in one transaction: all of it stands, or none.
   * Blocks until it is durable. The handler should return afterwards.
   *
   * @throws LostLease when this run no longer holds the job; nothing was written
   */
  public void complete(Completion work) {
    writes.complete(held, work);
  }

  /**
   * Runs {@code work} in a transaction that is refused when this run no longer holds the job, and
   * leaves the job running. Blocks until it is durable.
   *
   * @throws LostLease when this run no longer holds the job; nothing was written
   */
  public <T> T write(JobDatabase.Work<T> work) {
    return writes.write(held, work);
  }

  /**
   * Adds {@code children} and lets this job wait, without a thread, until all of them have ended;
   * then the handler is called again, as a first attempt. The handler should return afterwards.
   *
   * @throws LostLease when this run no longer holds the job; nothing was added
   */
  public void waitFor(List<? extends Payload> children) {
    writes.waitFor(held, children);
  }

  /**
   * The jobs that this one waited for, oldest first; empty on the first run. Reads the database.
   */
  public List<Child> children() {
    return writes.children(held.id);
  }

  /** A job that another one waited for. */
  public record Child(long id, String kind, JobState state, @Nullable String result) {}
}
