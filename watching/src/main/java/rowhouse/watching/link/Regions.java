package rowhouse.watching.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveAnswer;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;

/** Whether TikTok gives a history at all in the region of an account. */
public final class Regions {
  private static final int MOST_LOOKS = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Room room;
  private final Archives archives;
  private final Members members;

  /** Asks the Archive of {@code archives}. */
  public Regions(Room room, Archives archives, Members members) {
    this.room = room;
    this.archives = archives;
    this.members = members;
  }

  /**
   * What is known.
   *
   * @param isWatchHistoryAvailable {@code yes}, {@code no}, or {@code unknown} when it did not end
   */
  public record Verified(
      String isWatchHistoryAvailable, int attempts, @Nullable String lastError) {}

  /** Asks for one video; blocks for at most ten seconds between its few requests. */
  public Verified verify(Member member) {
    String secUserId = member.secUserId();
    if (secUserId == null) {
      throw new Problem(400, "user_not_found");
    }
    Verified verified =
        switch (archives.asked().startHistory(secUserId, 1, 1, null)) {
          case ArchiveAnswer.Got<Archive.StartedFetch>(var fetch) -> look(fetch.dataJobId());
          case ArchiveAnswer.Waiting<Archive.StartedFetch> _ -> unknown(1, "pending_timeout");
          case ArchiveAnswer.Failed<Archive.StartedFetch> failed ->
              unknown(1, failed.fault().code());
        };
    room.database()
        .change(sql -> members.noteAvailable(sql, member.id(), verified.isWatchHistoryAvailable()));
    return verified;
  }

  private Verified look(String job) {
    for (int looks = 1; looks <= MOST_LOOKS; looks++) {
      switch (archives.asked().finishHistory(job, true, 1)) {
        case ArchiveAnswer.Got<Archive.HistoryPage>(var page) -> {
          return new Verified(page.events().isEmpty() ? "no" : "yes", looks, null);
        }
        case ArchiveAnswer.Waiting<Archive.HistoryPage> waiting -> pause(waiting.after());
        case ArchiveAnswer.Failed<Archive.HistoryPage> failed -> {
          if (!failed.fault().passes()) {
            return unknown(looks, failed.fault().code());
          }
          pause(failed.after());
        }
      }
    }
    return unknown(MOST_LOOKS, "pending_timeout");
  }

  private static Verified unknown(int attempts, String error) {
    return new Verified("unknown", attempts, error);
  }

  private static void pause(@Nullable Duration wished) {
    Duration pause = wished == null || wished.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wished;
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the Archive was asked", e);
    }
  }
}
