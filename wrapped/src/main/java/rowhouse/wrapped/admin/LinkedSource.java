package rowhouse.wrapped.admin;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobFilter;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.door.Watching;
import rowhouse.watching.link.Archives;
import rowhouse.watching.link.Pulls;
import rowhouse.watching.member.Member;

/** The linked source, as operators can set it going. */
final class LinkedSource {
  private static final String PULL = "history.pull";

  private final Room room;
  private final Archives archives;
  private final Pulls pulls;

  LinkedSource(Room room, Watching watching) {
    this.room = room;
    this.archives = watching.archives();
    this.pulls = watching.pulls();
  }

  /** Which Archive is asked. */
  Archive archive() {
    return archives.asked();
  }

  /**
   * Starts to fetch a linked person's history, in the caller's transaction; a fetch that is under
   * way goes on.
   *
   * @return its job
   */
  Optional<Long> fetch(JdbcClient sql, Member member) {
    Pulls.Begun begun = pulls.start(sql, member);
    Long job = begun.job();
    return job == null ? underWay(begun.importId()) : Optional.of(job);
  }

  private Optional<Long> underWay(long importId) {
    return room.jobs().list(JobFilter.newest().kind(PULL).limit(200)).stream()
        .filter(job -> !job.state().ended())
        .filter(job -> job.payload().contains(":" + importId + "}"))
        .map(job -> job.id())
        .findFirst();
  }
}
