package rowhouse.wrapped.admin;

import rowhouse.jobs.Payload;

/** The job that asks whether TikTok lends one person's history in their region. */
public record VerifyRegion(long member) implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.region.verify";

  @Override
  public String kind() {
    return KIND;
  }
}
