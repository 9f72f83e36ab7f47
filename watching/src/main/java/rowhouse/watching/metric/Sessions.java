package rowhouse.watching.metric;

/**
 * Stretches of watching.
 *
 * @param count how many
 * @param longest the one that lasted longest; the earliest of equals
 */
public record Sessions(Metric<Long> count, Metric<Session> longest) {

  /**
   * One session.
   *
   * @param startedAt seconds since 1970 UTC
   * @param seconds from its first video to its last and what the last counts
   * @param videos entries of the history
   */
  public record Session(long startedAt, long seconds, long videos) {}
}
