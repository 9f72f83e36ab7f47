package rowhouse.foundation.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address with the name that stands beside it, as {@code Rowhouse <post@example.com>}. */
public record Mailbox(String name, MailAddress address) {
  private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<>]*?)\"?\\s*<([^<>]+)>\\s*");

  /** Refuses a name that would not stay on its line. */
  public Mailbox {
    Letter.checkLine(name);
  }

  /**
   * Reads {@code address} or {@code name <address>}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Mailbox parse(String text) {
    Matcher named = NAMED.matcher(text);
    try {
      return named.matches()
          ? new Mailbox(named.group(1), MailAddress.parse(named.group(2)))
          : new Mailbox("", MailAddress.parse(text));
    } catch (MailAddress.Refused refused) {
      throw new IllegalArgumentException(
          "must look like post@example.com or Rowhouse <post@example.com>", refused);
    }
  }
}
