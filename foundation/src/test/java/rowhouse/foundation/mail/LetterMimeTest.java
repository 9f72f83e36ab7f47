package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class LetterMimeTest {
  private static final LetterMime.Head HEAD =
      new LetterMime.Head(
          Mailbox.parse("Röwhouse <post@house.example>"),
          MailAddress.parse("desk@house.example"),
          "weekly",
          "abcdefgh",
          Instant.parse("2026-11-22T08:00:00Z"));

  private static MimeMessage read(byte[] bytes) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static String header(MimeMessage message, String name) throws Exception {
    String[] values = message.getHeader(name);
    assertThat(values).as(name).hasSize(1);
    return MimeUtility.unfold(values[0]);
  }

  @Test
  void a_letter_carries_the_headers_that_providers_ask_for() throws Exception {
    Letter letter =
        Letter.to(MailAddress.parse("Ann+Week@Example.com"))
            .subject("你的一周 · 한 주 · your week")
            .text("Plain.\n")
            .html("<p>Page.</p>")
            .kind("issue")
            .list("weekly")
            .language("zh")
            .unsubscribe(
                URI.create("https://house.example/weekly/u/" + "t".repeat(120)),
                MailAddress.parse("leave@house.example"));
    byte[] bytes = LetterMime.write(letter, HEAD);
    MimeMessage message = read(bytes);
    assertThat(message.getSubject()).isEqualTo("你的一周 · 한 주 · your week");
    assertThat(header(message, "To")).isEqualTo("Ann+Week@example.com");
    assertThat(MimeUtility.decodeText(header(message, "From")))
        .isEqualTo("Röwhouse <post@house.example>");
    assertThat(header(message, "Reply-To")).isEqualTo("desk@house.example");
    assertThat(header(message, "Message-ID")).isEqualTo("<abcdefgh@house.example>");
    assertThat(header(message, "Date")).startsWith("Sun, 22 Nov 2026");
    assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(message, "Feedback-ID")).isEqualTo("issue:weekly:weekly:rowhouse");
    assertThat(header(message, "List-Id")).isEqualTo("<weekly.house.example>");
    assertThat(header(message, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(header(message, "List-Unsubscribe"))
        .startsWith("<https://house.example/weekly/u/ttt")
        .endsWith("<mailto:leave@house.example?subject=unsubscribe>");
    assertThat(header(message, "Content-Language")).isEqualTo("zh");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    BodyPart text = parts.getBodyPart(0);
    assertThat(text.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(text.getContent()).isEqualTo("Plain.\n");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Page.</p>");
  }

  @Test
  void a_letter_to_one_person_names_no_list() throws Exception {
    MimeMessage message =
        read(LetterMime.write(MailRig.letter("ann@example.com").kind("confirm"), HEAD));
    assertThat(message.getHeader("List-Id")).isNull();
    assertThat(message.getHeader("List-Unsubscribe")).isNull();
    assertThat(header(message, "Feedback-ID")).isEqualTo("confirm:single:weekly:rowhouse");
    assertThat(message.getContent()).isEqualTo("A text.\n");
  }

  @Test
  void no_line_is_longer_than_servers_take_whatever_the_text() throws Exception {
    String line = "word ".repeat(5_000) + "길고긴한국어".repeat(1_000) + "\n.\nFrom here\n";
    Letter letter =
        MailRig.letter("ann@example.com").text(line).html("<p>" + "x".repeat(50_000) + "</p>");
    String wire = new String(LetterMime.write(letter, HEAD), StandardCharsets.ISO_8859_1);
    assertThat(wire.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(998);
    assertThat(wire.chars()).allMatch(c -> c < 128);
    MimeMultipart parts =
        (MimeMultipart) read(wire.getBytes(StandardCharsets.ISO_8859_1)).getContent();
    assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n")).isEqualTo(line);
  }

  @Test
  void w_d16_no_text_of_a_letter_becomes_a_header() {
    Letter letter = MailRig.letter("ann@example.com");
    for (String injected :
        new String[] {"Hi\r\nBcc: all@x.example", "Hi\nX: y", "Hi\r", "a\u2028b"}) {
      assertThatThrownBy(() -> letter.subject(injected))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> letter.fromName(injected))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> letter.kind(injected)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> letter.list(injected)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_letter_without_a_text_is_refused() {
    assertThatThrownBy(() ->
            LetterMime.write(
                Letter.to(MailAddress.parse("ann@example.com")).subject("Hi").html("<p>Hi</p>"),
                HEAD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text");
  }
}
