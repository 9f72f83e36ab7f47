package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.foundation.test.SmtpFake;

/** Mail servers that refuse, hang up and say nothing. */
final class SmtpTransportTest {
  private SmtpFake server;
  private MailTransport transport;

  @BeforeEach
  void start() throws Exception {
    server = SmtpFake.start();
    transport = to(server, "none", "");
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  private static MailTransport to(SmtpFake server, String tls, String certificate) {
    return new SmtpTransport(
        new MailConfig.SmtpSpec("localhost", server.port(), "sender", "right", tls, certificate),
        MailAddress.parse("post@house.example"),
        Duration.ofMillis(700));
  }

  private Handover hand() {
    return transport.hand(TransportContract.envelope(1, "ann@example.com"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 550 5.1.1 no such user | Refused dead",
        "RCPT | 550 no such user here | Refused dead",
        "RCPT | 553 5.1.3 bad address | Refused dead",
        "RCPT | 550 5.7.1 policy | Refused",
        "RCPT | 552 5.2.2 mailbox full | Refused",
        "RCPT | 450 4.2.1 greylisted | Later",
        "RCPT | 421 4.3.2 closing | Later provider",
        "MAIL | 451 4.3.0 busy | Later provider",
        "MAIL | 550 5.7.1 sender not allowed | Later provider",
        "DATA | 451 4.3.0 later | Later",
        "DATA | 554 5.6.0 no | Refused",
        ". | 452 4.3.1 no room | Later",
        ". | 554 5.7.1 looks like spam | Refused",
        ". | 550 5.1.1 no such user | Refused dead",
        ". | 421 4.3.2 closing | Later provider",
      })
  void every_reply_says_what_it_means_for_the_letter(String verb, String reply, String meaning) {
    server.on(verb, reply);
    String means =
        switch (hand()) {
          case Handover.Accepted _ -> "Accepted";
          case Handover.Later later -> later.providerAtFault() ? "Later provider" : "Later";
          case Handover.Refused refused -> refused.addressIsDead() ? "Refused dead" : "Refused";
          case Handover.Unsure _ -> "Unsure";
        };
    assertThat(means).isEqualTo(meaning);
  }

  @Test
  void a8_09_a_letter_that_was_sent_whole_and_not_answered_is_of_unknown_fate() {
    server.on(".", SmtpFake.HANG_UP);
    assertThat(hand()).isInstanceOf(Handover.Unsure.class);
    assertThat(server.letters).hasSize(1);
    server.on(".", SmtpFake.SILENCE);
    assertThat(hand()).isInstanceOf(Handover.Unsure.class);
    assertThat(server.letters).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"EHLO", "MAIL", "RCPT", "DATA"})
  void a_server_that_goes_away_before_it_has_the_letter_does_not_have_it(String verb) {
    server.on(verb, SmtpFake.HANG_UP);
    assertThat(hand()).isInstanceOf(Handover.Later.class);
    server.on(verb, SmtpFake.SILENCE);
    assertThat(hand()).isInstanceOf(Handover.Later.class);
    assertThat(server.letters).isEmpty();
  }

  @Test
  void a_connection_serves_many_letters_and_is_made_anew_when_the_server_has_closed_it() {
    for (int i = 0; i < 5; i++) {
      assertThat(hand()).isInstanceOf(Handover.Accepted.class);
    }
    assertThat(server.connections).hasValue(1);
    server.hangUp();
    assertThat(hand()).isInstanceOf(Handover.Accepted.class);
    assertThat(server.connections).hasValue(2);
    assertThat(server.letters).hasSize(6);
  }

  @Test
  void a_refusal_does_not_repeat_the_address() {
    server.on("RCPT", "550 5.1.1 <ann@example.com>: no such user");
    assertThat(((Handover.Refused) hand()).reason())
        .contains("a•••@example.com")
        .doesNotContain("ann@");
  }

  @Test
  void a_way_that_should_be_sealed_is_not_gone_in_the_open() throws Exception {
    try (MailTransport sealed = to(server, "starttls", "")) {
      assertThat(sealed.hand(TransportContract.envelope(1, "ann@example.com")))
          .isInstanceOf(Handover.Later.class);
    }
    assertThat(server.letters).isEmpty();
    assertThat(server.commands).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void a_sealed_way_asks_for_a_certificate_that_can_be_trusted(@TempDir Path folder)
      throws Exception {
    TestKeys keys = new TestKeys(folder, "server");
    try (SmtpFake secure = SmtpFake.start(keys.context());
        MailTransport trusting = to(secure, "starttls", keys.pem.toString());
        MailTransport other = to(secure, "starttls", "")) {
      assertThat(other.hand(TransportContract.envelope(1, "ann@example.com")))
          .isInstanceOf(Handover.Later.class);
      assertThat(secure.letters).isEmpty();
      assertThat(trusting.hand(TransportContract.envelope(1, "ann@example.com")))
          .isInstanceOf(Handover.Accepted.class);
      assertThat(secure.letters).hasSize(1);
      assertThat(secure.commands).contains("STARTTLS");
    }
  }
}
