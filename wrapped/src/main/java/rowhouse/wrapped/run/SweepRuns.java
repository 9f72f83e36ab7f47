package rowhouse.wrapped.run;

import rowhouse.jobs.Payload;

/** The job that deletes what has lived as long as it may, above all stories; once a day. */
public record SweepRuns() implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.sweep";

  @Override
  public String kind() {
    return KIND;
  }
}
