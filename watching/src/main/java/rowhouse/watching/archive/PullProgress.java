package rowhouse.watching.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a pull is; kept by the caller after every step, so that it goes on after a restart.
 *
 * @param secUserId whose history
 * @param since second from which on events are wanted
 * @param cursor milliseconds since 1970; older events are still to come
 * @param dataJobId the fetch under way, null when one is to be started
 * @param tries failed tries to get what lies before this cursor
 * @param polls looks at the fetch under way
 * @param stepMillis when this step began
 * @param skips how often a stretch was jumped over
 * @param repeats pages in a row that brought nothing older
 * @param oldest second of the oldest event so far
 * @param events how many events came
 */
public record PullProgress(
    String secUserId,
    long since,
    long cursor,
    @Nullable String dataJobId,
    int tries,
    int polls,
    long stepMillis,
    int skips,
    int repeats,
    @Nullable Long oldest,
    long events) {

  /** A pull from now back to {@code since}. */
  public static PullProgress begin(String secUserId, Instant since, Instant now) {
    return new PullProgress(
        secUserId,
        since.getEpochSecond(),
        now.toEpochMilli(),
        null,
        0,
        0,
        now.toEpochMilli(),
        0,
        0,
        null,
        0);
  }

  PullProgress started(String job, long now) {
    return new PullProgress(
        secUserId, since, cursor, job, tries, 0, now, skips, repeats, oldest, events);
  }

  PullProgress tried() {
    return new PullProgress(
        secUserId,
        since,
        cursor,
        dataJobId,
        tries + 1,
        polls,
        stepMillis,
        skips,
        repeats,
        oldest,
        events);
  }

  PullProgress polled() {
    return new PullProgress(
        secUserId,
        since,
        cursor,
        dataJobId,
        tries,
        polls + 1,
        stepMillis,
        skips,
        repeats,
        oldest,
        events);
  }

  /** The fetch is lost and must be started again. */
  PullProgress lost(long now) {
    return new PullProgress(
        secUserId, since, cursor, null, tries, 0, now, skips, repeats, oldest, events);
  }

  PullProgress skipped(long newCursor, long now) {
    return new PullProgress(
        secUserId, since, newCursor, null, 0, 0, now, skips + 1, repeats, oldest, events);
  }

  PullProgress turned(
      long newCursor, long now, int repeated, @Nullable Long oldestSeen, long more) {
    return new PullProgress(
        secUserId, since, newCursor, null, 0, 0, now, skips, repeated, oldestSeen, events + more);
  }
}
