package rowhouse.watching.link;

import rowhouse.jobs.Payload;

/** The job that finishes a link once the person has signed in; {@code looks} counts its looks. */
record FinishLink(String archiveJobId, int looks) implements Payload {
  /** The kind, as it stands in the database for ever. */
  static final String KIND = "link.finish";

  @Override
  public String kind() {
    return KIND;
  }
}
