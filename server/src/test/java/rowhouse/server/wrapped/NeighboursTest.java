package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.vault.Vault;
import rowhouse.weekly.Weekly;
import rowhouse.wrapped.Wrapped;
import tools.jackson.databind.JsonNode;

/** Wrapped beside the other apps: alone, together, and broken. */
final class NeighboursTest {
  @TempDir Path folder;

  private static HouseUnderTest.Plan plan() {
    return HouseUnderTest.with()
        .setting("rowhouse.wrapped.visitors", "true")
        .setting("rowhouse.weekly.visitors", "true");
  }

  private static Browser guest(String door) {
    Browser browser = new Browser(door);
    Answer made = browser.post("api/v1/me", Map.of("time_zone", "Asia/Seoul"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return browser.with("X-CSRF-Token", made.json().path("csrf").asString());
  }

  @Test
  void a_broken_wrapped_database_leaves_weekly_and_vault_untouched() throws IOException {
    assumeThat(TestDatabase.chosen()).as("the file is broken on purpose").isEqualTo(Dialect.SQLITE);
    Path file = folder.resolve("wrapped").resolve("wrapped.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is no database ".repeat(500));
    try (HouseUnderTest house =
        plan().folder(folder).apps(Wrapped.KIND, Weekly.KIND, Vault.KIND).start()) {
      Browser owner = house.owner();
      for (String path : List.of("wrapped/api/v1/me", "wrapped/wrapped/x", "wrapped/admin/runs")) {
        Answer down = owner.get(path);
        assertThat(down.status()).as(path).isEqualTo(503);
        assertThat(down.code()).isEqualTo("app_down");
      }
      Browser weekly = guest(house.url() + "weekly/");
      assertThat(weekly.get("api/v1/me").json().path("who").asString()).isEqualTo("member");
      Answer shared =
          owner.post("vault/api/v1/shares", Map.of("url", "https://example.org/a-page"));
      assertThat(shared.status()).isEqualTo(200);
      assertThat(owner.get("vault/api/v1/contents").json().path("total").asInt()).isEqualTo(1);
      assertThat(owner.get("health").json().path("status").asString()).isEqualTo("degraded");
      Files.delete(file);
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() -> assertThat(owner.get("wrapped/api/v1/me").status()).isEqualTo(200));
    }
  }

  /** As the originals ran: one on 8080 and the other on 8081, each with data of its own. */
  @Test
  void wrapped_and_weekly_run_alone_beside_each_other_with_separate_data() {
    int first = HouseUnderTest.freePort();
    int second = HouseUnderTest.freePort();
    try (HouseUnderTest wrapped =
            plan()
                .folder(folder.resolve("one"))
                .apps(Wrapped.KIND, Weekly.KIND, Vault.KIND)
                .setting("rowhouse.apps", "wrapped")
                .setting("rowhouse.doors.wrapped.port", String.valueOf(first))
                .start();
        HouseUnderTest weekly =
            plan()
                .folder(folder.resolve("two"))
                .apps(Wrapped.KIND, Weekly.KIND, Vault.KIND)
                .setting("rowhouse.apps", "weekly")
                .setting("rowhouse.doors.weekly.port", String.valueOf(second))
                .start()) {
      assertThat(apps(wrapped)).contains("wrapped").doesNotContain("weekly", "vault");
      assertThat(apps(weekly)).contains("weekly").doesNotContain("wrapped", "vault");
      Browser one = guest("http://127.0.0.1:" + first + "/");
      Browser two = guest("http://127.0.0.1:" + second + "/");
      String run =
          one.post("api/v1/wrapped", Map.of("year", 2025)).json().path("wrapped_run_id").asString();
      assertThat(run).isNotEmpty();
      String user = WrappedHouse.appUserId(one);
      assertThat(one.get("wrapped/" + user).status()).as("the original's path").isEqualTo(200);
      assertThat(two.get("wrapped/" + user).status()).isEqualTo(404);
      assertThat(WrappedHouse.appUserId(two)).isNotEqualTo(user);
      assertThat(users(wrapped, "wrapped")).isEqualTo(1);
      assertThat(users(weekly, "weekly")).isEqualTo(1);
    }
  }

  @Test
  void wrapped_and_weekly_run_together_behind_one_port_with_separate_data() {
    try (HouseUnderTest house = plan().apps(Wrapped.KIND, Weekly.KIND).start()) {
      Browser one = guest(house.url() + "wrapped/");
      Browser two = guest(house.url() + "weekly/");
      assertThat(WrappedHouse.appUserId(one)).isNotEqualTo(WrappedHouse.appUserId(two));
      assertThat(users(house, "wrapped")).isEqualTo(1);
      assertThat(users(house, "weekly")).isEqualTo(1);
      String cookie = one.cookie("rowhouse_wrapped_member");
      JsonNode there =
          new Browser(house.url() + "weekly/")
              .withCookie("rowhouse_weekly_member", cookie)
              .get("api/v1/me")
              .json();
      assertThat(there.path("who").asString())
          .as("a member of one is none of the other")
          .isEqualTo("stranger");
    }
  }

  private static List<String> apps(HouseUnderTest house) {
    return List.copyOf(house.rowhouse().rooms().apps().keySet());
  }

  private static long users(HouseUnderTest house, String app) {
    return house
        .room(app)
        .database()
        .read(sql ->
            sql.sql("SELECT count(*) FROM app_users WHERE is_owner = 0")
                .query(Long.class)
                .single());
  }
}
