package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.server.Answer;

final class HealthTest {
  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void a8_17_an_app_is_ready_only_while_its_database_queue_and_files_answer(String app) {
    try (WatchingHouse house = WatchingHouse.open()) {
      assertThat(house.stranger(app).get("healthz").status()).isEqualTo(204);
      assertThat(house.stranger(app).get("readyz").status()).isEqualTo(204);
      house.room(app).jobs().stop(Duration.ofSeconds(5));
      Answer idle = house.stranger(app).get("readyz");
      assertThat(idle.status()).isEqualTo(503);
      assertThat(idle.code()).isEqualTo("not_ready");
      assertThat(idle.json().path("checks").path("queue").asString()).isNotEqualTo("ok");
      assertThat(idle.json().path("checks").path("database").asString()).isEqualTo("ok");
      assertThat(house.stranger(app).get("healthz").status()).isEqualTo(204);
      house.room(app).jobs().start();
      assertThat(house.stranger(app).get("readyz").status()).isEqualTo(204);
      house
          .room(app)
          .database()
          .change(sql -> sql.sql("ALTER TABLE app_users RENAME TO gone").update());
      Answer broken = house.stranger(app).get("readyz");
      assertThat(broken.json().path("checks").path("database").asString()).isEqualTo("fails");
    }
  }

  @Test
  void a_broken_database_of_one_app_leaves_the_other_ready() throws IOException {
    if (TestDatabase.chosen() != Dialect.SQLITE) {
      return;
    }
    Path folder = Files.createTempDirectory("rowhouse-broken-");
    Files.createDirectories(folder.resolve("wrapped"));
    Files.writeString(
        folder.resolve("wrapped").resolve("wrapped.db"), "this is no database ".repeat(500));
    try (WatchingHouse house = WatchingHouse.open(plan -> plan.folder(folder))) {
      Answer down = house.stranger("wrapped").get("readyz");
      assertThat(down.status()).isEqualTo(503);
      assertThat(down.json().path("checks").path("database").asString()).isEqualTo("down");
      assertThat(house.stranger("weekly").get("readyz").status()).isEqualTo(204);
    }
  }
}
