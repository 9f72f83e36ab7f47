package rowhouse.jobs;

/** What a timer does about the times that passed while no worker ran. */
public enum Missed {
  /** They are made up for by one job. */
  ONCE,
  /** Each of them gets its job, up to 1000 at a time. */
  ALL
}
