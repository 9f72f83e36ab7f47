package rowhouse.vault.content;

import java.util.Locale;

/** How far the keeping of a page has come; the words are the original's. */
public enum ContentStatus {
  /** Shared, its job waits. */
  UNPROCESSED,
  /** Its job runs. */
  PROCESSING,
  /** Kept. */
  PARSE_SUCCESS,
  /** Could not be kept; the row says why. */
  PARSE_FAILED;

  /** The word in the database and in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that word. */
  public static ContentStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
