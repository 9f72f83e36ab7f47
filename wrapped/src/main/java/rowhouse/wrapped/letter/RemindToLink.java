package rowhouse.wrapped.letter;

import rowhouse.jobs.Payload;

/**
 * The job that asks somebody to link their account anew.
 *
 * @param member who
 * @param since when the old link was found to be over, in milliseconds
 */
public record RemindToLink(long member, long since) implements Payload {
  /** The written name of the kind, as the original calls it. */
  public static final String KIND = "reauth.notify";

  @Override
  public String kind() {
    return KIND;
  }
}
