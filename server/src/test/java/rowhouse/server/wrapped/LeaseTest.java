package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.database.Dialect;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

/** Workers that lose what they hold, as another process of an equal number would make them. */
final class LeaseTest {
  private static final long SOMEBODY_ELSE = 987_654;

  private WrappedHouse house;

  @BeforeEach
  void open() {
    house = WrappedHouse.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private JsonNode start(Browser guest) {
    return guest.post("api/v1/wrapped", Map.of("year", 2025)).json();
  }

  private String clock() {
    return house.room().database().dialect() == Dialect.SQLITE
        ? "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
        : "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
  }

  /** Another worker claims the job, as one does whose lease ran out elsewhere, and dies. */
  private int claimAndDie(long job, String state) {
    return house
        .room()
        .database()
        .write(sql ->
            sql.sql(
                    "UPDATE job SET state = 'running', attempt = attempt + 1, fence = fence + 1,"
                        + " worker = :worker, started_at = "
                        + clock()
                        + ", ready_at = NULL, lease_until = "
                        + clock()
                        + " - 1000 WHERE id = :id AND state = :state")
                .param("worker", SOMEBODY_ELSE)
                .param("id", job)
                .param("state", state)
                .update());
  }

  @Test
  void a8_04_a_worker_whose_job_was_claimed_by_another_writes_nothing_and_the_story_is_made_once() {
    Browser guest = house.guest();
    house.history(guest, 2025, 250_000);
    JsonNode started = start(guest);
    long job = started.path("job").path("id").asLong();
    await()
        .alias("the job is taken from its worker")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> claimAndDie(job, "running") == 1);
    JsonNode told = house.ended(guest, started.path("wrapped_run_id").asString());
    assertThat(told.path("status").asString()).isEqualTo("ready");
    assertThat(house.number("SELECT fence FROM job WHERE id = ?", job)).isEqualTo(3);
    assertThat(
            house.number(
                "SELECT count(*) FROM job_attempt WHERE job_id = ? AND outcome = 'lost' AND worker"
                    + " = ?",
                job,
                SOMEBODY_ELSE))
        .isEqualTo(1);
    assertThat(
            house.room().events().after(0, 1_000).stream()
                .filter(event -> event.type().equals("run_changed"))
                .filter(event ->
                    event.data().contains("\"ready\",")
                        || event.data().contains("\"status\":\"ready\""))
                .count())
        .isEqualTo(1);
  }

  @Test
  void a8_05_every_lost_lease_counts_and_a_job_that_kills_its_workers_ends_as_failed() {
    Browser guest = house.guest();
    house.history(guest, 2025, 10);
    house.room().jobs().pause("wrapped.build");
    JsonNode started = start(guest);
    long job = started.path("job").path("id").asLong();
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(claimAndDie(job, "ready")).as("attempt " + attempt).isEqualTo(1);
      long count = attempt;
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(20))
          .until(() ->
              house.number(
                      "SELECT count(*) FROM job_attempt WHERE job_id = ? AND outcome = 'lost'", job)
                  == count);
    }
    JsonNode failed = house.ended(guest, started.path("wrapped_run_id").asString());
    assertThat(failed.path("status").asString()).isEqualTo("failed");
    assertThat(failed.path("reason").path("next_step").asString()).isNotEmpty();
    JsonNode shown = house.admin().get("admin/jobs/" + job).json();
    assertThat(shown.path("status").asString()).isEqualTo("failed");
    assertThat(shown.path("attempts").asInt()).isEqualTo(4);
    assertThat(shown.path("max_attempts").asInt()).isEqualTo(4);
    house.room().jobs().resume("wrapped.build");
    JsonNode again = house.admin().post("admin/wrapped/runs/retry-failed", Map.of()).json();
    assertThat(again.path("enqueued").asInt()).isEqualTo(1);
    assertThat(
            house.ended(guest, started.path("wrapped_run_id").asString()).path("status").asString())
        .isEqualTo("ready");
  }

  @Test
  void a_run_whose_worker_is_not_heard_of_is_shown_as_stuck() {
    Browser guest = house.guest();
    house.room().jobs().pause("wrapped.build");
    JsonNode started = start(guest);
    house
        .room()
        .database()
        .change(sql ->
            sql.sql("UPDATE job SET ready_at = " + clock() + " - 700000 WHERE id = :id")
                .param("id", started.path("job").path("id").asLong())
                .update());
    JsonNode stage =
        house.admin().get("admin/users/" + WrappedHouse.appUserId(guest) + "/stage").json();
    assertThat(stage.path("is_stuck").asBoolean()).isTrue();
    assertThat(stage.path("stuck_reason").asString()).isEqualTo("no_worker_took_it");
    JsonNode desk = house.owner().get("admin/runs?stuck=true").json();
    assertThat(desk.path("total").asInt()).isEqualTo(1);
    assertThat(desk.path("items").get(0).path("next_step").asString()).isEqualTo("start_a_worker");
    assertThat(desk.path("counts").path("stuck").asInt()).isEqualTo(1);
  }
}
