package rowhouse.watching.link;

import rowhouse.jobs.Payload;

/** The job that walks back through a linked account's history; it goes on where it stood. */
record PullHistory(long importId) implements Payload {
  /** The kind, as it stands in the database for ever. */
  static final String KIND = "history.pull";

  @Override
  public String kind() {
    return KIND;
  }
}
