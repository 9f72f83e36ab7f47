package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Letters through Amazon's interface, on a fake that speaks it. */
final class SesTransportTest extends TransportContract {
  private SesFake ses;

  @BeforeEach
  void start() throws IOException {
    ses = new SesFake();
  }

  @AfterEach
  void stop() {
    ses.close();
  }

  private static MailTransport to(String url) {
    return new SesTransport(
        new MailConfig.SesSpec("eu-central-1", "AKIATEST", "secret-of-tests", url, "house"),
        Duration.ofMillis(700));
  }

  @Override
  MailTransport transport() {
    return to(ses.url());
  }

  @Override
  List<String> arrived() {
    return ses.letters;
  }

  @Override
  MailTransport unreachable() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return to("http://127.0.0.1:" + closed.getLocalPort());
    }
  }

  @Test
  void a_request_names_sender_recipient_set_and_letter_and_is_signed() {
    try (MailTransport transport = transport()) {
      assertThat(transport.hand(envelope(7, "ann@example.com")))
          .isEqualTo(new Handover.Accepted("ses-1"));
    }
    JsonNode request = ses.requests.getFirst();
    assertThat(request.path("FromEmailAddress").asString()).isEqualTo("post@house.example");
    assertThat(request.path("Destination").path("ToAddresses").path(0).asString())
        .isEqualTo("ann@example.com");
    assertThat(request.path("ConfigurationSetName").asString()).isEqualTo("house");
    assertThat(request.path("EmailTags").path(0).path("Name").asString()).isEqualTo("letter");
    assertThat(request.path("EmailTags").path(0).path("Value").asString()).isEqualTo("token7");
    assertThat(ses.signatures.getFirst())
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIATEST/")
        .contains("/eu-central-1/ses/")
        .doesNotContain("secret-of-tests");
  }

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException, Later provider",
    "400, SendingPausedException, Later provider",
    "400, MailFromDomainNotVerifiedException, Later provider",
    "400, AccountSuspendedException, Later provider",
    "403, AccessDeniedException, Later provider",
    "503, '', Later provider",
    "400, MessageRejected, Refused",
    "400, BadRequestException, Refused",
    "500, InternalServiceErrorException, Unsure",
    "502, '', Unsure",
  })
  void every_answer_says_what_it_means_for_the_letter(int status, String error, String meaning) {
    ses.status = status;
    ses.error = error;
    try (MailTransport transport = transport()) {
      String means =
          switch (transport.hand(envelope(1, "ann@example.com"))) {
            case Handover.Accepted _ -> "Accepted";
            case Handover.Later later -> later.providerAtFault() ? "Later provider" : "Later";
            case Handover.Refused refused -> refused.addressIsDead() ? "Refused dead" : "Refused";
            case Handover.Unsure _ -> "Unsure";
          };
      assertThat(means).isEqualTo(meaning);
    }
    assertThat(ses.requests).hasSize(1);
  }

  @Test
  void a8_09_a_lost_answer_makes_no_second_request() {
    ses.hangsUp = true;
    try (MailTransport transport = transport()) {
      assertThat(transport.hand(envelope(1, "ann@example.com")))
          .isInstanceOf(Handover.Unsure.class);
      // A kept connection that dies is where Java's own client would send a POST again.
      ses.hangsUp = false;
      transport.hand(envelope(2, "ann@example.com"));
      ses.hangsUp = true;
      assertThat(transport.hand(envelope(3, "ann@example.com")))
          .isInstanceOf(Handover.Unsure.class);
    }
    assertThat(ses.requests).hasSize(3);
  }

  @Test
  void a8_09_silence_is_waited_for_and_then_the_fate_is_unknown() {
    ses.silent = true;
    try (MailTransport transport = transport()) {
      assertThat(transport.hand(envelope(1, "ann@example.com")))
          .isInstanceOf(Handover.Unsure.class);
    }
    assertThat(ses.requests).hasSize(1);
  }
}
