package rowhouse.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How jobs of one kind are run. Every method returns a changed copy.
 *
 * @param attempts how often a job is tried before it is dead
 * @param backoff the wait between attempts
 * @param lease how long a worker that stopped breathing keeps a job
 * @param timeout how long one attempt may take; {@code null} for no limit
 * @param concurrency how many run at once in this process; 0 for as many as the engine sees fit
 * @param everywhere how many run at once in all processes; 0 for no limit
 * @param ratePerMinute how many start in a minute in all processes; 0 for no limit
 * @param keepDone how long done and cancelled jobs stay in the history
 * @param keepDead how long dead jobs stay in the history
 */
public record KindPolicy(
    int attempts,
    Backoff backoff,
    Duration lease,
    @Nullable Duration timeout,
    int concurrency,
    int everywhere,
    int ratePerMinute,
    Duration keepDone,
    Duration keepDead) {

  /** Checks the figures. */
  public KindPolicy {
    if (attempts < 1 || concurrency < 0 || everywhere < 0 || ratePerMinute < 0) {
      throw new IllegalArgumentException("A kind needs attempts >= 1 and limits >= 0.");
    }
    if (lease.toMillis() < 100) {
      throw new IllegalArgumentException("A lease of less than 100 ms cannot be kept.");
    }
  }

  /** 5 attempts, lease of 30 s, no time limit, done kept for 7 days and dead for 30. */
  public static KindPolicy standard() {
    return new KindPolicy(
        5,
        Backoff.standard(),
        Duration.ofSeconds(30),
        null,
        0,
        0,
        0,
        Duration.ofDays(7),
        Duration.ofDays(30));
  }

  /** Tried so often. */
  public KindPolicy attempts(int attempts) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** With that wait between attempts. */
  public KindPolicy backoff(Backoff backoff) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** Leased for that long; the heartbeat comes three times as often. */
  public KindPolicy lease(Duration lease) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** Interrupted, and counted as failed, after that long. */
  public KindPolicy timeout(Duration timeout) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** At most so many at once in this process. */
  public KindPolicy concurrency(int concurrency) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** At most so many at once in all processes together. */
  public KindPolicy everywhere(int everywhere) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** At most so many starts per minute in all processes together, evenly spaced. */
  public KindPolicy ratePerMinute(int ratePerMinute) {
    return new KindPolicy(
        attempts,
        backoff,
        lease,
        timeout,
        concurrency,
        everywhere,
        ratePerMinute,
        keepDone,
        keepDead);
  }

  /** Kept in the history for so long. */
  public KindPolicy keep(Duration done, Duration dead) {
    return new KindPolicy(
        attempts, backoff, lease, timeout, concurrency, everywhere, ratePerMinute, done, dead);
  }
}
