package rowhouse.server.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

/** What comes in at the addresses for providers and mail servers. */
final class MailHooksTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:mail-events";
  private static final String TOKEN = "a-hook-token-for-tests";
  private WeeklyHouse house;

  @BeforeEach
  void open() {
    house =
        WeeklyHouse.open(plan ->
            plan.setting("rowhouse.mail.ses.topics", TOPIC)
                .setting("rowhouse.mail.dsn.token", TOKEN));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Answer post(String path, String type, String authorization, String body) {
    Browser stranger = house.stranger();
    HttpRequest.Builder request =
        stranger
            .request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return stranger.send(
        authorization.isEmpty()
            ? request.build()
            : request.header("Authorization", authorization).build());
  }

  private String sns(String body) {
    Answer answer = post("hooks/ses", "text/plain; charset=UTF-8", "", body);
    return answer.status() + " " + answer.json().path("code").asString("");
  }

  @Test
  void w_d20_a_notice_that_nobody_signed_is_refused() {
    String notice =
        """
        {"Type":"Notification","MessageId":"m","TopicArn":"%s","Message":"{}",
         "Timestamp":"2026-11-21T11:59:00.000Z","SignatureVersion":"1","Signature":"AAAA",
         "SigningCertURL":"%s"}
        """;
    assertThat(sns(notice.formatted(TOPIC, "https://evil.example/x.pem")))
        .isEqualTo("403 sns_certificate_foreign");
    assertThat(sns(notice.formatted(TOPIC + "-other", "https://evil.example/x.pem")))
        .isEqualTo("403 sns_topic_foreign");
    assertThat(sns("no json")).isEqualTo("400 body_unreadable");
    assertThat(sns("x".repeat(300_000))).isEqualTo("413 body_too_large");
  }

  private static String report(String token) {
    return """
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; ann@example.com
    Action: failed
    Status: 5.1.1

    --b
    Content-Type: text/rfc822-headers

    X-Rowhouse-Letter: %s

    --b--
    """
        .formatted(token)
        .replace("\n", "\r\n");
  }

  @Test
  void w_d20_a_report_with_the_token_ends_the_letters_to_a_dead_mailbox() {
    String preferences = house.subscribe(house.guest("UTC"), "ann@example.com", Map.of());
    String letter = house.letters().getFirst().header("X-Rowhouse-Letter");
    assertThat(post("hooks/dsn", "message/rfc822", "", report(letter)).status()).isEqualTo(403);
    assertThat(post("hooks/dsn", "message/rfc822", "Bearer wrong", report(letter)).status())
        .isEqualTo(403);
    assertThat(house.number("SELECT COUNT(*) FROM suppression")).isZero();
    String right = "Bearer " + TOKEN;
    Answer other = post("hooks/dsn", "message/rfc822", right, report("guessed"));
    assertThat(other.json().path("result").asString()).isEqualTo("ignored");
    Answer taken = post("hooks/dsn", "message/rfc822", right, report(letter));
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.json().path("news").asInt()).isEqualTo(1);
    assertThat(
            post("hooks/dsn", "message/rfc822", right, report(letter)).json().path("news").asInt())
        .isZero();
    assertThat(house.number("SELECT COUNT(*) FROM suppression WHERE reason = 'hard_bounce'"))
        .isEqualTo(1);
    assertThat(
            house
                .stranger()
                .get("api/v1/subscriptions/" + preferences)
                .json()
                .path("state")
                .asString())
        .isEqualTo("suppressed");
  }

  @Test
  void a_hook_without_a_token_in_the_settings_takes_nothing() {
    house.close();
    house = WeeklyHouse.open();
    assertThat(post("hooks/dsn", "message/rfc822", "Bearer ", report("x")).status()).isEqualTo(403);
  }
}
