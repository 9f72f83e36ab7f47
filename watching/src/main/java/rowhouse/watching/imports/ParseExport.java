package rowhouse.watching.imports;

import rowhouse.jobs.Payload;

/** The job that reads an uploaded export. */
record ParseExport(long importId) implements Payload {
  /** The kind, as it stands in the database for ever. */
  static final String KIND = "import.parse";

  @Override
  public String kind() {
    return KIND;
  }
}
