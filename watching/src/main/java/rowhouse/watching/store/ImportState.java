package rowhouse.watching.store;

import java.util.Locale;

/** How far an import is. */
public enum ImportState {
  READING,
  DONE,
  REFUSED,
  UNKNOWN_LAYOUT;

  /** The word that stands in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImportState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
