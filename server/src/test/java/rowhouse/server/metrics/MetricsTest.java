package rowhouse.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.TestApps;

final class MetricsTest {
  @Test
  void figures_of_rooms_requests_and_jobs_are_there_for_the_token_with_the_scope_alone() {
    try (HouseUnderTest house =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA)
            .setting("rowhouse.metrics.token", "a-token-for-the-monitor")
            .start()) {
      Browser owner = house.owner();
      owner.get("alpha/api/v1/things");
      owner.get("an/unknown/path/17");
      Map<String, Object> job = Map.of("kind", "alpha.work", "number", 1, "secret", "x");
      long id = owner.post("alpha/api/v1/jobs", job).json().path("id").asLong();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() ->
              owner.get("api/jobs/alpha/" + id).json().path("state").asString().equals("done"));
      Browser monitor = house.stranger().with("Authorization", "Bearer a-token-for-the-monitor");

      Answer figures = monitor.get("metrics");

      assertThat(figures.status()).as(figures.body()).isEqualTo(200);
      assertThat(figures.header("Content-Type")).startsWith("text/plain");
      assertThat(figures.body())
          .contains("rowhouse_room_open{app=\"alpha\"} 1")
          .contains("route=\"/alpha/api/v1/things\"")
          .contains("route=\"/api/jobs/{app}/{id}\"")
          .contains(
              "rowhouse_jobs_ran_seconds_count{app=\"alpha\",kind=\"alpha.work\",state=\"done\"}")
          .contains("rowhouse_event_listeners{app=\"house\"} 0")
          .contains("jvm_memory_used_bytes")
          .doesNotContain("unknown/path");
      assertThat(owner.get("metrics").status()).isEqualTo(200);
      assertThat(house.stranger().get("metrics").status()).isEqualTo(401);
      Browser other = house.stranger().with("X-API-Token", TestApps.ALPHA_TOKEN);
      assertThat(other.get("metrics").status()).isEqualTo(401);
    }
  }

  @Test
  void a_token_that_is_configured_no_more_opens_nothing(@TempDir Path folder) {
    HouseUnderTest.Plan plan = HouseUnderTest.with().folder(folder);
    try (HouseUnderTest house =
        plan.setting("rowhouse.metrics.token", "a-token-for-the-monitor").start()) {
      Browser monitor = house.stranger().with("Authorization", "Bearer a-token-for-the-monitor");
      assertThat(monitor.get("metrics").status()).isEqualTo(200);
    }
    try (HouseUnderTest house = plan.setting("rowhouse.metrics.token", "").start()) {
      Browser monitor = house.stranger().with("Authorization", "Bearer a-token-for-the-monitor");
      assertThat(monitor.get("metrics").status()).isEqualTo(401);
    }
  }
}
