package rowhouse.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.CommandLineRun;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.TestApps;
import tools.jackson.databind.JsonNode;

final class DeskTest {
  private static HouseUnderTest house;
  private static Browser owner;

  @BeforeAll
  static void openHouse() {
    house = HouseUnderTest.with().apps(TestApps.ALPHA, TestApps.BETA).start();
    owner = house.owner();
  }

  @AfterAll
  static void closeHouse() {
    house.close();
  }

  private static long add(String kind, String secret) {
    Map<String, Object> body = Map.of("kind", kind, "number", 7, "secret", secret);
    return owner.post("alpha/api/v1/jobs", body).json().path("id").asLong();
  }

  private static JsonNode ended(long id, String state) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> job(id).path("state").asString().equals(state));
    return job(id);
  }

  private static JsonNode job(long id) {
    return owner.get("api/jobs/alpha/" + id).json();
  }

  private static JsonNode alpha() {
    for (JsonNode app : owner.get("api/jobs").json().path("apps")) {
      if (app.path("app").asString().equals("alpha")) {
        return app;
      }
    }
    throw new AssertionError("alpha is not on the desk");
  }

  @Test
  void a_job_is_seen_with_its_progress_its_attempts_and_a_masked_payload() {
    long id = add("alpha.work", "the diary of somebody");

    JsonNode job = ended(id, "done");

    assertThat(job.path("kind").asString()).isEqualTo("alpha.work");
    assertThat(job.path("max_attempts").asInt()).isEqualTo(5);
    assertThat(job.path("stage").asString()).isEqualTo("walking");
    assertThat(job.path("total").asLong()).isEqualTo(2);
    assertThat(job.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(job.path("payload").path("number").asLong()).isEqualTo(7);
    assertThat(job.toString()).doesNotContain("diary");
    assertThat(job.path("attempts").size()).isEqualTo(1);
    assertThat(job.path("attempts").get(0).path("outcome").asString()).isEqualTo("done");
  }

  @Test
  void the_queue_of_every_open_app_is_counted() {
    ended(add("alpha.work", "x"), "done");
    JsonNode app = alpha();
    assertThat(app.path("counts").path("done").asLong()).isPositive();
    assertThat(app.path("workers").size()).isEqualTo(1);
    assertThat(app.path("kinds").toString()).contains("alpha.work").contains("alpha.fail");
    assertThat(app.path("oldest_ready_seconds").isNull()).isTrue();
  }

  @Test
  void a_dead_job_is_retried_and_that_stands_in_the_audit() {
    long id = add("alpha.fail", "x");
    JsonNode dead = ended(id, "dead");
    assertThat(dead.path("error").asString()).contains("on purpose");

    Answer retried = owner.post("api/jobs/alpha/" + id + "/retry", Map.of());

    assertThat(retried.status()).isEqualTo(200);
    JsonNode act = owner.get("api/audit").json().path("items").get(0);
    assertThat(act.path("what").asString()).isEqualTo("job_retried");
    assertThat(act.path("target").asString()).isEqualTo("alpha job " + id);
    ended(id, "dead");
    Answer all = owner.post("api/jobs/alpha/retry-dead", Map.of("kind", "alpha.fail"));
    assertThat(all.json().path("retried").asInt()).isPositive();
    ended(id, "dead");
  }

  @Test
  void a_job_that_is_done_can_neither_be_cancelled_nor_retried() {
    long id = add("alpha.work", "x");
    ended(id, "done");
    Answer cancel = owner.post("api/jobs/alpha/" + id + "/cancel", Map.of());
    assertThat(cancel.status()).isEqualTo(409);
    assertThat(cancel.code()).isEqualTo("job_not_cancellable");
    assertThat(owner.post("api/jobs/alpha/" + id + "/retry", Map.of()).code())
        .isEqualTo("job_not_retryable");
  }

  @Test
  void a_paused_kind_waits_can_be_cancelled_and_goes_on_when_resumed() {
    owner.post("api/jobs/alpha/kinds/alpha.work/pause", Map.of());
    long cancelled = add("alpha.work", "x");
    long kept = add("alpha.work", "x");
    assertThat(job(cancelled).path("state").asString()).isEqualTo("ready");
    assertThat(alpha().path("kinds").toString()).contains("\"paused\":true");

    assertThat(owner.post("api/jobs/alpha/" + cancelled + "/cancel", Map.of()).status())
        .isEqualTo(200);
    owner.post("api/jobs/alpha/kinds/alpha.work/resume", Map.of());

    ended(kept, "done");
    assertThat(job(cancelled).path("state").asString()).isEqualTo("cancelled");
  }

  @Test
  void jobs_are_listed_by_state_and_kind_and_page() {
    long first = add("alpha.work", "x");
    long second = add("alpha.work", "x");
    ended(first, "done");
    ended(second, "done");
    JsonNode page = owner.get("api/jobs/alpha?state=done&kind=alpha.work&limit=1").json();
    assertThat(page.path("items").size()).isEqualTo(1);
    JsonNode next =
        owner.get("api/jobs/alpha?state=done&limit=1&before=" + page.path("next").asLong()).json();
    assertThat(next.path("items").get(0).path("id").asLong())
        .isLessThan(page.path("items").get(0).path("id").asLong());
    assertThat(owner.get("api/jobs/alpha?state=asleep").code()).isEqualTo("job_state_unknown");
    assertThat(owner.get("api/jobs/alpha?limit=201").status()).isEqualTo(422);
    assertThat(owner.get("api/jobs/gamma").status()).isEqualTo(404);
    assertThat(owner.get("api/jobs/alpha/999999").status()).isEqualTo(404);
    assertThat(owner.post("api/jobs/alpha/timers/none/run", Map.of()).status()).isEqualTo(404);
    assertThat(owner.post("api/jobs/alpha/kinds/none/pause", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void a_tokens_holder_never_sees_the_desk() {
    Browser program = house.stranger().with("X-API-Token", TestApps.ALPHA_TOKEN);
    assertThat(program.get("api/jobs").status()).isEqualTo(401);
  }

  @Test
  void the_command_line_steers_the_running_server() throws Exception {
    String data = "--rowhouse.data=" + house.folder();
    long id = add("alpha.fail", "x");
    ended(id, "dead");

    CommandLineRun listed = CommandLineRun.of("jobs", "list", "--app=alpha", "--state=dead", data);
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out()).contains(String.valueOf(id)).contains("on purpose");
    CommandLineRun retried = CommandLineRun.of("jobs", "retry", "alpha", String.valueOf(id), data);
    assertThat(retried.code()).as(retried.err()).isZero();
    ended(id, "dead");
    CommandLineRun refused = CommandLineRun.of("jobs", "cancel", "alpha", String.valueOf(id), data);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("nothing to cancel");
    CommandLineRun drained = CommandLineRun.of("jobs", "drain", "alpha", data);
    assertThat(drained.code()).as(drained.err()).isZero();
    assertThat(alpha().path("kinds").toString()).doesNotContain("\"paused\":false");
    assertThat(CommandLineRun.of("jobs", "resume", "alpha", data).code()).isZero();
    assertThat(alpha().path("kinds").toString()).doesNotContain("\"paused\":true");
    assertThat(CommandLineRun.of("health", data).code()).isZero();
  }

  @Test
  void the_key_of_the_command_line_is_for_the_user_of_the_data_folder_alone() throws Exception {
    Path file = house.folder().resolve("server.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Browser guesser = house.stranger().with("X-Rowhouse-Key", "guessed");
    assertThat(guesser.get("api/jobs").status()).isEqualTo(401);
    Path empty = Files.createTempDirectory("rowhouse-empty-");
    CommandLineRun nobody = CommandLineRun.of("jobs", "list", "--rowhouse.data=" + empty);
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(nobody.err()).contains("No server runs with the data folder");
    Files.delete(empty);
  }
}
