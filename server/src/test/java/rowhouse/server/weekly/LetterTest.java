package rowhouse.server.weekly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.database.Dialect;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.weekly.WeeklyHouse.Mailed;
import tools.jackson.databind.JsonNode;

/** From a wish to a letter in the mailbox and back out of the list. */
final class LetterTest {
  private static final String BERLIN = "Europe/Berlin";

  private WeeklyHouse weekly;

  @BeforeEach
  void open() {
    weekly = WeeklyHouse.open();
  }

  @AfterEach
  void close() {
    weekly.close();
  }

  private String subscribed(String email, String language) {
    Browser guest = weekly.guest(BERLIN);
    weekly.history(guest, BERLIN, "2026-11-02", "2026-11-22", 900);
    return weekly.subscribe(
        guest, email, Map.of("time_zone", BERLIN, "language", language, "weekday", 1, "hour", 8));
  }

  private JsonNode show(String token) {
    return weekly.stranger().get("api/v1/subscriptions/" + token).json();
  }

  private void monday() {
    weekly.clock().set(Instant.parse("2026-11-23T07:05:00Z"));
  }

  @Test
  void a_wish_is_confirmed_and_brings_a_letter_in_the_local_week_until_one_click_ends_it() {
    String token = subscribed("ann@example.com", "en");
    JsonNode active = show(token);
    assertThat(active.path("state").asString()).isEqualTo("active");
    assertThat(active.path("next_issue_at").asString()).isEqualTo("2026-11-23T07:00:00Z");
    assertThat(active.path("email_masked").asString()).isEqualTo("a•••@example.com");

    monday();
    weekly.plan();
    Mailed letter = weekly.letters().getLast();
    assertThat(letter.to()).isEqualTo("ann@example.com");
    assertThat(letter.subject()).startsWith("Your week, 16 Nov to 22 Nov 2026: ");
    assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(letter.header("List-Id")).contains("weekly");
    assertThat(letter.html().getBytes(UTF_8).length).isLessThan(102 * 1024);
    assertThat(letter.html()).doesNotContain("<script", "<img", "http://");
    assertThat(letter.html()).contains("prefers-color-scheme:dark");
    assertThat(letter.text()).contains("Against the week before", "One thing to try");

    String link = letter.header("List-Unsubscribe").replaceAll(".*<(https://[^>]+)>.*", "$1");
    assertThat(link).startsWith(WeeklyHouse.BASE + "/u/");
    String path = link.substring(WeeklyHouse.BASE.length() + 1);
    assertThat(weekly.stranger().get(path).body()).contains("Yes, unsubscribe");
    assertThat(weekly.stranger().send("HEAD", path, null).status()).isEqualTo(200);
    assertThat(show(token).path("state").asString()).isEqualTo("active");

    Browser mailbox = weekly.stranger();
    HttpRequest oneClick =
        mailbox
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
            .build();
    assertThat(mailbox.send(oneClick).status()).isEqualTo(200);
    assertThat(show(token).path("state").asString()).isEqualTo("unsubscribed");
    assertThat(weekly.number("SELECT count(*) FROM suppression WHERE reason = 'unsubscribed'"))
        .isEqualTo(1);

    int sent = weekly.letters().size();
    weekly.clock().set(Instant.parse("2026-11-30T07:05:00Z"));
    weekly.plan();
    assertThat(weekly.letters()).hasSize(sent);
  }

  @Test
  void every_language_has_its_letter_with_both_parts() {
    for (String language : List.of("en", "zh", "ko")) {
      String _ = subscribed(language + "@example.com", language);
    }
    monday();
    weekly.plan();
    List<Mailed> letters = weekly.letters();
    List<Mailed> weeks = letters.subList(letters.size() - 3, letters.size());
    assertThat(weeks.stream().map(letter -> letter.header("Content-Language")))
        .containsExactlyInAnyOrder("en", "zh", "ko");
    for (Mailed letter : weeks) {
      String language = letter.header("Content-Language");
      String day = language.equals("en") ? "Mon" : language.equals("zh") ? "周一" : "월";
      assertThat(letter.text()).contains(day, "/weekly/u/", "/weekly/p/", "/weekly/issues/");
      assertThat(letter.html()).contains("<html lang=\"" + language + "\"", day);
      assertThat(letter.html().getBytes(UTF_8).length).isLessThan(102 * 1024);
    }
  }

  @Test
  void the_letter_can_be_read_in_a_browser_and_the_earlier_ones_are_listed() {
    String token = subscribed("ann@example.com", "ko");
    monday();
    weekly.plan();
    Mailed letter = weekly.letters().getLast();
    String view = letter.find("(issues/[a-z0-9]+\\.[A-Za-z0-9_-]+)");
    Answer page = weekly.stranger().get(view);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"ko\"")
        .isEqualTo(letter.html().replace("\r\n", "\n"));
    assertThat(page.header("content-security-policy")).contains("default-src 'none'");
    String archive = show(token).path("links").path("archive").asString();
    Answer list = weekly.stranger().get(archive.substring(WeeklyHouse.BASE.length() + 1));
    assertThat(list.body()).contains(letter.subject());
  }

  @Test
  void a8_01_the_second_week_brings_a_second_report_and_letter() {
    String _ = subscribed("ann@example.com", "en");
    monday();
    assertThat(weekly.cron().post("admin/cron/weekly-report-analyze", null).status())
        .isEqualTo(204);
    weekly.plan();
    weekly.clock().set(Instant.parse("2026-11-30T07:05:00Z"));
    assertThat(weekly.cron().post("admin/cron/weekly-report-analyze", null).status())
        .isEqualTo(204);
    weekly.plan();
    assertThat(weekly.number("SELECT count(*) FROM weekly_report")).isEqualTo(2);
    assertThat(weekly.number("SELECT count(*) FROM issue")).isEqualTo(2);
    assertThat(weekly.number("SELECT count(DISTINCT week) FROM issue")).isEqualTo(2);
  }

  @Test
  void a8_07_the_letter_tells_of_the_last_complete_week_of_the_reader() {
    String _ = subscribed("ann@example.com", "en");
    monday();
    weekly.plan();
    assertThat(weekly.number("SELECT count(*) FROM issue WHERE week = '2026-W48'")).isEqualTo(1);
    assertThat(
            weekly.number(
                "SELECT count(*) FROM weekly_report WHERE week = '2026-W47'"
                    + " AND period_start_local = '2026-11-16' AND tz = 'Europe/Berlin'"
                    + " AND total_videos > 0"))
        .isEqualTo(1);
  }

  @Test
  void a8_08_a_letter_is_bound_to_its_report_and_planning_twice_sends_it_once() {
    String _ = subscribed("ann@example.com", "en");
    monday();
    weekly.plan();
    int sent = weekly.letters().size();
    weekly.plan();
    assertThat(weekly.cron().post("admin/cron/weekly-report-send", null).status()).isEqualTo(204);
    weekly.quiet();
    assertThat(weekly.letters()).hasSize(sent);
    assertThat(
            weekly.number(
                "SELECT count(*) FROM mail_outbox o JOIN issue i ON i.mail_id = o.id"
                    + " WHERE o.dedupe_key = 'weekly:' || i.report_id || ':' || i.subscription_id"))
        .isEqualTo(1);
  }

  @Test
  void without_new_rows_one_reminder_comes_and_then_silence_until_a_new_upload() {
    Browser guest = weekly.guest(BERLIN);
    weekly.history(guest, BERLIN, "2026-10-01", "2026-10-31", 300);
    String token =
        weekly.subscribe(guest, "ann@example.com", Map.of("time_zone", BERLIN, "language", "en"));
    monday();
    weekly.plan();
    Mailed reminder = weekly.letters().getLast();
    assertThat(reminder.subject()).isEqualTo("Your weekly letter needs a newer history");
    int sent = weekly.letters().size();
    weekly.clock().set(Instant.parse("2026-11-30T07:05:00Z"));
    weekly.plan();
    assertThat(weekly.letters()).hasSize(sent);
    assertThat(show(token).path("state").asString()).isEqualTo("paused");
    assertThat(show(token).path("reason").asString()).isEqualTo("no_data");

    weekly.history(guest, BERLIN, "2026-11-30", "2026-12-06", 200);
    weekly.clock().set(Instant.parse("2026-12-07T05:30:00Z"));
    weekly.plan();
    weekly.clock().set(Instant.parse("2026-12-07T07:05:00Z"));
    weekly.plan();
    assertThat(show(token).path("state").asString()).isEqualTo("active");
    assertThat(
            weekly.number(
                "SELECT count(*) FROM issue WHERE report_week = '2026-W49' AND state = 'queued'"))
        .isEqualTo(1);
  }

  @Test
  void a_bare_address_gets_no_letter_and_is_told_how_to_connect_a_history() {
    String token =
        weekly.subscribe(weekly.stranger(), "bare@example.com", Map.of("language", "en"));
    assertThat(show(token).path("connected").asBoolean()).isFalse();
    assertThat(show(token).path("next_issue_at").isNull()).isTrue();
    int sent = weekly.letters().size();
    monday();
    weekly.plan();
    assertThat(weekly.letters()).hasSize(sent);

    Browser guest = weekly.guest(BERLIN);
    Answer connected = guest.post("api/v1/subscriptions/" + token + "/connect", null);
    assertThat(connected.json().path("connected").asBoolean()).isTrue();
    assertThat(connected.json().path("next_issue_at").isNull()).isFalse();
  }

  @Test
  void who_is_due_is_found_by_an_index_however_many_subscribe() {
    if (weekly.room().database().dialect() != Dialect.SQLITE) {
      return; // PostgreSQL reads a small table without its index
    }
    List<String> plan =
        weekly
            .room()
            .database()
            .read(sql ->
                sql.sql(
                        "EXPLAIN QUERY PLAN SELECT * FROM subscription WHERE state = 'active'"
                            + " AND next_at < :until ORDER BY next_at LIMIT 200")
                    .param("until", 0L)
                    .query((row, _) -> row.getString("detail"))
                    .list());
    assertThat(plan).hasSize(1);
    assertThat(plan.getFirst()).contains("USING INDEX subscription_due");
  }
}
