package rowhouse.jobs;

import java.time.Duration;

/** How a run ended; {@link EndJobs} writes it. */
sealed interface Ending {
  Held held();

  /** The handler returned. */
  record Done(Held held) implements Ending {}

  /**
   * The attempt failed and there will be another after {@code delay}.
   *
   * @param counts whether it is one attempt less
   */
  record Failed(Held held, String code, String error, Duration delay, boolean counts)
      implements Ending {}

  /** The attempt failed for good. */
  record Dead(Held held, String code, String error) implements Ending {}

  /** The handler stopped because it was asked to. */
  record Cancelled(Held held) implements Ending {}

  /** The job was not run to its end here and goes back as if it had not been claimed. */
  record HandedBack(Held held) implements Ending {}
}
