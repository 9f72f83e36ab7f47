package rowhouse.server.weekly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rowhouse.server.Browser;
import rowhouse.server.weekly.WeeklyHouse.Mailed;

/** The whole way over a real SMTP server: what it received is read as raw bytes. */
final class SmtpTest {
  private static final String BERLIN = "Europe/Berlin";

  private static List<Mailed> received(GreenMail server, int count) {
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server.getReceivedMessages().length >= count);
    return Arrays.stream(server.getReceivedMessages()).map(SmtpTest::read).toList();
  }

  private static Mailed read(MimeMessage message) {
    return WeeklyHouse.read(GreenMailUtil.getWholeMessage(message).getBytes(UTF_8));
  }

  @Test
  void
      from_a_wish_over_its_confirmation_to_a_letter_in_the_local_week_and_out_of_the_list_by_one_click() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try (WeeklyHouse weekly =
        WeeklyHouse.open(plan ->
            plan.setting("rowhouse.mail.transport", "smtp")
                .setting("rowhouse.mail.smtp.host", "127.0.0.1")
                .setting("rowhouse.mail.smtp.port", String.valueOf(server.getSmtp().getPort()))
                .setting("rowhouse.mail.smtp.tls", "none")
                .setting("rowhouse.weekly.unsubscribe-mail", "leave@letters.example.com")
                .setting("rowhouse.weekly.sender", "Rowhouse, 6 Quiet Street, 10115 Berlin"))) {
      List<String> languages = List.of("en", "zh", "ko");
      for (String language : languages) {
        Browser guest = weekly.guest(BERLIN);
        weekly.history(guest, BERLIN, "2026-11-02", "2026-11-22", 900);
        Map<String, Object> wish =
            Map.of("email", language + "@example.com", "time_zone", BERLIN, "language", language);
        assertThat(guest.post("api/v1/subscriptions", wish).status()).isEqualTo(202);
      }
      List<Mailed> confirmations = received(server, 3);
      for (Mailed confirm : confirmations) {
        assertThat(confirm.header("List-Unsubscribe")).isEmpty();
        assertThat(confirm.header("Auto-Submitted")).isEqualTo("auto-generated");
        String token = confirm.find("confirm\\?token=([A-Za-z0-9_-]+)");
        assertThat(weekly.post("confirm?token=" + token).status()).isEqualTo(200);
      }
      weekly.clock().set(Instant.parse("2026-11-23T07:05:00Z"));
      weekly.plan();
      List<Mailed> letters =
          received(server, 6).stream()
              .filter(letter -> !letter.header("List-Id").isEmpty())
              .sorted(Comparator.comparing(Mailed::to))
              .toList();
      assertThat(letters).hasSize(3);
      for (Mailed letter : letters) {
        String language = letter.to().substring(0, 2);
        assertThat(letter.header("Content-Language")).isEqualTo(language);
        assertThat(letter.header("List-Unsubscribe"))
            .contains("<" + WeeklyHouse.BASE + "/u/", "<mailto:leave@letters.example.com");
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letter.header("List-Id")).isNotEmpty();
        assertThat(letter.html().getBytes(UTF_8).length).isLessThan(102 * 1024);
        assertThat(letter.size()).isLessThan(102 * 1024);
        assertThat(letter.text()).isNotBlank().contains("10115 Berlin", "/weekly/u/");
        assertThat(letter.html()).contains("lang=\"" + language + "\"", "10115 Berlin");
      }
      Mailed english = letters.getFirst();
      String path = english.find("/weekly/(u/[a-z0-9]+\\.[A-Za-z0-9_-]+)");
      Browser mailbox = weekly.stranger();
      HttpRequest click =
          mailbox
              .request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
              .build();
      assertThat(mailbox.send(click).status()).isEqualTo(200);
      weekly.history(1, BERLIN, "2026-11-23", "2026-11-29", 300);
      weekly.clock().set(Instant.parse("2026-11-30T07:05:00Z"));
      weekly.plan();
      List<Mailed> all = received(server, 8);
      assertThat(all).hasSize(8);
      assertThat(all).filteredOn(letter -> letter.to().equals("en@example.com")).hasSize(2);
      assertThat(weekly.number("SELECT count(*) FROM suppression WHERE reason = 'unsubscribed'"))
          .isEqualTo(1);
    } finally {
      server.stop();
    }
  }
}
