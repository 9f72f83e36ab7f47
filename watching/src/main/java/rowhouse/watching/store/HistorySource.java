package rowhouse.watching.store;

import java.util.Locale;

/** Where events came from. */
public enum HistorySource {
  EXPORT,
  ARCHIVE,
  PORTABILITY,
  EXAMPLE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
