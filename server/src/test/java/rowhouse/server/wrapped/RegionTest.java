package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

/** Checks of many accounts, on the fewest threads that a server can have. */
final class RegionTest {
  private WrappedHouse house;

  @BeforeEach
  void open() {
    house = WrappedHouse.open(plan -> plan.setting("rowhouse.worker.threads", "1"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String linked(int events) {
    Browser guest = house.guest();
    String user = WrappedHouse.appUserId(guest);
    house
        .room()
        .database()
        .change(sql ->
            sql.sql("UPDATE app_users SET latest_sec_user_id = app_user_id WHERE id = :id")
                .param("id", house.memberId(guest))
                .update());
    if (events > 0) {
      house.history(guest, 2025, events);
    }
    return user;
  }

  @Test
  void a8_06_a_batch_waits_for_its_parts_without_a_thread_and_ends_on_a_single_one() {
    List<String> lent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      lent.add(linked(20));
    }
    String empty = linked(0);
    Browser admin = house.admin();
    JsonNode rehearsal = admin.post("admin/users/verify-region/batch", Map.of()).json();
    assertThat(rehearsal.path("matched").asInt()).isEqualTo(4);
    assertThat(rehearsal.path("enqueued").asInt()).isZero();
    JsonNode started =
        admin.post("admin/users/verify-region/batch", Map.of("auto_enqueue", true)).json();
    assertThat(started.path("enqueued").asInt()).isEqualTo(4);
    String batch = started.path("batch_id").asString();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            admin.get("admin/users/verify-region/batch/" + batch).json().path("pending").asInt()
                == 0);
    JsonNode ended = admin.get("admin/users/verify-region/batch/" + batch).json();
    assertThat(ended.path("total").asInt()).isEqualTo(4);
    assertThat(ended.path("yes").asInt()).isEqualTo(3);
    assertThat(ended.path("no").asInt()).isEqualTo(1);
    assertThat(ended.path("error").asInt()).isZero();
    for (JsonNode item : ended.path("results")) {
      String user = item.path("app_user_id").asString();
      assertThat(item.path("verify_status").asString())
          .isEqualTo(lent.contains(user) ? "yes" : "no");
    }
    house.quiet();
    JsonNode parent = admin.get("admin/jobs/" + batch).json();
    assertThat(parent.path("status").asString()).isEqualTo("succeeded");
    assertThat(parent.path("result").path("yes").asInt()).isEqualTo(3);
    JsonNode stage = admin.get("admin/users/" + empty + "/stage").json();
    assertThat(stage.path("verify").path("is_watch_history_available").asString()).isEqualTo("no");
    assertThat(admin.get("admin/users/verify-region/batch/999999").status()).isEqualTo(404);
  }

  @Test
  void one_person_is_checked_once_however_often_it_is_asked_for() {
    String user = linked(10);
    Browser admin = house.admin();
    house.room().jobs().pause("wrapped.region.verify");
    JsonNode one = admin.post("admin/users/" + user + "/verify-region", Map.of()).json();
    JsonNode two = admin.post("admin/users/" + user + "/verify-region", Map.of()).json();
    assertThat(two.path("job_id")).isEqualTo(one.path("job_id"));
    assertThat(one.path("idempotency_key").asString()).startsWith("watch_history_verify:");
    house.room().jobs().resume("wrapped.region.verify");
    house.quiet();
    JsonNode verify = admin.get("admin/users/" + user + "/stage").json().path("verify");
    assertThat(verify.path("is_watch_history_available").asString()).isEqualTo("yes");
    assertThat(verify.path("result").path("attempts").asInt()).isPositive();
    assertThat(
            admin
                .post(
                    "admin/users/" + WrappedHouse.appUserId(house.guest()) + "/restart",
                    Map.of("stage", "verify_region"))
                .json()
                .path("skipped_reason")
                .asString())
        .isEqualTo("not_linked");
  }

  @Test
  void an_archive_that_knows_no_interests_gives_no_score() {
    Browser admin = house.admin();
    assertThat(admin.post("admin/brainrot/score", Map.of("sec_user_id", "x")).status())
        .isEqualTo(501);
    assertThat(admin.post("admin/brainrot/score", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void without_a_model_the_sentences_can_be_looked_at_and_nothing_can_be_asked() {
    Browser admin = house.admin();
    assertThat(admin.post("admin/test/prompt", Map.of()).code()).isEqualTo("model_not_set_up");
    JsonNode dry =
        admin.post("admin/test/prompt", Map.of("dry_run", true, "language", "ko")).json();
    assertThat(dry.path("model_configured").asBoolean()).isFalse();
    assertThat(dry.path("results").size()).isPositive();
    assertThat(dry.path("results").get(0).path("prompt_used").asString()).isNotEmpty();
    assertThat(house.guest().post("admin/test/prompt", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void a_test_run_for_an_unknown_account_makes_a_person_and_fetches_from_the_archive() {
    Browser admin = house.admin();
    JsonNode started =
        admin
            .post("admin/test/run", Map.of("sec_user_id", "MS4w", "email", "a@example.com"))
            .json();
    String run = started.path("wrapped_run_id").asString();
    assertThat(started.path("watch_history_job_id").asString()).isNotEmpty();
    house.quiet();
    JsonNode shown = admin.get("admin/test/runs/" + run).json();
    assertThat(shown.path("run_status").asString()).isEqualTo("no_history");
    assertThat(shown.path("sec_user_id").asString()).isEqualTo("MS4w");
    assertThat(house.number("SELECT count(*) FROM app_user_emails")).isZero();
  }
}
