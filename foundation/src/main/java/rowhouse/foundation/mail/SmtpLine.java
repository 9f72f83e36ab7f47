package rowhouse.foundation.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection to a mail server, which knows when a letter has been handed over in full. */
final class SmtpLine extends SMTPTransport {
  private final long openedAt = System.nanoTime();
  private boolean handing;
  private int letters;

  SmtpLine(Session session, boolean implicitTls) {
    super(
        session,
        new URLName(implicitTls ? "smtps" : "smtp", null, -1, null, null, null),
        implicitTls ? "smtps" : "smtp",
        implicitTls);
  }

  /** Until the last line is sent no server can have accepted the letter; from then on it may. */
  @Override
  protected void finishData() throws IOException, MessagingException {
    handing = true;
    super.finishData();
    handing = false;
  }

  void begin() {
    handing = false;
    letters++;
  }

  /** Whether the letter has been sent whole and no reply has come. */
  boolean handing() {
    return handing;
  }

  int letters() {
    return letters;
  }

  long age() {
    return System.nanoTime() - openedAt;
  }
}
