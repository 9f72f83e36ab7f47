package rowhouse.vault.keep;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The charset that a Content-Type header names. */
final class Charsets {
  private Charsets() {}

  /** Null when it names none that this machine knows. */
  static @Nullable Charset of(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    for (String part : contentType.split(";", -1)) {
      String trimmed = part.strip();
      if (trimmed.regionMatches(true, 0, "charset=", 0, 8)) {
        String name = trimmed.substring(8).replace("\"", "").replace("'", "").strip();
        try {
          return Charset.forName(name);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }
}
