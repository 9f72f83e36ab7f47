package rowhouse.watching.archive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the Archive answered.
 *
 * @param <T> what was asked for
 */
public sealed interface ArchiveAnswer<T> {

  /** It is there. */
  record Got<T>(T value) implements ArchiveAnswer<T> {}

  /**
   * It is being made; ask again.
   *
   * @param after how long the Archive wants one to wait, or null when it does not say
   * @param queueStatus its word for how far it is, if any
   * @param queuePosition place in its queue, if any
   */
  record Waiting<T>(
      @Nullable Duration after, @Nullable String queueStatus, @Nullable Integer queuePosition)
      implements ArchiveAnswer<T> {}

  /**
   * It did not work.
   *
   * @param status the HTTP status, 0 without one
   * @param error the Archive's own word, such as {@code account_queue_limit_reached}
   * @param sentence cause and next step
   * @param after how long the Archive wants one to wait, if it says so
   */
  record Failed<T>(
      ArchiveFault fault,
      int status,
      @Nullable String error,
      String sentence,
      @Nullable Duration after)
      implements ArchiveAnswer<T> {}
}
