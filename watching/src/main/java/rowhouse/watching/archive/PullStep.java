package rowhouse.watching.archive;

import java.time.Duration;
import java.util.List;
import rowhouse.watching.WatchEvent;

/** What one step of a pull has brought. */
public sealed interface PullStep {

  /** Where the pull stands now. */
  PullProgress progress();

  /** There is more to do, after a wait. */
  record More(PullProgress progress, List<WatchEvent> events, Duration pause) implements PullStep {}

  /**
   * The pull has ended.
   *
   * @param events the last ones
   * @param complete whether nothing in the range is missing as far as one can tell
   * @param reason {@code reached_start}, {@code no_more}, {@code cursor_stalled}, {@code
   *     cursor_skips_exhausted}, or the code of an {@link ArchiveFault}
   */
  record Done(PullProgress progress, List<WatchEvent> events, boolean complete, String reason)
      implements PullStep {}
}
