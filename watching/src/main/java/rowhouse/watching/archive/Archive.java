package rowhouse.watching.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchEvent;

/**
 * The Archive as the original apps use it: linking an account, fetching its history page by page,
 * and figures over what was fetched.
 *
 * <p>{@link ArchiveClient} asks a real one, {@link EmbeddedArchive} serves the same from the own
 * store. All calls block; none throws for what the Archive does wrong.
 */
public interface Archive {

  /** Most videos that one page of a fetch may ask for. */
  int MAX_PAGE = 200;

  /** Most rows that one look into the stored history may ask for. */
  int MAX_ROWS = 1_000;

  // Linking an account.

  /** Begins to link an account; the anchor of an earlier link keeps its identity. */
  ArchiveAnswer<StartedLink> startAuth(@Nullable String anchorToken);

  /** Where the person signs in, once it is their turn. */
  ArchiveAnswer<SignIn> redirect(String archiveJobId);

  /** The code that the sign-in has brought. */
  ArchiveAnswer<AuthorizationCode> authorizationCode(String archiveJobId);

  /** Ends the linking. Asking twice with the same code is safe only at an embedded Archive. */
  ArchiveAnswer<LinkedAccount> finish(
      String archiveJobId, String authorizationCode, @Nullable String anchorToken);

  /** How many wait to sign in. */
  ArchiveAnswer<Integer> queueLength();

  /** Gives up the place in the queue. */
  ArchiveAnswer<Cancelled> cancel(String archiveJobId);

  // Fetching the history.

  /**
   * Starts to fetch videos watched before the cursor.
   *
   * @param limit videos a page, at most {@link #MAX_PAGE}
   * @param maxPages pages
   * @param cursor milliseconds since 1970 as text, or null for the newest
   */
  ArchiveAnswer<StartedFetch> startHistory(
      String secUserId, int limit, int maxPages, @Nullable String cursor);

  /** What a fetch has brought. */
  ArchiveAnswer<HistoryPage> finishHistory(String dataJobId, boolean includeRows, int returnLimit);

  /**
   * Stored history, the newest first.
   *
   * @param before rows before this time, or null for the newest
   */
  ArchiveAnswer<StoredRows> history(String secUserId, int limit, @Nullable Instant before);

  /** Deletes the stored history; tells how many rows it had. */
  ArchiveAnswer<Long> deleteHistory(String secUserId);

  // Figures.

  /** How much is stored. */
  ArchiveAnswer<StoredExtent> coverage(String secUserId);

  /** Sums over a range, in a time zone. */
  ArchiveAnswer<Summary> summary(SummaryWish wish);

  /** Texts of some of the videos. */
  ArchiveAnswer<List<Sample>> samples(SampleWish wish);

  /** What the interests of the videos say. */
  ArchiveAnswer<Interests> interests(String secUserId, Range range);

  /** A link has begun. */
  record StartedLink(
      String archiveJobId, @Nullable Instant expiresAt, @Nullable Integer queuePosition) {}

  /** Where linking stands. */
  sealed interface SignIn {
    /** The person may sign in there. */
    record Open(String redirectUrl) implements SignIn {}

    /** The person has signed in before. */
    record Completed(@Nullable String username, @Nullable String secUserId) implements SignIn {}
  }

  /** Proof of the sign-in. */
  record AuthorizationCode(String code, @Nullable Instant expiresAt) {}

  /** A linked account. */
  record LinkedAccount(
      String archiveUserId,
      @Nullable String secUserId,
      @Nullable String platformUsername,
      @Nullable String anchorToken) {}

  /** A place in the queue was given up. */
  record Cancelled(String requestId, String status, @Nullable Instant cancelledAt) {}

  /** A fetch has begun. */
  record StartedFetch(
      String dataJobId, @Nullable Instant expiresAt, @Nullable Integer queuePosition) {}

  /**
   * One step of a fetch.
   *
   * @param events in the Archive's order
   * @param unreadable rows without a video or a time
   * @param hasMore whether older ones are there
   * @param nextCursor for the next start
   */
  record HistoryPage(
      List<WatchEvent> events, int unreadable, boolean hasMore, @Nullable String nextCursor) {}

  /** Rows of the stored history and where the older ones begin. */
  record StoredRows(List<WatchEvent> events, @Nullable Instant nextBefore) {}

  /** How much is stored. */
  record StoredExtent(
      long rows, long rowsWithTime, @Nullable Instant first, @Nullable Instant last) {}

  /** From when to when, half-open. */
  record Range(Instant startAt, Instant endAt) {}

  /** What to sum up; {@code timeZone} is an IANA name. */
  record SummaryWish(
      String secUserId, Range range, String timeZone, int topCreators, int topMusic) {}

  /**
   * Sums.
   *
   * @param hourSeconds 24 figures
   * @param nulls rows without a field, by its name
   */
  record Summary(
      long videos,
      double watchSeconds,
      double nightSeconds,
      double nightPercent,
      @Nullable Integer peakHour,
      List<Double> hourSeconds,
      List<Count> creators,
      List<Count> music,
      Map<String, Long> nulls) {}

  /** A name and how many videos. */
  record Count(String name, long videos) {}

  /** Which texts: {@code perMonth} of each month, or the newest when it is 0. */
  record SampleWish(
      String secUserId, Range range, String timeZone, int perMonth, int limit, int maxCharacters) {}

  /** The text of a video, and the month it was taken for. */
  record Sample(String bucket, Instant watchedAt, long video, String text) {}

  /** The Archive's measure of interests. */
  record Interests(double raw, double confidence, double enrichedSeconds) {}
}
