package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every way out does alike. */
abstract class TransportContract {
  abstract MailTransport transport();

  /** The letters that have come through, as they came. */
  abstract List<String> arrived() throws Exception;

  /** Makes the provider unreachable and gives a transport that meets it so. */
  abstract MailTransport unreachable() throws Exception;

  static Envelope envelope(long id, String to) {
    MailAddress address = MailAddress.parse(to);
    LetterMime.Head head =
        new LetterMime.Head(
            Mailbox.parse("Rowhouse <post@house.example>"),
            null,
            "rig",
            "token" + id,
            Instant.parse("2026-11-22T08:00:00Z"));
    byte[] mime =
        LetterMime.write(
            Letter.to(address)
                .subject("Letter " + id + " 한국어")
                .text("First.\n.\n..dots\n中文 " + "long ".repeat(400) + "\n")
                .html("<p>Page " + id + "</p>"),
            head);
    return new Envelope("rig", id, "token" + id, head.from().address(), address, mime);
  }

  private static String text(Envelope envelope) {
    return new String(envelope.mime(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_letter_arrives_as_it_was_written() throws Exception {
    Envelope envelope = envelope(1, "Ann+Week@example.com");
    try (MailTransport transport = transport()) {
      assertThat(transport.hand(envelope)).isInstanceOf(Handover.Accepted.class);
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> arrived().size() == 1);
    assertThat(arrived().getFirst().strip()).endsWith(text(envelope).strip());
  }

  @Test
  void many_letters_at_once_arrive_once_each() throws Exception {
    try (MailTransport transport = transport()) {
      List<Handover> handovers =
          IntStream.range(0, 24)
              .parallel()
              .mapToObj(i -> transport.hand(envelope(i, "u" + i + "@example.com")))
              .toList();
      assertThat(handovers).hasOnlyElementsOfType(Handover.Accepted.class);
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> arrived().size() == 24);
    List<String> arrived = arrived();
    for (int i = 0; i < 24; i++) {
      String name = "X-Rowhouse-Letter: token" + i + "\r\n";
      assertThat(arrived.stream().filter(letter -> letter.contains(name))).hasSize(1);
    }
  }

  @Test
  void a_provider_that_cannot_be_reached_certainly_does_not_have_the_letter() throws Exception {
    try (MailTransport transport = unreachable()) {
      Handover handover = transport.hand(envelope(1, "ann@example.com"));
      assertThat(handover).isInstanceOf(Handover.Later.class);
      assertThat(((Handover.Later) handover).providerAtFault()).isTrue();
      assertThat(((Handover.Later) handover).after()).isPositive();
    }
  }
}
