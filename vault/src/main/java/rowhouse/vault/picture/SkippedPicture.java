package rowhouse.vault.picture;

import java.net.URI;

/** A picture the article shows and that is not fetched. */
public record SkippedPicture(URI address, Reason reason) {
  /** Why it is not fetched. */
  public enum Reason {
    /** It is there to count readers. */
    COUNTER,
    /** It is a mark of a few pixels: an icon, a smiley. */
    ICON,
    /** The article has more pictures than are kept. */
    TOO_MANY
  }
}
