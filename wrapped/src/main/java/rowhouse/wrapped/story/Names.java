package rowhouse.wrapped.story;

import java.util.Locale;
import rowhouse.watching.metric.RabbitHole;

/** Writes names that strangers chose: one line, no control characters, not too long. */
final class Names {
  private static final int MOST_CHARS = 40;

  private Names() {}

  static String shown(RabbitHole.Kind kind, String name) {
    return switch (kind) {
      case CREATOR -> shown("creators", name);
      case HASHTAG -> shown("hashtags", name);
      case SESSION -> "";
    };
  }

  /** With {@code @} before a creator and {@code #} before a hashtag. */
  static String shown(String figure, String name) {
    String sign =
        switch (figure.toLowerCase(Locale.ROOT)) {
          case "creators" -> "@";
          case "hashtags" -> "#";
          default -> "";
        };
    String clean = clean(name);
    return clean.startsWith(sign) ? clean : sign + clean;
  }

  /** Without control, direction and line characters; cut between characters, never within one. */
  static String clean(String name) {
    StringBuilder clean = new StringBuilder();
    int chars = 0;
    for (int at = 0; at < name.length() && chars < MOST_CHARS; chars++) {
      int code = name.codePointAt(at);
      at += Character.charCount(code);
      clean.appendCodePoint(isHidden(code) || Character.isWhitespace(code) ? ' ' : code);
    }
    String line = clean.toString().replaceAll(" +", " ").strip();
    boolean cut = name.codePointCount(0, name.length()) > MOST_CHARS;
    return cut ? line + "…" : line;
  }

  /** Whether nobody would see the character, or nobody knows what they would see. */
  static boolean isHidden(int code) {
    int type = Character.getType(code);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
