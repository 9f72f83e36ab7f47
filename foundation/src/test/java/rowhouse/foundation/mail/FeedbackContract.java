package rowhouse.foundation.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.problem.Problem;

/** What providers say of letters, on both databases. */
abstract class FeedbackContract {
  @TempDir static Path folder;
  private static TestKeys keys;

  private final FakeTransport provider = new FakeTransport();
  private SnsSender sns;
  private MailRig rig;

  abstract Dialect dialect();

  @BeforeAll
  static void makeKeys() throws Exception {
    if (keys == null) {
      keys = new TestKeys(folder, "sns");
    }
  }

  @BeforeEach
  void open() {
    MailConfig plain = MailRig.config();
    rig =
        new MailRig(
            dialect(),
            provider,
            new MailConfig(
                plain.transport(),
                plain.from(),
                null,
                "",
                plain.smtp(),
                plain.ses(),
                List.of(SnsSender.TOPIC),
                "",
                plain.rates(),
                plain.tries()));
    rig.certificates.known.put(SnsSender.CERTIFICATE, keys.certificate);
    sns = new SnsSender(keys);
    rig.start();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private long sent(String key, String to) {
    long id = rig.add(key, MailRig.letter(to).list("weekly").member(7));
    rig.awaitState(id, LetterState.ACCEPTED);
    rig.changes.clear();
    return id;
  }

  private FeedbackApi.Heard hear(String message) throws Exception {
    return rig.mail.hearSns(sns.signed(sns.notification(message, rig.clock.instant())));
  }

  private static String bounce(String type, String status, String feedbackId, String... to) {
    StringBuilder recipients = new StringBuilder();
    for (String one : to) {
      recipients
          .append(recipients.isEmpty() ? "" : ",")
          .append(
              "{\"emailAddress\":\"%s\",\"status\":\"%s\",\"diagnosticCode\":\"smtp; 550 %s\"}"
                  .formatted(one, status, one));
    }
    return """
    {"notificationType":"Bounce","bounce":{"bounceType":"%s","bounceSubType":"General",
     "feedbackId":"%s","timestamp":"2026-11-22T07:59:00.000Z","bouncedRecipients":[%s]},
     "mail":{"messageId":"provider-1","destination":[]}}
    """
        .formatted(type, feedbackId, recipients);
  }

  private static String complaint(String feedbackId, String to) {
    return """
    {"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"%s"}],
     "complaintFeedbackType":"abuse","feedbackId":"%s","timestamp":"2026-11-22T07:59:00.000Z"},
     "mail":{"messageId":"provider-1"}}
    """
        .formatted(to, feedbackId);
  }

  private static String hash(String address) {
    return MailAddress.parse(address).hash();
  }

  @Test
  void w_d20_a_delivery_is_noted_once_however_often_it_is_told() throws Exception {
    long id = sent("a", "ann@example.com");
    String delivery =
        """
        {"eventType":"Delivery","delivery":{"recipients":["Ann@example.com"],
         "smtpResponse":"250 ok","timestamp":"2026-11-22T07:59:00.000Z"},
         "mail":{"messageId":"provider-%d"}}
        """
            .formatted(id);
    byte[] notice = sns.signed(sns.notification(delivery, rig.clock.instant()));
    assertThat(rig.mail.hearSns(notice)).isEqualTo(new FeedbackApi.Heard("taken", 1));
    assertThat(rig.mail.hearSns(notice)).isEqualTo(new FeedbackApi.Heard("ignored", 0));
    assertThat(hear(delivery)).isEqualTo(new FeedbackApi.Heard("ignored", 0));
    assertThat(rig.find(id).state()).isEqualTo(LetterState.DELIVERED);
    assertThat(rig.changes).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void w_d20_both_versions_of_the_signature_are_understood(String version) throws Exception {
    Map<String, Object> notice =
        sns.notification(complaint("f", "ann@example.com"), rig.clock.instant());
    notice.put("SignatureVersion", version);
    assertThat(rig.mail.hearSns(sns.signed(notice)).news()).isEqualTo(1);
  }

  @Test
  void w_d20_a8_12_a_permanent_bounce_ends_all_letters_at_once() throws Exception {
    long id = sent("a", "gone@example.com");
    assertThat(hear(bounce("Permanent", "5.1.1", "f1", "gone@example.com")).news()).isEqualTo(1);
    assertThat(rig.find(id).state()).isEqualTo(LetterState.BOUNCED);
    assertThat(rig.find(id).reason()).doesNotContain("gone@example.com").contains("550");
    assertThat(rig.told).hasSize(1);
    long next = rig.add("b", MailRig.letter("gone@example.com"));
    assertThat(rig.awaitState(next, LetterState.SUPPRESSED).code()).isEqualTo("hard_bounce");
  }

  @Test
  void w_d20_a_letter_that_was_not_wanted_says_nothing_of_its_address() throws Exception {
    sent("a", "ann@example.com");
    hear(bounce("Permanent", "5.7.1", "f1", "ann@example.com"));
    assertThat(rig.mail.suppressions().hindrance(hash("ann@example.com"), "weekly")).isEmpty();
  }

  @Test
  void w_d20_several_recipients_in_one_notice_are_each_heard() throws Exception {
    sent("a", "one@example.com");
    String message =
        bounce("Permanent", "5.1.1", "f1", "one@example.com", "Two <two@example.com>", "broken");
    assertThat(hear(message).news()).isEqualTo(2);
    assertThat(hear(message).news()).isZero();
    assertThat(rig.mail.suppressions().hindrance(hash("one@example.com"), "")).isPresent();
    assertThat(rig.mail.suppressions().hindrance(hash("two@example.com"), "")).isPresent();
  }

  @Test
  void w_d20_a8_12_three_soft_bounces_in_two_weeks_pause_an_address() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(rig.mail.suppressions().hindrance(hash("full@example.com"), "weekly")).isEmpty();
      String message =
          bounce("Transient", "4.2.2", "f" + i, "full@example.com")
              .replace("2026-11-22T07:59:00.000Z", rig.clock.instant().toString());
      assertThat(hear(message).news()).isEqualTo(1);
      assertThat(hear(message).news()).isZero();
      rig.clock.advance(Duration.ofDays(6));
    }
    Suppression pause =
        rig.mail.suppressions().hindrance(hash("full@example.com"), "weekly").orElseThrow();
    assertThat(pause.reason()).isEqualTo(Suppression.Reason.SOFT_BOUNCE);
    rig.clock.advance(Duration.ofDays(15));
    assertThat(rig.mail.suppressions().hindrance(hash("full@example.com"), "weekly")).isEmpty();
  }

  @Test
  void w_d20_three_soft_bounces_over_months_pause_nobody() throws Exception {
    for (int i = 0; i < 4; i++) {
      hear(
          bounce("Transient", "4.2.2", "f" + i, "full@example.com")
              .replace("2026-11-22T07:59:00.000Z", rig.clock.instant().toString()));
      rig.clock.advance(Duration.ofDays(10));
    }
    assertThat(rig.mail.suppressions().hindrance(hash("full@example.com"), "weekly")).isEmpty();
  }

  @Test
  void w_d20_a8_12_a_complaint_ends_all_letters_and_the_subscription() throws Exception {
    long id = sent("a", "ann@example.com");
    assertThat(hear(complaint("f1", "ann@example.com")).news()).isEqualTo(1);
    assertThat(rig.find(id).state()).isEqualTo(LetterState.COMPLAINED);
    assertThat(rig.told).anyMatch(line -> line.startsWith("complained") && line.endsWith("weekly"));
    assertThat(rig.mail.suppressions().hindrance(hash("ann@example.com"), "other")).isPresent();
    String notSpam = complaint("f2", "bob@example.com").replace("\"abuse\"", "\"not-spam\"");
    assertThat(hear(notSpam).news()).isZero();
  }

  @Test
  void a8_09_an_event_that_names_a_letter_of_unknown_fate_ends_the_doubt() throws Exception {
    provider.answer = envelope -> new Handover.Unsure("ses_no_answer", "");
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    rig.awaitState(id, LetterState.UNKNOWN);
    String token = provider.handed.getFirst().token();
    hear(
        """
        {"eventType":"Delivery","delivery":{"recipients":["ann@example.com"]},
         "mail":{"messageId":"late-1","tags":{"letter":["%s"]}}}
        """
            .formatted(token));
    assertThat(rig.find(id).state()).isEqualTo(LetterState.DELIVERED);
    assertThat(rig.find(id).providerId()).isEqualTo("late-1");
    assertThat(rig.mail.outbox().resend(id)).isFalse();
  }

  @Test
  void w_d20_what_is_of_no_interest_is_ignored() throws Exception {
    for (String message :
        List.of(
            "{\"eventType\":\"Open\",\"mail\":{}}",
            "{\"eventType\":\"Something New\"}",
            "Successfully validated SNS topic for Amazon SES event publishing.",
            "[]",
            "{}",
            "{\"notificationType\":\"Bounce\"}",
            "{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":\"x\"}}")) {
      assertThat(hear(message)).isEqualTo(new FeedbackApi.Heard("ignored", 0));
    }
    Map<String, Object> unknown = sns.notification("{}", rig.clock.instant());
    unknown.put("Type", "UnsubscribeConfirmation");
    assertThat(rig.mail.hearSns(sns.signed(unknown)).result()).isEqualTo("ignored");
  }

  private String refusal(Consumer<Map<String, Object>> change) throws Exception {
    Map<String, Object> notice =
        sns.notification(complaint("f", "ann@example.com"), rig.clock.instant());
    change.accept(notice);
    return refusal(sns.signed(notice));
  }

  private String refusal(byte[] notice) {
    try {
      return rig.mail.hearSns(notice).result();
    } catch (Problem problem) {
      return problem.status() + " " + problem.code();
    }
  }

  @Test
  void w_d20_a_notice_that_is_not_amazons_changes_nothing() throws Exception {
    String other = "arn:aws:sns:eu-central-1:999999999999:mail-events";
    assertThat(refusal(n -> n.put("TopicArn", other))).isEqualTo("403 sns_topic_foreign");
    assertThat(refusal(n -> n.remove("TopicArn"))).isEqualTo("403 sns_topic_foreign");
    for (String url :
        List.of(
            "https://sns.eu-central-1.amazonaws.com.evil.example/x.pem",
            "https://evil.example/sns.eu-central-1.amazonaws.com/x.pem",
            "https://sns.eu-central-1.amazonaws.com@evil.example/x.pem",
            "https://u:p@sns.eu-central-1.amazonaws.com/x.pem",
            "http://sns.eu-central-1.amazonaws.com/x.pem",
            "https://sns.us-east-1.amazonaws.com/x.pem",
            "https://s3.eu-central-1.amazonaws.com/x.pem",
            "https://sns.eu-central-1.amazonaws.com:8443/x.pem",
            "https://sns.eu-central-1.amazonaws.com/x.txt",
            "file:///etc/passwd",
            "",
            "https://[::1]/x.pem")) {
      assertThat(refusal(n -> n.put("SigningCertURL", url)))
          .as(url)
          .isEqualTo("403 sns_certificate_foreign");
    }
    assertThat(rig.certificates.asked).as("nothing foreign is fetched").isEmpty();
    assertThat(refusal(n -> n.put("SignatureVersion", "3"))).isEqualTo("403 sns_signature_wrong");
    byte[] good =
        sns.signed(sns.notification(complaint("f", "ann@example.com"), rig.clock.instant()));
    String text = new String(good, UTF_8);
    byte[] changed = text.replace("ann@", "bob@").getBytes(UTF_8);
    assertThat(refusal(changed)).isEqualTo("403 sns_signature_wrong");
    byte[] unsigned = text.replace("\"Signature\":\"", "\"Signature\":\"!").getBytes(UTF_8);
    assertThat(refusal(unsigned)).isEqualTo("403 sns_signature_wrong");
    assertThat(refusal("no json".getBytes(UTF_8))).isEqualTo("400 body_unreadable");
    assertThat(refusal("[]".getBytes(UTF_8))).isEqualTo("400 body_unreadable");
    rig.certificates.known.clear();
    assertThat(refusal(good)).isEqualTo("503 sns_certificate_unavailable");
    assertThat(rig.mail.suppressions().list(null, null, 10)).isEmpty();
  }

  @Test
  void w_d20_an_old_notice_cannot_be_played_again() throws Exception {
    byte[] notice =
        sns.signed(sns.notification(complaint("f", "ann@example.com"), rig.clock.instant()));
    rig.clock.advance(Duration.ofDays(31));
    assertThat(refusal(notice)).isEqualTo("403 sns_notice_stale");
    rig.clock.advance(Duration.ofDays(-40));
    assertThat(refusal(notice)).isEqualTo("403 sns_notice_stale");
  }

  @Test
  void w_d20_a_subscription_of_a_topic_on_the_list_is_confirmed_and_no_other() throws Exception {
    String url = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336";
    assertThat(rig.mail.hearSns(sns.signed(sns.confirmation(url, rig.clock.instant()))).result())
        .isEqualTo("confirmed");
    assertThat(rig.certificates.confirmed).containsExactly(url);
    byte[] elsewhere = sns.signed(sns.confirmation("https://evil.example/", rig.clock.instant()));
    assertThat(refusal(elsewhere)).isEqualTo("403 sns_certificate_foreign");
    Map<String, Object> foreign = sns.confirmation(url, rig.clock.instant());
    foreign.put("TopicArn", "arn:aws:sns:eu-central-1:999999999999:mail-events");
    assertThat(refusal(sns.signed(foreign))).isEqualTo("403 sns_topic_foreign");
    assertThat(rig.certificates.confirmed).hasSize(1);
  }

  private static byte[] dsn(String token, String action, String status) {
    return """
    From: MAILER-DAEMON@mx.example
    To: post@house.example
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    Sorry.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example
    Arrival-Date: Sun, 22 Nov 2026 08:00:00 +0000

    Final-Recipient: rfc822; somebody-else@example.com
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 5.1.1
      No such user

    --b
    Content-Type: message/rfc822

    From: post@house.example
    X-Rowhouse-Letter: %s
    Subject: Hello

    A text.
    --b--
    """
        .formatted(action, status, token)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  @Test
  void w_d20_a_report_by_mail_ends_letters_to_a_dead_mailbox() {
    long id = sent("a", "gone@example.com");
    String token = provider.handed.getFirst().token();
    assertThat(rig.mail.hearReport(dsn(token, "delayed", "4.4.1")).news()).isEqualTo(1);
    assertThat(rig.find(id).state()).isEqualTo(LetterState.ACCEPTED);
    assertThat(rig.mail.hearReport(dsn(token, "failed", "5.1.1")).news()).isEqualTo(1);
    assertThat(rig.mail.hearReport(dsn(token, "failed", "5.1.1")).news()).isZero();
    assertThat(rig.find(id).state()).isEqualTo(LetterState.BOUNCED);
    assertThat(rig.find(id).reason()).isEqualTo("5.1.1 smtp; 550 5.1.1 No such user");
    assertThat(rig.mail.suppressions().hindrance(hash("gone@example.com"), "")).isPresent();
    assertThat(rig.mail.suppressions().hindrance(hash("somebody-else@example.com"), ""))
        .as("a report speaks of its letter's recipient alone")
        .isEmpty();
  }

  @Test
  void w_d20_a_report_that_brings_back_no_letter_of_ours_changes_nothing() {
    sent("a", "ann@example.com");
    assertThat(rig.mail.hearReport(dsn("guessed", "failed", "5.1.1")).result())
        .isEqualTo("ignored");
    byte[] whole = dsn(provider.handed.getFirst().token(), "failed", "5.1.1");
    for (int length = 0; length < 400; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(rig.mail.hearReport(cut).result()).isEqualTo("ignored");
    }
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    assertThat(rig.mail.hearReport(noise).result()).isEqualTo("ignored");
    assertThat(rig.mail.suppressions().list(null, null, 10)).isEmpty();
  }

  @Test
  void w_d20_a_complaint_by_mail_ends_letters_as_well() {
    long id = sent("a", "ann@example.com");
    String report =
        new String(dsn(provider.handed.getFirst().token(), "x", "x"), UTF_8)
            .replace("message/delivery-status", "message/feedback-report")
            .replace("Reporting-MTA: dns; mx.example", "Feedback-Type: abuse");
    assertThat(rig.mail.hearReport(report.getBytes(UTF_8)).news()).isEqualTo(1);
    assertThat(rig.find(id).state()).isEqualTo(LetterState.COMPLAINED);
    assertThat(rig.told).anyMatch(line -> line.startsWith("complained"));
  }

  @Test
  void an_owner_sees_rates_with_what_they_are_rates_of() throws Exception {
    for (int i = 0; i < 8; i++) {
      sent("k" + i, "u" + i + (i % 2 == 0 ? "@even.example" : "@odd.example"));
    }
    hear(bounce("Permanent", "5.1.1", "f1", "u1@odd.example").replace("provider-1", "provider-2"));
    hear(complaint("f2", "u0@even.example"));
    MailFigures figures = rig.mail.figures(7);
    assertThat(figures.states())
        .containsEntry("accepted", 6L)
        .containsEntry("bounced", 1L)
        .containsEntry("complained", 1L)
        .containsEntry("queued", 0L);
    assertThat(figures.bounceRate()).isEqualTo(new MailFigures.Rate(0.125, 1, 8));
    assertThat(figures.complaintRate()).isEqualTo(new MailFigures.Rate(0.125, 1, 8));
    assertThat(figures.domains())
        .extracting(MailFigures.Domain::domain)
        .containsExactlyInAnyOrder("even.example", "odd.example");
    assertThat(figures.days()).hasSize(1);
    assertThat(figures.days().getFirst().date()).isEqualTo("2026-11-22");
    assertThat(figures.sentToday()).isEqualTo(8);
    assertThat(figures.circuit().state()).isEqualTo("closed");
    assertThat(figures.suppressed())
        .containsEntry("hard_bounce", 1L)
        .containsEntry("complaint", 1L);
    rig.clock.advance(Duration.ofDays(8));
    MailFigures later = rig.mail.figures(7);
    assertThat(later.bounceRate()).isEqualTo(new MailFigures.Rate(null, 0, 0));
    assertThat(later.sentToday()).isZero();
  }

  @Test
  void a_bounce_of_an_erased_letter_still_counts_for_its_address() throws Exception {
    sent("a", "gone@example.com");
    rig.mail.outbox().erase(7);
    assertThat(hear(bounce("Permanent", "5.1.1", "f1", "gone@example.com")).news()).isEqualTo(1);
    assertThat(rig.mail.suppressions().hindrance(hash("gone@example.com"), "")).isPresent();
    assertThatThrownBy(() -> rig.mail.outbox().find(1).orElseThrow())
        .isInstanceOf(NoSuchElementException.class);
  }
}
