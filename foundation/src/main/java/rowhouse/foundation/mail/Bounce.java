package rowhouse.foundation.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server's refusal says of the address. */
enum Bounce {
  /** The mailbox does not exist: no letter can ever reach it. */
  HARD,
  /** The mailbox is full or its server away. */
  SOFT,
  /** This letter is not wanted, which says nothing of the mailbox. */
  REFUSED;

  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
  private static final int MAILBOX_UNAVAILABLE = 550;
  private static final int NOT_LOCAL = 551;
  private static final int NAME_NOT_ALLOWED = 553;

  /** Judges a reply to an SMTP command, by its enhanced code (RFC 3463) where it has one. */
  static Bounce ofReply(int code, String text) {
    Matcher status = STATUS.matcher(text);
    if (status.find()) {
      return ofStatus(status.group());
    }
    return switch (code) {
      case MAILBOX_UNAVAILABLE, NOT_LOCAL, NAME_NOT_ALLOWED -> HARD;
      default -> code >= 500 ? REFUSED : SOFT;
    };
  }

  /** Judges an enhanced code, as {@code 5.1.1}. */
  static Bounce ofStatus(String text) {
    Matcher status = STATUS.matcher(text);
    if (!status.find()) {
      return REFUSED;
    }
    if (!status.group(1).equals("5")) {
      return SOFT;
    }
    int subject = Integer.parseInt(status.group(2));
    int detail = Integer.parseInt(status.group(3));
    return switch (subject) {
      // 5.1.7 and 5.1.8 speak of the sender.
      case 1 -> detail == 7 || detail == 8 ? REFUSED : HARD;
      case 2 -> detail == 2 ? SOFT : detail == 3 ? REFUSED : HARD;
      case 3, 5, 6, 7 -> REFUSED;
      case 4 -> detail == 4 ? HARD : SOFT;
      default -> REFUSED;
    };
  }
}
