package rowhouse.jobs;

import java.util.Locale;

/** The states of a job; the database holds the lower-case words. */
public enum JobState {
  /** May be claimed now. */
  READY,
  /** Is to start at a later time. */
  DELAYED,
  /** Waits until its children have ended. */
  WAITING,
  /** Is held by a worker under a lease. */
  RUNNING,
  /** The last attempt failed; there will be another. */
  FAILED,
  /** Ended well. */
  DONE,
  /** Ended badly: no attempt is left, or trying again was ruled out. */
  DEAD,
  /** Ended because someone asked for it. */
  CANCELLED;

  /** The word that stands in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the job will never run again by itself. */
  public boolean ended() {
    return this == DONE || this == DEAD || this == CANCELLED;
  }

  /** The state of that word. */
  public static JobState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
