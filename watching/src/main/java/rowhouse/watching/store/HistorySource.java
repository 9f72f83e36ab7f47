package rowhouse.watching.store;

import java.util.Locale;

/** Where events came from. */
public enum HistorySource {
  EXPORT,
  ARCHIVE,
  PORTABILITY,
  EXAMPLE;

  /** The word that stands in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static HistorySource of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
