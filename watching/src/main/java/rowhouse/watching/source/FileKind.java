package rowhouse.watching.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes and never by what its sender says. */
enum FileKind {
  ZIP,
  JSON,
  TEXT;

  /** How many bytes of the file {@link #of} wants to see. */
  static final int LOOK = 4_096;

  static FileKind of(byte[] head, String name) {
    if (head.length == 0) {
      throw unsupported("The file is empty. Download it from TikTok again and upload it then.");
    }
    if (starts(head, "PK\u0003\u0004") || starts(head, "PK\u0005\u0006")) {
      return ZIP;
    }
    if (starts(head, "%PDF")) {
      throw unsupported("This is a PDF. Upload the ZIP or JSON file that TikTok gave you.");
    }
    if (starts(head, "Rar!") || starts(head, "7z\u00bc\u00af") || starts(head, "\u001f\u008b")) {
      throw unsupported("This kind of archive is not read here. Upload the ZIP as TikTok gave it.");
    }
    String text = text(head).strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.startsWith("<")) {
      throw unsupported(
          "This is a web page, perhaps TikTok's sign-in page saved by mistake. Download the export"
              + " again while signed in.");
    }
    boolean namedJson = name.toLowerCase(Locale.ROOT).endsWith(".json");
    if (text.startsWith("{") || text.startsWith("[") || (namedJson && !text.isEmpty())) {
      return JSON;
    }
    if (lower.startsWith("date:") || name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
      return TEXT;
    }
    throw unsupported(
        "This is not a ZIP, JSON or text file of TikTok. Upload the file as TikTok gave it.");
  }

  /** Whether the bytes are surely not UTF-8, because they hold the zero bytes or mark of UTF-16. */
  static boolean isWide(byte[] head) {
    if (head.length >= 2) {
      int mark = (head[0] & 0xff) << 8 | (head[1] & 0xff);
      if (mark == 0xfeff || mark == 0xfffe) {
        return true;
      }
    }
    return head.length >= 4 && (head[0] == 0 || head[1] == 0);
  }

  /** Whether wide text has its low byte first. */
  static boolean isLittleEndian(byte[] head) {
    return head[1] == 0 || (head[0] & 0xff) == 0xff;
  }

  private static String text(byte[] head) {
    String text =
        isWide(head)
            ? new String(
                head, isLittleEndian(head) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
            : new String(head, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean starts(byte[] head, String magic) {
    if (head.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((head[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static RefusedException unsupported(String sentence) {
    return new RefusedException(RefusalCode.UNSUPPORTED_FILE, sentence);
  }
}
