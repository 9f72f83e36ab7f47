package rowhouse.server.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

/** What the owner, the cron and a member do; and what nobody else may. */
final class DeskTest {
  private static final String BERLIN = "Europe/Berlin";

  private static String subscribed(WeeklyHouse weekly, Browser guest, String email) {
    weekly.history(guest, BERLIN, "2026-11-02", "2026-11-22", 300);
    return weekly.subscribe(guest, email, Map.of("time_zone", BERLIN, "language", "en"));
  }

  @Test
  void the_owner_looks_at_a_letter_tests_approves_and_cancels_it() {
    try (WeeklyHouse weekly =
        WeeklyHouse.open(plan -> plan.setting("rowhouse.weekly.approval", "true"))) {
      String _ = subscribed(weekly, weekly.guest(BERLIN), "ann@example.com");
      String _ = subscribed(weekly, weekly.guest(BERLIN), "bea@example.com");
      int confirmations = weekly.letters().size();
      weekly.clock().set(Instant.parse("2026-11-23T07:05:00Z"));
      weekly.plan();
      assertThat(weekly.letters()).hasSize(confirmations);
      Browser owner = weekly.owner();
      JsonNode waiting = owner.get("admin/issues?state=awaiting_approval").json();
      assertThat(waiting.path("items").size()).isEqualTo(2);
      assertThat(waiting.path("approval_needed").asBoolean()).isTrue();
      assertThat(waiting.path("weeks").toString()).contains("2026-W47");
      long first = waiting.path("items").path(0).path("id").asLong();
      long second = waiting.path("items").path(1).path("id").asLong();
      JsonNode shown = owner.get("admin/issues/" + first).json();
      assertThat(shown.path("html").asString()).contains("<table");
      assertThat(shown.path("lint").size()).isZero();
      assertThat(
              owner
                  .post("admin/issues/" + first + "/test", Map.of("email", "me@example.com"))
                  .status())
          .isEqualTo(202);
      weekly.quiet();
      assertThat(weekly.letters().getLast().subject()).startsWith("[Test] Your week");
      assertThat(
              owner
                  .post("admin/issues/" + second + "/cancel", null)
                  .json()
                  .path("state")
                  .asString())
          .isEqualTo("cancelled");
      assertThat(owner.post("admin/issues/" + second + "/approve", null).code())
          .isEqualTo("issue_not_waiting");
      assertThat(
              owner
                  .post("admin/issues/approve", Map.of("week", "2026-W47"))
                  .json()
                  .path("approved")
                  .asLong())
          .isEqualTo(1);
      assertThat(weekly.lettersAfter(confirmations + 1)).hasSize(1);
      weekly.quiet();
      assertThat(owner.get("admin/issues/" + first).json().path("state").asString())
          .isEqualTo("sent");
      assertThat(owner.post("admin/issues/" + first + "/cancel", null).code())
          .isEqualTo("issue_already_sent");
    }
  }

  @Test
  void the_crons_calls_make_a_report_and_a_letter_and_count_them() {
    try (WeeklyHouse weekly = WeeklyHouse.open()) {
      Browser guest = weekly.guest(BERLIN);
      String _ = subscribed(weekly, guest, "ann@example.com");
      weekly.clock().set(Instant.parse("2026-11-24T12:05:00Z"));
      assertThat(weekly.cron().post("admin/cron/weekly-report-analyze", null).status())
          .isEqualTo(204);
      weekly.quiet();
      assertThat(weekly.number("SELECT count(*) FROM weekly_report")).isEqualTo(1);
      assertThat(weekly.letters()).hasSize(1);
      JsonNode batch = weekly.cron().post("admin/cron/weekly-report-batch", null).json();
      assertThat(batch.path("period_start").asString()).isEqualTo("2026-11-16");
      assertThat(batch.path("batch_fetch_job_id").asLong()).isPositive();
      weekly.quiet();
      assertThat(weekly.letters()).hasSize(2);
      JsonNode week =
          weekly
              .admin()
              .get("admin/weekly-report-global/" + batch.path("global_report_id").asLong())
              .json();
      assertThat(week.path("status").asString()).isEqualTo("completed");
      assertThat(week.path("total_users").asLong()).isEqualTo(1);
      assertThat(week.path("send").path("sent").asLong()).isEqualTo(1);
      String id = WeeklyHouse.appUserId(guest);
      JsonNode made =
          weekly
              .admin()
              .post(
                  "admin/test/weekly-report/" + id,
                  Map.of("send_email", true, "email", "me@example.com"))
              .json();
      assertThat(made.path("report").path("app_user_id").asString()).isEqualTo(id);
      weekly.quiet();
      assertThat(weekly.letters().getLast().to()).isEqualTo("me@example.com");
    }
  }

  @Test
  void what_the_owner_says_of_a_letter_of_unknown_fate_stands_in_the_audit() {
    try (WeeklyHouse weekly = WeeklyHouse.open()) {
      String _ = subscribed(weekly, weekly.guest(BERLIN), "ann@example.com");
      weekly.quiet();
      long id = weekly.number("SELECT max(id) FROM mail_outbox");
      weekly
          .room()
          .database()
          .change(sql -> sql.sql("UPDATE mail_outbox SET state = 'unknown'").update());

      assertThat(weekly.owner().post("admin/mail/" + id + "/accepted", null).status())
          .isEqualTo(200);

      JsonNode act =
          weekly
              .house()
              .owner()
              .get("api/audit")
              .json()
              .path("items")
              .valueStream()
              .filter(item -> item.path("room").asString().equals("weekly"))
              .findFirst()
              .orElseThrow();
      assertThat(act.path("what").asString()).isEqualTo("letter_accepted");
      assertThat(act.path("target").asString()).isEqualTo(String.valueOf(id));
    }
  }

  @Test
  void nobody_but_owner_and_keys_comes_to_the_desk() {
    try (WeeklyHouse weekly = WeeklyHouse.open()) {
      Browser guest = weekly.guest(BERLIN);
      for (String path :
          List.of(
              "admin/issues",
              "admin/issues/1",
              "admin/weeks",
              "admin/suppressions",
              "admin/deliverability",
              "admin/mail",
              "admin/fingerprints",
              "admin/weekly-report-global/1")) {
        assertThat(weekly.stranger().get(path).status()).as(path).isEqualTo(401);
        assertThat(guest.get(path).status()).as(path).isIn(401, 403);
        assertThat(weekly.stranger().with("X-Admin-Key", "wrong").get(path).status())
            .as(path)
            .isEqualTo(401);
      }
      for (String path :
          List.of(
              "admin/cron/weekly-report-analyze",
              "admin/cron/weekly-report-send",
              "admin/cron/weekly-report-batch",
              "admin/issues/approve",
              "admin/issues/1/send",
              "admin/issues/preview",
              "admin/test/weekly-report/1")) {
        assertThat(weekly.stranger().post(path, Map.of()).status()).as(path).isEqualTo(401);
        assertThat(guest.post(path, Map.of()).status()).as(path).isIn(401, 403);
      }
      assertThat(weekly.cron().get("admin/issues").code()).isEqualTo("scope_missing");
      assertThat(weekly.admin().post("admin/cron/weekly-report-send", null).code())
          .isEqualTo("scope_missing");
      for (String path :
          List.of("api/v1/me/weekly", "api/v1/me/week", "api/v1/me/issues", "api/v1/me/preview")) {
        assertThat(weekly.stranger().get(path).status()).as(path).isEqualTo(401);
      }
      assertThat(weekly.admin().get("admin/issues").status()).isEqualTo(200);
      assertThat(weekly.admin().get("admin/suppressions").status()).isEqualTo(200);
      assertThat(weekly.admin().get("admin/deliverability").status()).isEqualTo(200);
      Browser bearer = weekly.stranger().with("Authorization", "Bearer " + WeeklyHouse.CRON_KEY);
      assertThat(bearer.post("admin/cron/weekly-report-analyze", null).status()).isEqualTo(204);
    }
    try (WeeklyHouse weekly =
        WeeklyHouse.open(plan -> plan.setting("rowhouse.weekly.admin-key", ""))) {
      Answer unset = weekly.admin().get("admin/issues");
      assertThat(unset.status()).isEqualTo(404);
    }
  }

  @Test
  void a_member_sees_the_week_its_letter_and_an_example_and_can_take_all_away() {
    try (WeeklyHouse weekly = WeeklyHouse.open()) {
      Browser guest = weekly.guest(BERLIN);
      assertThat(guest.post("api/v1/example/issue", null).code())
          .isEqualTo("example_needs_history");
      String token = subscribed(weekly, guest, "ann@example.com");
      JsonNode mine = guest.get("api/v1/me/weekly").json();
      assertThat(mine.path("subscriptions").size()).isEqualTo(1);
      assertThat(mine.path("last_complete_week").path("week").asString()).isEqualTo("2026-W46");
      assertThat(mine.path("mail_ready").asBoolean()).isTrue();
      JsonNode week = guest.get("api/v1/me/week?week=2026-W46").json();
      assertThat(week.path("days").size()).isEqualTo(7);
      assertThat(week.path("state").asString()).isEqualTo("ready");
      assertThat(week.path("thumb_feet").asDouble())
          .isEqualTo(week.path("total_videos").asLong() * 0.25);
      assertThat(guest.get("api/v1/me/week?week=2026-W47").code()).isEqualTo("invalid_week");
      assertThat(guest.get("api/v1/me/week?time_zone=%2B02:00").code())
          .isEqualTo("invalid_time_zone");
      JsonNode preview = guest.get("api/v1/me/preview?language=ko&sections=summary").json();
      assertThat(preview.path("html").asString()).contains("<html lang=\"ko\"");
      assertThat(preview.path("bytes").asInt()).isLessThan(102 * 1024);

      int letters = weekly.letters().size();
      Answer example = guest.post("api/v1/example/issue", null);
      assertThat(example.status()).as(example.toString()).isEqualTo(201);
      assertThat(example.json().path("example").asBoolean()).isTrue();
      String link = example.json().path("link").asString();
      assertThat(weekly.stranger().get(link.substring(WeeklyHouse.BASE.length() + 1)).body())
          .contains("This is an example.");
      assertThat(weekly.letters()).hasSize(letters);
      assertThat(guest.get("api/v1/me/issues").json().path("items").size()).isEqualTo(1);
      assertThat(guest.delete("api/v1/example/issue").json().path("deleted").asLong()).isEqualTo(1);

      weekly.clock().set(Instant.parse("2026-11-23T07:05:00Z"));
      weekly.plan();
      Answer taken = guest.get("api/v1/me/export");
      // The week of the example is a week of this history, and its report stays.
      assertThat(taken.json().path("weekly_reports").size()).isEqualTo(2);
      assertThat(taken.json().path("weekly_issues").size()).isEqualTo(1);
      assertThat(taken.body()).contains("ann@example.com");
      Answer erased =
          guest.send(
              guest
                  .request("api/v1/me/data")
                  .header("Content-Type", "application/json")
                  .method(
                      "DELETE",
                      java.net.http.HttpRequest.BodyPublishers.ofString("{\"confirm\":true}"))
                  .build());
      assertThat(erased.status()).as(erased.toString()).isEqualTo(200);
      for (String table :
          List.of("subscription", "issue", "weekly_report", "mail_outbox", "consent_log")) {
        assertThat(weekly.number("SELECT count(*) FROM " + table)).as(table).isZero();
      }
      assertThat(weekly.stranger().get("api/v1/subscriptions/" + token).status()).isEqualTo(404);
    }
  }
}
