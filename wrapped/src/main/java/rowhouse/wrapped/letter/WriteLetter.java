package rowhouse.wrapped.letter;

import rowhouse.jobs.Payload;

/**
 * The job that writes to somebody whose story is ready.
 *
 * @param run the run's id
 * @param turn which start of the run it is for
 * @param again how often the operators have asked for it anew
 */
public record WriteLetter(String run, int turn, long again) implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.letter";

  @Override
  public String kind() {
    return KIND;
  }
}
