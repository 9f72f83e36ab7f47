package rowhouse.server.wrapped;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A letter that was sent, as its reader has it. */
record Mailed(String to, String subject, String language, String text, String html) {
  private static final Pattern TOKEN = Pattern.compile("/address\\?token=([A-Za-z0-9_-]+)");

  /** The letters in {@code folder}, in the order in which they were added. */
  static List<Mailed> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted()
          .map(Mailed::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mailed read(Path file) {
    try (var in = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
      MimeMultipart parts = (MimeMultipart) message.getContent();
      return new Mailed(
          message.getAllRecipients()[0].toString(),
          message.getSubject(),
          message.getHeader("Content-Language", null),
          parts.getBodyPart(0).getContent().toString(),
          parts.getBodyPart(1).getContent().toString());
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it asks if the address is its reader's. */
  boolean asks() {
    return TOKEN.matcher(text).find();
  }

  /** What stands in the link behind which its reader says yes. */
  String token() {
    Matcher matcher = TOKEN.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no link in: " + text);
    }
    return matcher.group(1);
  }
}
