package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.test.TestDatabase;
import tools.jackson.databind.JsonNode;

final class RoomDownTest {
  @TempDir Path folder;

  @Test
  void a_broken_app_is_down_with_a_reason_the_others_answer_and_it_recovers_when_mended()
      throws IOException {
    assumeThat(TestDatabase.chosen()).as("the file is broken on purpose").isEqualTo(Dialect.SQLITE);
    Path file = folder.resolve("alpha").resolve("alpha.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is no database ".repeat(500));
    try (HouseUnderTest house =
        HouseUnderTest.with().folder(folder).apps(TestApps.ALPHA, TestApps.BETA).start()) {
      Browser owner = house.owner();

      Answer down = owner.get("alpha/api/v1/things");
      assertThat(down.status()).isEqualTo(503);
      assertThat(down.code()).isEqualTo("app_down");
      assertThat(owner.get("beta/api/v1/things").status()).isEqualTo(200);
      assertThat(owner.get("api/settings").status()).isEqualTo(200);
      JsonNode app = owner.get("api/house").json().path("apps").get(0);
      assertThat(app.path("state").asString()).isEqualTo("down");
      assertThat(app.path("reason").asString()).isNotEmpty();
      JsonNode seen = house.stranger().get("api/house").json().path("apps").get(0);
      assertThat(seen.path("state").asString()).isEqualTo("down");
      assertThat(seen.path("reason").asString("")).as("strangers learn no reason").isEmpty();
      assertThat(owner.get("health").json().path("status").asString()).isEqualTo("degraded");
      assertThat(owner.get("health/ready").status()).isEqualTo(200);
      assertThat(owner.get("alpha/api/v1/health").status()).isEqualTo(503);
      assertThat(owner.get("alpha/api/v1/health").json().path("status").asString())
          .isEqualTo("degraded");
      assertThat(owner.get("beta/health/ready").status()).isEqualTo(200);

      Files.delete(file);

      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(
              () -> assertThat(owner.get("alpha/api/v1/things").status()).isEqualTo(200));
      assertThat(owner.get("health").json().path("status").asString()).isEqualTo("ok");
    }
  }
}
