package rowhouse.wrapped.address;

import rowhouse.jobs.Payload;

/**
 * The job that writes to an address to ask whether it is its reader's.
 *
 * @param request the request's number
 * @param language that the letter is written in
 */
public record AskForAddress(long request, String language) implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.address";

  @Override
  public String kind() {
    return KIND;
  }
}
