package rowhouse.watching.metric;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;

/** Follows runs of one creator or hashtag through a session. */
final class RabbitHoleTally {
  private static final int DEEP = 10;

  /** Where a run began and how many videos it has. */
  private record Run(long startedAt, long videos) {}

  private @Nullable String creator;
  private Run creatorRun = new Run(0, 0);
  private Map<String, Run> hashtagRuns = new HashMap<>();
  private @Nullable RabbitHole deepest;

  void video(long at, @Nullable WatchDetail detail, boolean goesOn) {
    if (detail == null && creator == null && hashtagRuns.isEmpty()) {
      return;
    }
    follow(at, detail == null ? null : detail.creator(), goesOn);
    Map<String, Run> next = new HashMap<>();
    if (detail != null) {
      for (String hashtag : detail.hashtags()) {
        Run before = goesOn ? hashtagRuns.get(hashtag) : null;
        Run run =
            before == null ? new Run(at, 1) : new Run(before.startedAt(), before.videos() + 1);
        next.put(hashtag, run);
      }
    }
    hashtagRuns = next;
    for (Map.Entry<String, Run> run : next.entrySet()) {
      consider(RabbitHole.Kind.HASHTAG, run.getKey(), run.getValue(), at);
    }
  }

  private void follow(long at, @Nullable String name, boolean goesOn) {
    if (name == null) {
      creator = null;
      return;
    }
    boolean same = goesOn && name.equals(creator);
    creatorRun = same ? new Run(creatorRun.startedAt(), creatorRun.videos() + 1) : new Run(at, 1);
    creator = name;
    consider(RabbitHole.Kind.CREATOR, name, creatorRun, at);
  }

  /** The longer run wins; among equals the one that was complete first, then the lesser name. */
  private void consider(RabbitHole.Kind kind, String name, Run run, long at) {
    if (run.videos() < DEEP) {
      return;
    }
    RabbitHole before = deepest;
    boolean deeper = before == null || run.videos() > before.videos();
    boolean lesser =
        before != null
            && run.videos() == before.videos()
            && at == before.endedAt()
            && kind == before.kind()
            && name.compareTo(String.valueOf(before.name())) < 0;
    if (deeper || lesser) {
      deepest = new RabbitHole(kind, name, run.startedAt(), at, run.videos());
    }
  }

  Metric<RabbitHole> metric(long all, boolean named, SessionTally sessions) {
    RabbitHole run = deepest;
    if (run != null) {
      return Metric.of(run, Unit.VIDEOS, Basis.RUN, Coverage.whole(all));
    }
    return new Metric<>(
        sessions.fullest(),
        Unit.VIDEOS,
        named ? Basis.LONGEST_RUN_MISSING : Basis.CREATORS_UNKNOWN,
        Coverage.whole(all));
  }
}
