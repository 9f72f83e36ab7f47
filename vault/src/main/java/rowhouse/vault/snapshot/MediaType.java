package rowhouse.vault.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Tells pictures and fonts by their first bytes, because headers are often wrong or lie. */
final class MediaType {
  private MediaType() {}

  /** The media type of a picture a browser draws; empty for everything else. */
  static Optional<String> picture(byte[] bytes) {
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
      return Optional.of("image/gif");
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return Optional.of("image/webp");
    }
    if (starts(bytes, 4, "ftypavif") || starts(bytes, 4, "ftypavis")) {
      return Optional.of("image/avif");
    }
    if (starts(bytes, 0, "BM") && bytes.length > 26) {
      return Optional.of("image/bmp");
    }
    if (starts(bytes, 0, "\0\0\1\0")) {
      return Optional.of("image/x-icon");
    }
    return isSvg(bytes) ? Optional.of("image/svg+xml") : Optional.empty();
  }

  /** The media type of a font a browser loads; empty for everything else. */
  static Optional<String> font(byte[] bytes) {
    if (starts(bytes, 0, "wOF2")) {
      return Optional.of("font/woff2");
    }
    if (starts(bytes, 0, "wOFF")) {
      return Optional.of("font/woff");
    }
    if (starts(bytes, 0, "OTTO")) {
      return Optional.of("font/otf");
    }
    if (starts(bytes, 0, "\0\1\0\0") || starts(bytes, 0, "true")) {
      return Optional.of("font/ttf");
    }
    return Optional.empty();
  }

  /** An svg root within the first kilobyte, with only prologue before it. */
  private static boolean isSvg(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    int at = head.startsWith("\ufeff") ? 1 : 0;
    while (at < head.length()) {
      if (Character.isWhitespace(head.charAt(at))) {
        at++;
      } else if (head.startsWith("<!--", at)) {
        at = after(head, "-->", at + 4);
      } else if (head.startsWith("<?", at) || head.startsWith("<!doctype svg", at)) {
        at = after(head, ">", at);
      } else {
        return head.startsWith("<svg", at);
      }
    }
    return false;
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  private static boolean starts(byte[] bytes, int offset, String latin1) {
    if (bytes.length < offset + latin1.length()) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if ((bytes[offset + i] & 0xff) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
