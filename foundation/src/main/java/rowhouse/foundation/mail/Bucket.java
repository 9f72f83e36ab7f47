package rowhouse.foundation.mail;

/**
 * A token bucket that gives places ahead: whoever finds it empty is told when their token comes,
 * and that token is theirs. Times are milliseconds. Not safe for several threads.
 */
final class Bucket {
  private final double interval;
  private final int burst;
  private double next;

  /** So many in so long, {@code burst} of them at once. */
  Bucket(int calls, long millis, int burst) {
    this.interval = (double) millis / calls;
    this.burst = burst;
  }

  /** Takes a token and says from when it holds; {@code now} or later. */
  long take(long now) {
    next = Math.max(next, (double) now) + interval;
    return Math.max(now, (long) Math.ceil(next - burst * interval));
  }
}
