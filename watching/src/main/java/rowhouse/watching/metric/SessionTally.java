package rowhouse.watching.metric;

import org.jspecify.annotations.Nullable;

/** Counts sessions and keeps the longest, by time and by videos. */
final class SessionTally {
  private final MetricRules rules;
  private long count;
  private long startedAt;
  private long videos;
  private Sessions.@Nullable Session longest;
  private @Nullable RabbitHole fullest;

  SessionTally(MetricRules rules) {
    this.rules = rules;
  }

  void video(long at, boolean goesOn) {
    if (!goesOn) {
      count++;
      startedAt = at;
      videos = 0;
    }
    videos++;
  }

  void end(long lastAt) {
    long seconds = lastAt - startedAt + rules.tail();
    Sessions.Session before = longest;
    if (before == null || seconds > before.seconds()) {
      longest = new Sessions.Session(startedAt, seconds, videos);
    }
    RabbitHole full = fullest;
    if (full == null || videos > full.videos()) {
      fullest = new RabbitHole(RabbitHole.Kind.SESSION, null, startedAt, lastAt, videos);
    }
  }

  /** The session with the most videos, or null when there is none. */
  @Nullable RabbitHole fullest() {
    return fullest;
  }

  Metric<Long> count(long all) {
    return Metric.of(count, Unit.SESSIONS, Basis.session(rules), Coverage.whole(all));
  }

  Metric<Sessions.Session> longest(long all) {
    return new Metric<>(longest, Unit.SECONDS, Basis.session(rules), Coverage.whole(all));
  }
}
