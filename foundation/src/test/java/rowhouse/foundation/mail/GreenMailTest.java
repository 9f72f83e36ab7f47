package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters through a real mail server. */
final class GreenMailTest extends TransportContract {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.setUser("sender", "sender", "right");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static MailTransport to(int port, String user, String password) {
    return new SmtpTransport(
        new MailConfig.SmtpSpec("127.0.0.1", port, user, password, "none", ""),
        MailAddress.parse("post@house.example"),
        Duration.ofSeconds(10));
  }

  @Override
  MailTransport transport() {
    return to(server.getSmtp().getPort(), "sender", "right");
  }

  @Override
  List<String> arrived() throws Exception {
    List<String> letters = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.writeTo(out);
      letters.add(out.toString(StandardCharsets.ISO_8859_1));
    }
    return letters;
  }

  @Override
  MailTransport unreachable() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return to(closed.getLocalPort(), "", "");
    }
  }

  @Test
  void a_wrong_password_is_the_settings_fault_and_no_letters() {
    try (MailTransport transport = to(server.getSmtp().getPort(), "sender", "wrong-secret")) {
      Handover.Later later = (Handover.Later) transport.hand(envelope(1, "ann@example.com"));
      assertThat(later.code()).isEqualTo("smtp_sign_in_refused");
      assertThat(later.providerAtFault()).isTrue();
      assertThat(later.reason()).doesNotContain("wrong-secret");
    }
  }

  @Test
  void the_envelope_names_the_sender_that_bounces_go_to() throws Exception {
    try (MailTransport transport = transport()) {
      transport.hand(envelope(1, "ann@example.com"));
    }
    assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    assertThat(server.getReceivedMessages()[0].getHeader("Return-Path"))
        .containsExactly("<post@house.example>");
  }
}
