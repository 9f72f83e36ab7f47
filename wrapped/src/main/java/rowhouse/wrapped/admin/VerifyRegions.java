package rowhouse.wrapped.admin;

import rowhouse.jobs.Payload;

/**
 * A batch of {@link VerifyRegion}: it waits for them without a thread and counts what they found.
 */
public record VerifyRegions() implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.region.batch";

  @Override
  public String kind() {
    return KIND;
  }
}
