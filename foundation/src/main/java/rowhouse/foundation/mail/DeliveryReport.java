package rowhouse.foundation.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports that mail servers send as mail: of delivery (RFC 3464) and of complaints (RFC
 * 5965). Anybody can write such a mail, so a report counts only when it brings back our unguessable
 * name of a letter, and it speaks of that letter's own recipient.
 */
final class DeliveryReport {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final int MOST_PARTS = 10;
  private static final int MOST_BYTES = 256 * 1024;

  private final List<InternetHeaders> fields = new ArrayList<>();
  private @Nullable String token;
  private boolean complaint;

  private DeliveryReport() {}

  /** What the mail reports; nothing when it is no report, or none of ours. */
  static List<Report> read(byte[] mail, Instant now) {
    try {
      MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
      if (!message.isMimeType("multipart/report")
          || !(message.getContent() instanceof MimeMultipart parts)) {
        return List.of();
      }
      DeliveryReport report = new DeliveryReport();
      for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
        report.part(parts.getBodyPart(i));
      }
      return report.reports(now);
    } catch (MessagingException | IOException | IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private void part(BodyPart part) throws MessagingException, IOException {
    if (part.isMimeType("message/delivery-status")) {
      fields(part);
    } else if (part.isMimeType("message/feedback-report")) {
      complaint = true;
      fields(part);
    } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
      try (InputStream in = part.getInputStream()) {
        InternetHeaders original =
            new InternetHeaders(new ByteArrayInputStream(in.readNBytes(MOST_BYTES)));
        String name = original.getHeader(LetterMime.TOKEN_HEADER, null);
        token = name == null ? token : name.strip();
      }
    }
  }

  /** Blocks of header lines with empty lines between them. */
  private void fields(BodyPart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      ByteArrayInputStream bytes = new ByteArrayInputStream(in.readNBytes(MOST_BYTES));
      while (bytes.available() > 0 && fields.size() < MOST_PARTS) {
        fields.add(new InternetHeaders(bytes));
      }
    }
  }

  private List<Report> reports(Instant now) {
    String letter = token;
    if (letter == null || fields.isEmpty()) {
      return List.of();
    }
    if (complaint) {
      String type = field(fields.getFirst(), "Feedback-Type").toLowerCase(Locale.ROOT);
      return type.equals("not-spam")
          ? List.of()
          : List.of(report(Report.Kind.COMPLAINT, letter, type, now));
    }
    for (InternetHeaders block : fields) {
      String action = field(block, "Action").toLowerCase(Locale.ROOT);
      String status = field(block, "Status");
      String detail = status + " " + field(block, "Diagnostic-Code");
      switch (action) {
        case "failed" -> {
          Report.Kind kind = Report.Kind.of(Bounce.ofStatus(status));
          return List.of(report(kind, letter, detail, now));
        }
        case "delivered" -> {
          return List.of(report(Report.Kind.DELIVERED, letter, detail, now));
        }
        case "delayed" -> {
          return List.of(report(Report.Kind.DELAYED, letter, detail, now));
        }
        default -> {}
      }
    }
    return List.of();
  }

  private static String field(InternetHeaders block, String name) {
    String value = block.getHeader(name, null);
    return value == null ? "" : value.strip().replaceAll("\\s+", " ");
  }

  private static Report report(Report.Kind kind, String token, String detail, Instant now) {
    // One letter has one recipient: the same end of it told twice is no news.
    String eventId = "dsn:" + kind.word() + ":" + token;
    return new Report(
        eventId, kind, token, null, null, MailAddress.maskedIn(detail.strip()), now, "dsn");
  }
}
