package rowhouse.weekly.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A letter that is ready to be sent.
 *
 * @param preheader what a mailbox shows beside the subject
 * @param html for programs that show HTML; needs nothing from outside
 * @param text the same for all others
 */
public record Written(String subject, String preheader, String html, String text) {
  /** Gmail cuts a letter off whose HTML is longer than this many bytes. */
  public static final int CLIPPED_AT = 102 * 1024;

  /** How long the HTML is. */
  public int bytes() {
    return html.getBytes(UTF_8).length;
  }
}
