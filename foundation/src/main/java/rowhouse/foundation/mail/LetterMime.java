package rowhouse.foundation.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Writes a letter as the bytes that go over the wire. */
final class LetterMime {
  /** Names the letter in the reports of providers that replace the Message-ID. */
  static final String TOKEN_HEADER = "X-Rowhouse-Letter";

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final Session SESSION = Session.getInstance(new Properties());

  private LetterMime() {}

  /** Who writes, and what this copy is called. */
  record Head(Mailbox from, @Nullable MailAddress replyTo, String app, String token, Instant at) {
    String messageId() {
      return "<" + token + "@" + from.address().domain() + ">";
    }
  }

  /** A message that keeps the id that it was given. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  static byte[] write(Letter letter, Head head) {
    if (letter.text().isBlank()) {
      throw new IllegalArgumentException("A letter needs a text, also beside HTML.");
    }
    try {
      MimeMessage message = new Named(head.messageId());
      addresses(message, letter, head);
      message.setSubject(letter.subject(), UTF_8);
      message.setSentDate(Date.from(head.at()));
      headers(message, letter, head);
      body(message, letter);
      message.saveChanges();
      ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
      message.writeTo(out);
      return out.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException("A letter of kind " + letter.kind() + " has no MIME form", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addresses(MimeMessage message, Letter letter, Head head)
      throws MessagingException, IOException {
    String name = Objects.requireNonNullElse(letter.fromName(), head.from().name());
    message.setFrom(address(head.from().address(), name));
    message.setRecipient(MimeMessage.RecipientType.TO, address(letter.to(), ""));
    MailAddress replyTo = letter.replyTo() == null ? head.replyTo() : letter.replyTo();
    if (replyTo != null) {
      message.setReplyTo(new InternetAddress[] {address(replyTo, "")});
    }
  }

  private static InternetAddress address(MailAddress address, String name) throws IOException {
    InternetAddress written = new InternetAddress();
    written.setAddress(address.text());
    if (!name.isEmpty()) {
      written.setPersonal(name, UTF_8);
    }
    return written;
  }

  private static void headers(MimeMessage message, Letter letter, Head head)
      throws MessagingException {
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    message.setHeader(TOKEN_HEADER, head.token());
    String list = letter.list().isEmpty() ? "single" : letter.list();
    message.setHeader(
        "Feedback-ID", letter.kind() + ":" + list + ":" + head.app() + ":" + "rowhouse");
    if (letter.language() != null) {
      message.setContentLanguage(new String[] {letter.language()});
    }
    if (!letter.list().isEmpty()) {
      message.setHeader(
          "List-Id", "<" + letter.list() + "." + head.from().address().domain() + ">");
    }
    if (letter.unsubscribe() != null) {
      String ways = "<" + letter.unsubscribe().toASCIIString() + ">";
      if (letter.unsubscribeMail() != null) {
        ways += ",\r\n <mailto:" + letter.unsubscribeMail().text() + "?subject=unsubscribe>";
      }
      message.setHeader("List-Unsubscribe", ways);
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  private static void body(MimeMessage message, Letter letter) throws MessagingException {
    String html = letter.html();
    if (html == null) {
      message.setText(letter.text(), UTF_8);
      return;
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    MimeBodyPart page = new MimeBodyPart();
    page.setText(html, UTF_8, "html");
    // The part that a reader should prefer stands last.
    message.setContent(new MimeMultipart("alternative", text, page));
  }
}
