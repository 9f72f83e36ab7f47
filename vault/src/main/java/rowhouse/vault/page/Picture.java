package rowhouse.vault.page;

import java.net.URI;

/** A picture in the text: where it is and what its author says it shows (may be empty). */
public record Picture(URI url, String alt) {
  public Picture {
    alt = alt.replace("\0", "");
  }
}
