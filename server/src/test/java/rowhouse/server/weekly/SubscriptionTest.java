package rowhouse.server.weekly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.weekly.WeeklyHouse.Mailed;
import tools.jackson.databind.JsonNode;

/** What strangers, scanners and mailboxes may do to a subscription. */
final class SubscriptionTest {
  private static final String BERLIN = "Europe/Berlin";
  private static final String HOOK_TOKEN = "a-hook-token-for-tests";

  private WeeklyHouse weekly;

  @BeforeEach
  void open() {
    weekly = WeeklyHouse.open(plan -> plan.setting("rowhouse.mail.dsn.token", HOOK_TOKEN));
  }

  @AfterEach
  void close() {
    weekly.close();
  }

  private JsonNode show(String token) {
    return weekly.stranger().get("api/v1/subscriptions/" + token).json();
  }

  private String path(String link) {
    return link.substring(WeeklyHouse.BASE.length() + 1);
  }

  @Test
  void w_d16_hostile_addresses_are_refused_and_known_ones_are_not_told_from_unknown() {
    for (String address :
        List.of(
            "ann@example.com\r\nBcc: all@example.com",
            "ann@example.com\nX: y",
            "not an address",
            "@example.com",
            "ann@",
            "a".repeat(300) + "@example.com")) {
      weekly.clock().advance(Duration.ofHours(2));
      Answer answer = weekly.stranger().post("api/v1/subscriptions", Map.of("email", address));
      assertThat(answer.status()).as(address).isEqualTo(422);
      assertThat(answer.code()).isIn("email_invalid", "validation_error");
    }
    assertThat(weekly.letters()).isEmpty();
    weekly.clock().advance(Duration.ofHours(2));
    Map<String, Object> wish = Map.of("email", "Ann+list@BÜCHER.example", "language", "en");
    Answer unknown = weekly.stranger().post("api/v1/subscriptions", wish);
    Mailed letter = weekly.lettersAfter(0).getFirst();
    assertThat(letter.to()).isEqualTo("Ann+list@xn--bcher-kva.example");
    Answer known =
        weekly
            .stranger()
            .post(
                "api/v1/subscriptions",
                Map.of("email", "ann+LIST@bücher.example", "language", "en"));
    assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
    assertThat(known.body()).isEqualTo(unknown.body());
    assertThat(weekly.number("SELECT count(*) FROM subscription")).isEqualTo(1);
  }

  @Test
  void nobody_can_fill_a_mailbox_with_confirmations() {
    for (int i = 0; i < 6; i++) {
      Answer answer =
          weekly.stranger().post("api/v1/subscriptions", Map.of("email", "ann@example.com"));
      assertThat(answer.status()).isEqualTo(202);
    }
    weekly.quiet();
    assertThat(weekly.letters()).hasSize(3);
    Answer last = null;
    for (int i = 0; i < 6; i++) {
      last =
          weekly.stranger().post("api/v1/subscriptions", Map.of("email", "b" + i + "@example.com"));
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(Integer.parseInt(last.header("retry-after"))).isPositive();
  }

  @Test
  void a_confirmation_counts_by_post_alone_and_for_48_hours() {
    weekly.stranger().post("api/v1/subscriptions", Map.of("email", "ann@example.com"));
    Mailed letter = weekly.lettersAfter(0).getFirst();
    String token = letter.find("confirm\\?token=([A-Za-z0-9_-]+)");
    assertThat(letter.header("List-Unsubscribe")).isEmpty();
    assertThat(weekly.stranger().get("confirm?token=" + token).body())
        .contains("a•••@example.com", "<form");
    assertThat(weekly.number("SELECT count(*) FROM subscription WHERE state = 'pending'"))
        .isEqualTo(1);

    weekly.clock().advance(Duration.ofDays(2));
    assertThat(weekly.post("confirm?token=" + token).status()).isEqualTo(404);
    weekly.clock().advance(Duration.ofMinutes(-1));
    assertThat(weekly.post("confirm?token=" + token).status()).isEqualTo(200);
    assertThat(weekly.post("confirm?token=" + token).status()).isEqualTo(200);
    Browser program = weekly.stranger();
    Answer told =
        program.send(
            program
                .request("confirm?token=" + token)
                .header("Accept", "application/json")
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(told.json().path("status").asString()).isEqualTo("confirmed");
    assertThat(program.post("confirm?token=" + token, null).body()).contains("Confirmed");
    assertThat(
            weekly.number(
                "SELECT count(*) FROM consent_log WHERE event = 'confirmed'"
                    + " AND text_version <> '' AND length(ip_hash) = 64"))
        .isEqualTo(1);
    assertThat(weekly.post("confirm?token=" + token + "x").status()).isEqualTo(404);
  }

  @Test
  void w_d18_a_token_of_another_kind_or_signature_opens_nothing_and_says_nothing() {
    String token = weekly.subscribe(weekly.stranger(), "ann@example.com", Map.of());
    String unsubscribe = path(show(token).path("links").path("unsubscribe").asString());
    String archive = path(show(token).path("links").path("archive").asString());
    String key = archive.substring(archive.indexOf('=') + 1);
    String number = token.substring(0, token.indexOf('.'));
    for (String wrong :
        List.of(
            "u/" + token,
            "u/" + key,
            "u/" + number + ".AAAAAAAAAAAAAAAAAAAAAA",
            "u/" + number,
            "p/" + unsubscribe.substring(2),
            "p/zzzzzzzzzzzzzzzzzzzz.x",
            "issues/" + token,
            "issues?key=" + token)) {
      Answer answer = weekly.stranger().get(wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(404);
      assertThat(answer.body()).contains("This link leads nowhere").doesNotContain("example.com");
    }
    assertThat(weekly.post("u/" + token).status()).isEqualTo(404);
    assertThat(show(token).path("state").asString()).isEqualTo("active");
    assertThat(weekly.stranger().get("api/v1/subscriptions/" + key).code())
        .isEqualTo("link_unknown");
    weekly.clock().advance(Duration.ofDays(4000));
    assertThat(weekly.post(unsubscribe).status()).isEqualTo(200);
    assertThat(show(token).path("state").asString()).isEqualTo("unsubscribed");
  }

  @Test
  void w_d19_one_click_acts_on_any_body_and_looking_never_does() {
    List<String> types =
        List.of(
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json",
            "text/plain",
            "application/octet-stream");
    for (int i = 0; i < types.size(); i++) {
      weekly.clock().advance(Duration.ofHours(1));
      String token = weekly.subscribe(weekly.stranger(), "u" + i + "@example.com", Map.of());
      String link = path(show(token).path("links").path("unsubscribe").asString());
      for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE")) {
        Answer _ = weekly.stranger().send(method, link, null);
      }
      assertThat(show(token).path("state").asString()).isEqualTo("active");
      Browser mailbox = weekly.stranger();
      HttpRequest click =
          mailbox
              .request(link)
              .header("Content-Type", types.get(i))
              .POST(BodyPublishers.ofString("\u0000{not anything"))
              .build();
      assertThat(mailbox.send(click).status()).as(types.get(i)).isEqualTo(200);
      assertThat(mailbox.send(click).status()).isEqualTo(200);
      assertThat(show(token).path("state").asString()).isEqualTo("unsubscribed");
    }
  }

  @Test
  void the_owners_own_browser_can_unsubscribe_without_a_token_of_its_page() {
    String token = weekly.subscribe(weekly.stranger(), "ann@example.com", Map.of());
    String link = path(show(token).path("links").path("unsubscribe").asString());
    Browser owner = weekly.owner().with("X-CSRF-Token", "");
    HttpRequest click = owner.request(link).POST(BodyPublishers.noBody()).build();
    assertThat(owner.send(click).status()).isEqualTo(200);
    assertThat(show(token).path("state").asString()).isEqualTo("unsubscribed");
  }

  @Test
  void preferences_change_by_program_and_by_form_and_the_next_letter_moves_with_them() {
    Browser guest = weekly.guest(BERLIN);
    weekly.history(guest, BERLIN, "2026-11-02", "2026-11-22", 200);
    String token = weekly.subscribe(guest, "ann@example.com", Map.of("time_zone", BERLIN));
    String path = "api/v1/subscriptions/" + token;
    JsonNode seoul =
        weekly
            .stranger()
            .patch(
                path,
                Map.of(
                    "time_zone",
                    "Asia/Seoul",
                    "weekday",
                    3,
                    "hour",
                    21,
                    "language",
                    "ko",
                    "sections",
                    List.of("summary", "nudge")))
            .json();
    assertThat(seoul.path("next_issue_at").asString()).isEqualTo("2026-11-25T12:00:00Z");
    assertThat(seoul.path("sections").size()).isEqualTo(2);
    assertThat(weekly.stranger().patch(path, Map.of("time_zone", "+09:00")).code())
        .isEqualTo("invalid_time_zone");
    assertThat(weekly.stranger().patch(path, Map.of("weekday", 8)).status()).isEqualTo(422);
    assertThat(weekly.stranger().patch(path, Map.of("frequency", "hourly")).status())
        .isEqualTo(422);

    Browser form = weekly.stranger();
    HttpRequest save =
        form.request("p/" + token)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "frequency=monthly&weekday=1&hour=7&language=en&time_zone=UTC&sections=&sections=rhythm"))
            .build();
    Answer saved = form.send(save);
    assertThat(saved.body()).contains("Saved.");
    assertThat(show(token).path("frequency").asString()).isEqualTo("monthly");
    assertThat(show(token).path("sections").toString()).isEqualTo("[\"rhythm\"]");
    assertThat(show(token).path("next_issue_at").asString()).isEqualTo("2026-12-07T07:00:00Z");

    JsonNode paused = weekly.stranger().post(path + "/pause", Map.of("weeks", 2)).json();
    assertThat(paused.path("state").asString()).isEqualTo("paused");
    assertThat(paused.path("next_issue_at").isNull()).isTrue();
    weekly.clock().set(Instant.parse("2026-12-05T12:30:00Z"));
    weekly.plan();
    assertThat(show(token).path("state").asString()).isEqualTo("active");
    assertThat(weekly.stranger().post(path + "/pause", Map.of("weeks", 99)).status())
        .isEqualTo(422);
  }

  @Test
  void public_pages_work_without_javascript_in_three_languages() {
    for (String language : List.of("en", "zh", "ko")) {
      Browser browser = weekly.stranger().with("Accept-Language", language);
      Answer page = browser.get("subscribe");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("<html lang=\"" + language + "\"", "<form method=\"post\"", "type=\"email\"")
          .doesNotContain("<script");
      assertThat(page.header("content-security-policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'");
    }
    Browser browser = weekly.stranger();
    HttpRequest send =
        browser
            .request("subscribe")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "email=ann%40example.com&language=ko&time_zone=Asia%2FSeoul"))
            .build();
    assertThat(browser.send(send).body()).contains("메일함을 확인해 주세요");
    assertThat(weekly.lettersAfter(0).getFirst().header("Content-Language")).isEqualTo("ko");
    HttpRequest wrong =
        browser
            .request("subscribe")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("email=nobody&language=en"))
            .build();
    assertThat(browser.send(wrong).status()).isEqualTo(422);
  }

  private Answer report(Mailed letter, String type, String fields) {
    String token = letter.header("X-Rowhouse-Letter");
    String body =
        """
        From: MAILER-DAEMON@mx.example
        To: post@letters.example.com
        Subject: Report
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary="b"

        --b
        Content-Type: text/plain

        It did not work.
        --b
        Content-Type: %s

        %s

        --b
        Content-Type: message/rfc822

        From: post@letters.example.com
        X-Rowhouse-Letter: %s
        Subject: Hello

        A text.
        --b--
        """
            .formatted(type, fields, token)
            .replace("\n", "\r\n");
    Browser mailServer = weekly.stranger().with("Authorization", "Bearer " + HOOK_TOKEN);
    return mailServer.send(
        mailServer
            .request("hooks/dsn")
            .header("Content-Type", "message/rfc822")
            .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
            .build());
  }

  private void subscribed(String email) {
    Browser guest = weekly.guest(BERLIN);
    weekly.history(guest, BERLIN, "2026-11-02", "2026-11-22", 200);
    String _ = weekly.subscribe(guest, email, Map.of("time_zone", BERLIN));
  }

  private Mailed newestTo(String email) {
    return weekly.letters().stream().filter(letter -> letter.to().equals(email)).toList().getLast();
  }

  @Test
  void a8_12_a_dead_mailbox_and_a_complaint_end_the_letters() {
    subscribed("dead@example.com");
    subscribed("angry@example.com");
    weekly.clock().set(Instant.parse("2026-11-23T07:05:00Z"));
    weekly.plan();
    String fields =
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; dead@example.com\n"
            + "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user";
    Answer bounced = report(newestTo("dead@example.com"), "message/delivery-status", fields);
    assertThat(bounced.status()).as(bounced.toString()).isEqualTo(200);
    assertThat(
            weekly.number(
                "SELECT count(*) FROM subscription WHERE email = 'dead@example.com'"
                    + " AND state = 'suppressed' AND reason = 'bounce' AND next_at IS NULL"))
        .isEqualTo(1);

    Answer complained =
        report(
            newestTo("angry@example.com"),
            "message/feedback-report",
            "Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: <angry@example.com>");
    assertThat(complained.status()).as(complained.toString()).isEqualTo(200);
    assertThat(
            weekly.number(
                "SELECT count(*) FROM subscription WHERE email = 'angry@example.com'"
                    + " AND state = 'suppressed' AND reason = 'complaint'"))
        .isEqualTo(1);
    assertThat(weekly.stranger().post("hooks/dsn", "x").status()).isEqualTo(403);
  }

  @Test
  void a8_11_an_id_alone_neither_unsubscribes_nor_shows_anything() {
    Browser guest = weekly.guest(BERLIN);
    weekly.history(guest, BERLIN, "2026-11-02", "2026-11-22", 200);
    String token = weekly.subscribe(guest, "ann@example.com", Map.of("time_zone", BERLIN));
    weekly.clock().set(Instant.parse("2026-11-23T07:05:00Z"));
    weekly.plan();
    String id = WeeklyHouse.appUserId(guest);
    Browser stranger = weekly.stranger();
    assertThat(stranger.get("weekly-report/" + id).status()).isEqualTo(404);
    assertThat(stranger.get("weekly-report/" + id + "?t=AAAAAAAAAAAAAAAAAAAAAA").status())
        .isEqualTo(404);
    assertThat(stranger.get("weekly-report/id/1").status()).isEqualTo(404);
    assertThat(stranger.post("weekly-report/unsubscribe", Map.of("app_user_id", id)).status())
        .isEqualTo(404);
    assertThat(stranger.get("users/platform-username?email=ann@example.com").status())
        .isEqualTo(401);
    assertThat(show(token).path("state").asString()).isEqualTo("active");

    JsonNode own = guest.get("weekly-report/" + id).json();
    assertThat(own.path("total_time").asLong()).isEqualTo(own.path("total_time_seconds").asLong());
    assertThat(own.path("discovery_rank").isNull()).isTrue();
    assertThat(own.path("period_start").asString()).isEqualTo("2026-11-16");
    String signed = path(guest.get("api/v1/me/weekly").json().path("report_link").asString());
    assertThat(stranger.get(signed).json().path("id").asLong()).isEqualTo(own.path("id").asLong());
    Browser other = weekly.guest(BERLIN);
    assertThat(other.get("weekly-report/" + id).status()).isEqualTo(404);
    assertThat(other.post("weekly-report/unsubscribe", Map.of("app_user_id", id)).status())
        .isEqualTo(404);
    Answer left = guest.post("weekly-report/unsubscribe", Map.of("app_user_id", id));
    assertThat(left.json().path("success").asBoolean()).isTrue();
    assertThat(show(token).path("state").asString()).isEqualTo("unsubscribed");
    assertThat(guest.post("weekly-report/resubscribe", Map.of()).status()).isEqualTo(200);
    assertThat(show(token).path("state").asString()).isEqualTo("active");
    assertThat(stranger.post("weekly-report/disconnect", Map.of("token", token)).status())
        .isEqualTo(200);
    assertThat(show(token).path("connected").asBoolean()).isFalse();
  }

  @Test
  void w_d25_a_redirect_leads_only_where_it_was_signed_for_and_nothing_is_fetched() {
    Browser stranger = weekly.stranger();
    assertThat(stranger.get("api/redirect?url=https%3A%2F%2Fevil.example%2F&uid=1").status())
        .isEqualTo(404);
    assertThat(stranger.get("api/download?url=http%3A%2F%2F169.254.169.254%2F").code())
        .isEqualTo("download_refused");
    assertThat(stranger.get("api/track?uid=1&event=open").header("content-type"))
        .isEqualTo("image/gif");
    assertThat(stranger.get("api/wrapped?uid=1").status()).isEqualTo(401);
    assertThat(stranger.post("api/send-test-email", Map.of("email", "a@b.example")).status())
        .isEqualTo(401);
  }
}
