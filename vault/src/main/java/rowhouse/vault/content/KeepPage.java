package rowhouse.vault.content;

import rowhouse.jobs.Payload;
import tools.jackson.databind.json.JsonMapper;

/** The job that fetches a page and keeps it. */
public record KeepPage(long contentId) implements Payload {
  /** The kind, as it stands in the database for ever. */
  public static final String KIND = "vault.page.keep";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The content that the payload of such a job names; 0 when it names none. */
  public static long contentOf(String payload) {
    return JSON.readTree(payload).path("contentId").asLong(0);
  }

  @Override
  public String kind() {
    return KIND;
  }
}
