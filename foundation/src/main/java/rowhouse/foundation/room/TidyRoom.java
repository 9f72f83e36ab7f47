package rowhouse.foundation.room;

import java.time.Duration;
import java.time.ZoneOffset;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.event.Events;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.Missed;
import rowhouse.jobs.Payload;

/** The job that clears away, once a night, what nobody refers to and nobody follows any more. */
record TidyRoom() implements Payload {
  private static final String KIND = "room.tidy";
  private static final String NIGHTLY = "17 3 * * *";

  /** Longer than a backup takes, which may still need a file that has just been let go. */
  private static final Duration GRACE = Duration.ofHours(24);

  private static final int MOST_FILES = 100_000;

  @Override
  public String kind() {
    return KIND;
  }

  /** Binds the job and its timer. */
  static void on(Jobs jobs, BlobRefs blobs, Events events) {
    jobs.on(
        KIND,
        TidyRoom.class,
        (JobRun<TidyRoom> run) -> {
          events.prune();
          blobs.collect(GRACE, MOST_FILES);
        },
        KindPolicy.standard().timeout(Duration.ofHours(1)));
    jobs.timer(KIND, NIGHTLY, ZoneOffset.UTC, Missed.ONCE, TidyRoom::new);
  }
}
