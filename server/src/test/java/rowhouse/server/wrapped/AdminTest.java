package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.wrapped.Wrapped;
import tools.jackson.databind.JsonNode;

final class AdminTest {
  private static WrappedHouse house;

  @BeforeAll
  static void open() {
    house = WrappedHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static final List<String> READS =
      List.of(
          "admin/metrics",
          "admin/jobs/1",
          "admin/test/runs/x",
          "admin/users/x/stage",
          "admin/users/verify-region/batch/1",
          "admin/runs",
          "admin/users");
  private static final List<String> WRITES =
      List.of(
          "admin/brainrot/score",
          "admin/test/run",
          "admin/test/runs/x/retry-analysis",
          "admin/test/runs/x/retry-email",
          "admin/test/runs/x/retry-watch-history",
          "admin/test/users/x/fetch-watch-history",
          "admin/users/x/verify-region",
          "admin/users/verify-region/batch",
          "admin/users/x/restart",
          "admin/users/stage/batch",
          "admin/users/restart/batch",
          "admin/wrapped/runs/x/retry",
          "admin/wrapped/runs/retry-failed",
          "admin/wrapped/runs/retry-zero-videos");

  @Test
  void nobody_but_the_owner_and_the_key_comes_to_the_operators_routes() {
    Browser wrong = house.stranger().with("X-Admin-Key", WrappedHouse.ADMIN_KEY + "x");
    for (Browser who : List.of(house.stranger(), wrong, house.guest())) {
      for (String path : READS) {
        assertThat(who.get(path).status()).as(path).isIn(401, 403);
      }
      for (String path : WRITES) {
        assertThat(who.post(path, Map.of()).status()).as(path).isIn(401, 403);
      }
      assertThat(who.delete("admin/users/x?confirm=true").status()).isIn(401, 403);
    }
    assertThat(wrong.get("admin/metrics").status()).isEqualTo(401);
    assertThat(house.owner().get("admin/runs").status()).isEqualTo(200);
    assertThat(house.admin().get("admin/runs").status()).isEqualTo(200);
  }

  @Test
  void without_a_key_in_the_settings_its_header_leads_nowhere() {
    try (HouseUnderTest other = HouseUnderTest.with().apps(Wrapped.KIND).start()) {
      other.owner();
      Browser program =
          new Browser(other.url() + "wrapped/").with("X-Admin-Key", WrappedHouse.ADMIN_KEY);
      assertThat(program.get("admin/metrics").status()).isEqualTo(404);
      assertThat(program.get("admin/jobs/1").status()).isEqualTo(404);
    }
  }

  @Test
  void the_stage_of_a_person_goes_from_no_run_to_ready() {
    Browser guest = house.guest();
    String user = WrappedHouse.appUserId(guest);
    Browser admin = house.admin();
    JsonNode none = admin.get("admin/users/" + user + "/stage").json();
    assertThat(none.path("stage").asString()).isEqualTo("no_run");
    assertThat(none.path("verify").path("is_watch_history_available").asString())
        .isEqualTo("unknown");
    house.history(guest, 2025, 200);
    String run = house.run(guest, 2025).path("wrapped_run_id").asString();
    JsonNode ready = admin.get("admin/users/" + user + "/stage").json();
    assertThat(ready.path("wrapped_run_id").asString()).isEqualTo(run);
    assertThat(ready.path("stage").asString()).isEqualTo("ready");
    assertThat(ready.path("next_stage").asString()).isEqualTo("ready");
    assertThat(ready.path("is_stuck").asBoolean()).isFalse();
    assertThat(ready.path("jobs").path("analysis").path("status").asString())
        .isEqualTo("succeeded");
    assertThat(admin.get("admin/users/nobody/stage").code()).isEqualTo("user_not_found");
    JsonNode again =
        admin.post("admin/users/" + user + "/restart", Map.of("stage", "analysis")).json();
    assertThat(again.path("enqueued_task").asString()).isEqualTo("wrapped.build");
    assertThat(house.ended(guest, run).path("status").asString()).isEqualTo("ready");
    JsonNode nothing = admin.post("admin/users/" + user + "/restart", Map.of()).json();
    assertThat(nothing.path("selected_stage").asString()).isEqualTo("ready");
    assertThat(nothing.path("skipped_reason").asString()).isEqualTo("nothing_to_do");
    JsonNode unlinked =
        admin.post("admin/users/" + user + "/restart", Map.of("stage", "watch_history")).json();
    assertThat(unlinked.path("skipped_reason").asString()).isEqualTo("not_linked");
    assertThat(admin.post("admin/users/" + user + "/restart", Map.of("stage", "moon")).status())
        .isEqualTo(422);
  }

  @Test
  void batches_say_what_they_would_do_and_do_it_only_when_it_is_no_rehearsal() {
    Browser guest = house.guest();
    house.history(guest, 2025, 100);
    String run = house.run(guest, 2025).path("wrapped_run_id").asString();
    fail(run);
    Browser admin = house.admin();
    JsonNode rehearsal =
        admin.post("admin/wrapped/runs/retry-failed", Map.of("dry_run", true)).json();
    assertThat(rehearsal.path("matched").asInt()).isPositive();
    assertThat(rehearsal.path("enqueued").asInt()).isZero();
    assertThat(guest.get("api/v1/wrapped/" + run).json().path("status").asString())
        .isEqualTo("failed");
    JsonNode people =
        admin
            .post(
                "admin/users/restart/batch",
                Map.of("run_status", List.of("failed"), "dry_run", true, "limit", 500))
            .json();
    assertThat(people.path("results").findValuesAsString("enqueued_task"))
        .contains("wrapped.build");
    JsonNode done = admin.post("admin/wrapped/runs/retry-failed", Map.of("limit", 0)).json();
    assertThat(done.path("enqueued").asInt()).isPositive();
    assertThat(done.path("results").findValuesAsString("wrapped_run_id")).contains(run);
    assertThat(house.ended(guest, run).path("status").asString()).isEqualTo("ready");
    JsonNode stages =
        admin
            .post(
                "admin/users/stage/batch",
                Map.of("run_status", List.of("ready"), "stage", List.of("ready"), "limit", 500))
            .json();
    assertThat(stages.path("items").findValuesAsString("wrapped_run_id")).contains(run);
    assertThat(admin.post("admin/users/stage/batch", Map.of("limit", 0)).status()).isEqualTo(422);
  }

  private static void fail(String run) {
    house
        .room()
        .database()
        .change(sql ->
            sql.sql(
                    "UPDATE app_wrapped_runs SET status = 'failed', stage = 'analysis', payload ="
                        + " NULL, reason = 'build_failed', error = 'for a test' WHERE id = :id")
                .param("id", run)
                .update());
  }

  @Test
  void a_run_that_found_nothing_is_repeated_when_there_is_something() {
    Browser guest = house.guest();
    JsonNode nothing = house.run(guest, 2025);
    String run = nothing.path("wrapped_run_id").asString();
    house.history(guest, 2025, 100);
    Browser admin = house.admin();
    JsonNode done = admin.post("admin/wrapped/runs/retry-zero-videos", Map.of("limit", 0)).json();
    assertThat(done.path("results").findValuesAsString("wrapped_run_id")).contains(run);
    assertThat(house.ended(guest, run).path("status").asString()).isEqualTo("ready");
    Answer once = admin.post("admin/wrapped/runs/" + run + "/retry", Map.of());
    assertThat(once.json().path("task_name").asString()).isEqualTo("wrapped.build");
    house.ended(guest, run);
    JsonNode shown = admin.get("admin/test/runs/" + run).json();
    assertThat(shown.path("run_status").asString()).isEqualTo("ready");
    assertThat(admin.post("admin/test/runs/" + run + "/retry-analysis", Map.of()).status())
        .isEqualTo(200);
    house.ended(guest, run);
    assertThat(
            admin
                .post("admin/test/runs/" + run + "/retry-email", Map.of())
                .json()
                .path("skipped_reason")
                .asString())
        .isEqualTo("no_verified_address");
  }

  @Test
  void a_job_and_the_figures_of_the_queue_bear_the_originals_names() {
    Browser guest = house.guest();
    house.history(guest, 2025, 50);
    JsonNode started = guest.post("api/v1/wrapped", Map.of("year", 2025)).json();
    house.ended(guest, started.path("wrapped_run_id").asString());
    long id = started.path("job").path("id").asLong();
    Browser admin = house.admin();
    JsonNode job = admin.get("admin/jobs/" + id).json();
    assertThat(job.path("task_name").asString()).isEqualTo("wrapped.build");
    assertThat(job.path("status").asString()).isEqualTo("succeeded");
    assertThat(job.path("idempotency_key").asString()).startsWith("analysis:");
    assertThat(job.path("payload").isNull()).isTrue();
    assertThat(
            admin
                .get("admin/jobs/" + id + "?include_payload=true")
                .json()
                .path("payload")
                .path("run")
                .asString())
        .isEqualTo(started.path("wrapped_run_id").asString());
    assertThat(admin.get("admin/jobs/987654321").code()).isEqualTo("job_not_found");
    assertThat(
            house.number(
                "SELECT count(*) FROM app_jobs WHERE id = ? AND status = 'succeeded' AND attempts"
                    + " = 1",
                id))
        .isEqualTo(1);
    Answer figures = admin.get("admin/metrics");
    assertThat(figures.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(figures.body())
        .contains("# TYPE tk_wrapped_jobs_total gauge")
        .contains("tk_wrapped_jobs_total{status=\"succeeded\",task_name=\"wrapped.build\"}")
        .contains("tk_wrapped_queue_pending_total ")
        .contains("tk_wrapped_queue_oldest_pending_age_seconds ")
        .contains("tk_wrapped_wrapped_runs_total{status=\"ready\"}");
  }

  @Test
  void the_desk_shows_runs_and_people_with_the_next_step() {
    Browser guest = house.guest();
    String user = WrappedHouse.appUserId(guest);
    JsonNode run = house.run(guest, 2025);
    Browser owner = house.owner();
    JsonNode page = owner.get("admin/runs?q=" + user).json();
    assertThat(page.path("total").asInt()).isEqualTo(1);
    JsonNode item = page.path("items").get(0);
    assertThat(item.path("wrapped_run_id").asString())
        .isEqualTo(run.path("wrapped_run_id").asString());
    assertThat(item.path("next_step").asString()).isEqualTo("upload_needed");
    assertThat(item.path("next_text").asString()).isNotEmpty().doesNotContain("run_next");
    assertThat(page.path("counts").path("watch_history").asInt()).isPositive();
    assertThat(owner.get("admin/runs?stuck=true").json().path("total").asInt()).isZero();
    assertThat(owner.get("admin/runs?stage=moon").status()).isEqualTo(422);
    JsonNode people = owner.get("admin/users?q=" + user).json();
    assertThat(people.path("items").get(0).path("app_user_id").asString()).isEqualTo(user);
    assertThat(people.path("items").get(0).path("runs").asInt()).isEqualTo(1);
    assertThat(owner.get("admin/users?size=1").json().path("items")).hasSize(1);
  }
}
