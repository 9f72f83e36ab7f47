package rowhouse.vault.content;

import rowhouse.jobs.Payload;

/** The job that fetches a page and keeps it. */
public record KeepPage(long contentId) implements Payload {
  /** The kind, as it stands in the database for ever. */
  public static final String KIND = "vault.page.keep";

  @Override
  public String kind() {
    return KIND;
  }
}
