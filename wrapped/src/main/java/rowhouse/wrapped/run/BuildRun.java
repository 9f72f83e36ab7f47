package rowhouse.wrapped.run;

import rowhouse.jobs.Payload;

/**
 * The job that makes figures and story of a run.
 *
 * @param run the run's id
 * @param look how often it has already looked for a history that is still being read
 */
public record BuildRun(String run, int look) implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.build";

  @Override
  public String kind() {
    return KIND;
  }
}
