package rowhouse.watching.archive;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchEvent;

/**
 * Walks back through a linked account's history, one request at a time.
 *
 * <p>It never sleeps: a step says how long to wait, and the caller, a job, keeps the progress and
 * comes again. Whatever the Archive does, a pull ends: every try, look, wait and skip is counted.
 */
public final class HistoryPull {
  private static final Duration NO_WAIT = Duration.ZERO;
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int MAX_REPEATS = 2;

  private final Archive archive;
  private final InstantSource clock;
  private final PullRules rules;

  /** A pull from {@code archive}. */
  public HistoryPull(Archive archive, InstantSource clock, PullRules rules) {
    this.archive = archive;
    this.clock = clock;
    this.rules = rules;
  }

  /** Makes one request and says what came of it. */
  public PullStep next(PullProgress progress) {
    if (progress.cursor() / 1_000 < progress.since()) {
      return done(progress, List.of(), "reached_start");
    }
    String job = progress.dataJobId();
    return job == null ? start(progress) : finish(progress, job);
  }

  private PullStep start(PullProgress progress) {
    return switch (archive.startHistory(
        progress.secUserId(), rules.page(), rules.pages(), String.valueOf(progress.cursor()))) {
      case ArchiveAnswer.Got<Archive.StartedFetch>(var fetch) ->
          more(
              progress.started(fetch.dataJobId(), clock.millis()),
              forPosition(fetch.queuePosition()));
      case ArchiveAnswer.Waiting<Archive.StartedFetch>(var after, _, _) -> again(progress, after);
      case ArchiveAnswer.Failed<Archive.StartedFetch> failed ->
          failed.fault().passes() || failed.fault() == ArchiveFault.EXPIRED
              ? again(progress, failed.after())
              : new PullStep.Done(progress, List.of(), false, failed.fault().code());
    };
  }

  private PullStep finish(PullProgress progress, String job) {
    return switch (archive.finishHistory(job, true, rules.page() * rules.pages())) {
      case ArchiveAnswer.Got<Archive.HistoryPage>(var page) -> turn(progress, page);
      case ArchiveAnswer.Waiting<Archive.HistoryPage>(var after, _, var position) ->
          look(progress.polled(), after == null ? forPosition(position) : after);
      case ArchiveAnswer.Failed<Archive.HistoryPage> failed ->
          switch (failed.fault()) {
            case PROVIDER_FAILED ->
                lasts(progress, rules.providerWithin())
                    ? skip(progress)
                    : look(progress.polled(), failed.after());
            case UNAVAILABLE, THROTTLED -> look(progress.polled(), failed.after());
            case EXPIRED, NOT_FOUND -> again(progress.lost(clock.millis()), failed.after());
            case KEY_REFUSED, REFUSED, NOT_SUPPORTED ->
                new PullStep.Done(progress, List.of(), false, failed.fault().code());
          };
    };
  }

  /** Tries the start again, each time after twice the wait; at last jumps over the stretch. */
  private PullStep again(PullProgress progress, @Nullable Duration after) {
    PullProgress tried = progress.tried();
    if (tried.tries() >= rules.starts()) {
      return skip(tried);
    }
    Duration backOff = Duration.ofSeconds(1L << Math.clamp(tried.tries() - 1L, 0, 3));
    return more(tried, after == null ? backOff : after);
  }

  private PullStep look(PullProgress polled, @Nullable Duration after) {
    if (polled.polls() >= rules.polls() || lasts(polled, rules.readyWithin())) {
      return skip(polled);
    }
    return more(polled, after == null ? LOOK : after);
  }

  private boolean lasts(PullProgress progress, Duration most) {
    return clock.millis() - progress.stepMillis() > most.toMillis();
  }

  private PullStep skip(PullProgress progress) {
    if (progress.skips() >= rules.skips()) {
      return new PullStep.Done(progress, List.of(), false, "cursor_skips_exhausted");
    }
    long cursor = progress.cursor() - rules.skipBack().toMillis();
    return more(progress.skipped(cursor, clock.millis()), NO_WAIT);
  }

  private PullStep turn(PullProgress progress, Archive.HistoryPage page) {
    List<WatchEvent> wanted =
        page.events().stream().filter(event -> event.at() >= progress.since()).toList();
    long lowest = page.events().stream().mapToLong(WatchEvent::at).min().orElse(Long.MAX_VALUE);
    Long before = progress.oldest();
    boolean older = before == null || lowest < before;
    int repeats = older ? 0 : progress.repeats() + 1;
    Long oldest = lowest == Long.MAX_VALUE || !older ? before : Long.valueOf(lowest);
    long next = number(page.nextCursor());
    boolean moves = next >= 0 && next < progress.cursor();
    PullProgress turned =
        progress.turned(
            moves ? next : progress.cursor(), clock.millis(), repeats, oldest, wanted.size());
    if (lowest < progress.since()) {
      return done(turned, wanted, "reached_start");
    }
    if (!page.hasMore()) {
      return done(turned, wanted, "no_more");
    }
    if (!moves || repeats >= MAX_REPEATS) {
      return new PullStep.Done(turned, wanted, false, "cursor_stalled");
    }
    return new PullStep.More(turned, wanted, NO_WAIT);
  }

  /** A stretch that was jumped over is missing, whatever the reason for the end. */
  private static PullStep done(PullProgress progress, List<WatchEvent> events, String reason) {
    return new PullStep.Done(progress, events, progress.skips() == 0, reason);
  }

  private PullStep more(PullProgress progress, Duration wait) {
    Duration bounded = wait.compareTo(rules.longestWait()) > 0 ? rules.longestWait() : wait;
    return new PullStep.More(progress, List.of(), bounded);
  }

  /** About two seconds for everyone ahead in the Archive's queue. */
  private static Duration forPosition(@Nullable Integer position) {
    return position == null || position <= 1 ? LOOK : LOOK.multipliedBy(position - 1L);
  }

  private static long number(@Nullable String cursor) {
    return cursor != null && cursor.matches("\\d{1,15}") ? Long.parseLong(cursor) : -1;
  }
}
