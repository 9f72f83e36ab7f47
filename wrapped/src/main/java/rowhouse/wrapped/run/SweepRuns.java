package rowhouse.wrapped.run;

import rowhouse.jobs.Payload;

/** The job that deletes stories which have lived as long as the operator lets them. */
public record SweepRuns() implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.sweep";

  @Override
  public String kind() {
    return KIND;
  }
}
