package rowhouse.watching.agreement;

import rowhouse.jobs.Payload;

/** The job that asks TikTok for a person's export and looks whether it is ready. */
record FetchExport(long member, int looks) implements Payload {
  /** The kind, as it stands in the database for ever. */
  static final String KIND = "portability.fetch";

  @Override
  public String kind() {
    return KIND;
  }
}
