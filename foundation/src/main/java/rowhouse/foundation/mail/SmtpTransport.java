package rowhouse.foundation.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Hands letters to a mail server. A connection is kept for the next letters, up to a hundred of
 * them or a minute. Each wait has a limit: ten seconds to connect, a minute for an answer.
 */
final class SmtpTransport implements MailTransport {
  private static final String CONNECT_MILLIS = "10000";
  private static final Duration DEFERRED = Duration.ofMinutes(2);
  private static final Duration MISCONFIGURED = Duration.ofMinutes(15);
  private static final long OLDEST_LINE = Duration.ofMinutes(1).toNanos();
  private static final int MOST_LETTERS = 100;
  private static final int CLOSING = 421;

  private final MailConfig.SmtpSpec spec;
  private final Session session;
  private final ConcurrentLinkedDeque<SmtpLine> idle = new ConcurrentLinkedDeque<>();

  SmtpTransport(MailConfig.SmtpSpec spec, MailAddress from, Duration answer) {
    this.spec = spec;
    this.session = Session.getInstance(properties(spec, from, answer));
  }

  private static Properties properties(
      MailConfig.SmtpSpec spec, MailAddress from, Duration answer) {
    Properties all = new Properties();
    String prefix = spec.tls().equals("implicit") ? "mail.smtps." : "mail.smtp.";
    String millis = String.valueOf(answer.toMillis());
    all.put(prefix + "connectiontimeout", CONNECT_MILLIS);
    all.put(prefix + "timeout", millis);
    all.put(prefix + "writetimeout", millis);
    all.put(prefix + "from", from.text());
    all.put(prefix + "localhost", from.domain());
    all.put(prefix + "auth", String.valueOf(!spec.user().isEmpty()));
    all.put(prefix + "quitwait", "false");
    all.put(prefix + "starttls.enable", String.valueOf(spec.tls().equals("starttls")));
    all.put(prefix + "starttls.required", String.valueOf(spec.tls().equals("starttls")));
    all.put(prefix + "ssl.checkserveridentity", "true");
    if (!spec.certificate().isEmpty()) {
      all.put(prefix + "ssl.socketFactory", TrustedServer.sockets(spec.certificate()));
    }
    return all;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public Handover hand(Envelope envelope) {
    SmtpLine line = idleLine();
    if (line != null) {
      Handover handover = hand(envelope, line);
      if (handover != null) {
        return handover;
      }
      // The server had hung up before it got the letter, as servers do with idle connections.
    }
    SmtpLine fresh = new SmtpLine(session, spec.tls().equals("implicit"));
    try {
      fresh.connect(
          spec.host(),
          spec.port(),
          spec.user().isEmpty() ? null : spec.user(),
          spec.user().isEmpty() ? null : spec.password());
    } catch (MessagingException e) {
      close(fresh);
      return unconnected(e);
    }
    Handover handover = hand(envelope, fresh);
    return handover != null
        ? handover
        : new Handover.Later("smtp_hung_up", "The mail server hung up.", DEFERRED, true);
  }

  /** The letter's fate; null when the server hung up before it could have accepted it. */
  private @Nullable Handover hand(Envelope envelope, SmtpLine line) {
    line.begin();
    try {
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(envelope.mime()));
      line.sendMessage(message, new InternetAddress[] {new InternetAddress(envelope.to().text())});
      String reply = Objects.requireNonNullElse(line.getLastServerResponse(), "");
      keep(line);
      return new Handover.Accepted(OutboxStore.shortened(reply.strip()));
    } catch (MessagingException e) {
      Reply reply = Reply.of(e);
      if (reply == null) {
        close(line);
        String reason = MailAddress.maskedIn(String.valueOf(e.getMessage()).strip());
        return line.handing() ? new Handover.Unsure("smtp_no_answer", reason) : null;
      }
      if (reply.code() == CLOSING) {
        close(line);
      } else {
        keep(line);
      }
      return judged(reply, MailAddress.maskedIn(reply.text()));
    }
  }

  /** What the server answered, and to which part of the talk. */
  private record Reply(int code, String text, Part part) {
    private enum Part {
      SENDER,
      RECIPIENT,
      LETTER
    }

    static @Nullable Reply of(MessagingException failure) {
      Reply found = null;
      Exception next = failure;
      while (next instanceof MessagingException e) {
        Reply reply =
            switch (e) {
              case SMTPAddressFailedException a -> reply(a.getReturnCode(), a, Part.RECIPIENT);
              case SMTPSenderFailedException s -> reply(s.getReturnCode(), s, Part.SENDER);
              case SMTPSendFailedException l -> reply(l.getReturnCode(), l, partOf(l.getCommand()));
              default -> null;
            };
        // The recipient's own reply says more than the summary around it.
        if (reply != null && (found == null || reply.part() == Part.RECIPIENT)) {
          found = reply;
        }
        next = e.getNextException();
      }
      return found;
    }

    private static @Nullable Reply reply(int code, MessagingException e, Part part) {
      return code < 400 ? null : new Reply(code, String.valueOf(e.getMessage()).strip(), part);
    }

    private static Part partOf(@Nullable String command) {
      String verb = String.valueOf(command).toUpperCase(Locale.ROOT);
      return verb.startsWith("MAIL") ? Part.SENDER : Part.LETTER;
    }
  }

  private static Handover judged(Reply reply, String text) {
    String code = "smtp_" + reply.code();
    if (reply.part() == Reply.Part.SENDER && reply.code() >= 500) {
      // The server does not take this sender: every letter would be refused.
      return new Handover.Later(code, text, MISCONFIGURED, true);
    }
    if (reply.code() < 500) {
      boolean atFault = reply.code() == CLOSING || reply.part() == Reply.Part.SENDER;
      return new Handover.Later(code, text, DEFERRED, atFault);
    }
    Bounce bounce = Bounce.ofReply(reply.code(), text);
    boolean namesMailbox = reply.part() == Reply.Part.RECIPIENT || text.contains("5.1.1");
    return new Handover.Refused(code, text, namesMailbox && bounce == Bounce.HARD);
  }

  private static Handover unconnected(MessagingException e) {
    return e instanceof AuthenticationFailedException
        ? new Handover.Later(
            "smtp_sign_in_refused",
            "The mail server refuses the user or the password.",
            MISCONFIGURED,
            true)
        : new Handover.Later(
            "smtp_unreachable", String.valueOf(e.getMessage()).strip(), DEFERRED, true);
  }

  private @Nullable SmtpLine idleLine() {
    for (SmtpLine line = idle.poll(); line != null; line = idle.poll()) {
      if (line.age() < OLDEST_LINE) {
        return line;
      }
      close(line);
    }
    return null;
  }

  private void keep(SmtpLine line) {
    if (line.letters() < MOST_LETTERS && line.age() < OLDEST_LINE) {
      idle.push(line);
    } else {
      close(line);
    }
  }

  private static void close(SmtpLine line) {
    try {
      line.close();
    } catch (MessagingException gone) {
      // A server that hung up first has closed the connection all the same.
      return;
    }
  }

  @Override
  public void close() {
    for (SmtpLine line = idle.poll(); line != null; line = idle.poll()) {
      close(line);
    }
  }
}
