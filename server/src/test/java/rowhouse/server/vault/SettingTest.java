package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.Feed;
import rowhouse.server.HouseUnderTest;
import tools.jackson.databind.JsonNode;

final class SettingTest {
  private static final Map<String, String> PASSWORD = Map.of("password", HouseUnderTest.PASSWORD);

  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  @Test
  void pictures_are_kept_as_the_page_says_from_then_on() {
    JsonNode standard = vault.get("settings/pictures").json();
    assertThat(standard.path("convert").asBoolean()).isTrue();
    assertThat(standard.path("quality").asInt()).isEqualTo(80);
    assertThat(standard.path("max").asInt()).isEqualTo(100);

    Map<String, Object> none = Map.of("convert", false, "quality", 60, "max", 1);
    assertThat(vault.put("settings/pictures", none).status()).isEqualTo(200);
    JsonNode kept = vault.keep(vault.fixture().at("/article?settings=1").toString());
    assertThat(kept.path("pictures").size()).isEqualTo(1);
    Answer picture = vault.get("media/" + kept.path("pictures").path(0).path("key").asString());
    assertThat(picture.header("content-type")).isEqualTo("image/jpeg");

    vault.put("settings/pictures", Map.of("convert", true, "quality", 80, "max", 100));
    JsonNode again = vault.keep(vault.fixture().at("/article?settings=2").toString());
    assertThat(again.path("pictures").size()).isEqualTo(3);
    Answer wrong = vault.put("settings/pictures", Map.of("convert", true, "quality", 0, "max", 1));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("fields").path(0).path("field").asString()).isEqualTo("quality");
  }

  @Test
  void a_new_token_is_shown_once_and_the_old_one_is_refused() throws InterruptedException {
    try (VaultHouse other = VaultHouse.open()) {
      String old = other.token();
      assertThat(other.get("settings/token").json().path("masked").asString())
          .doesNotContain(old)
          .contains("***");
      assertThat(other.post("settings/token/rotate", Map.of("password", "guessed it")).status())
          .isEqualTo(401);
      Feed feed = other.program().follow("vault/api/v1/events/subscribe", null);
      assertThat(feed.next()).containsEntry("event", "connected");
      String fresh = other.post("settings/token/rotate", PASSWORD).json().path("token").asString();
      assertThat(fresh).startsWith("VS_").isNotEqualTo(old);
      assertThat(feed.hasEnded()).as("what the old token had opened").isTrue();
      Browser before = other.house().stranger().with("X-API-Token", old);
      Browser after = other.house().stranger().with("X-API-Token", fresh);
      Browser bearer = other.house().stranger().with("Authorization", "Bearer " + fresh);
      assertThat(before.get("vault/api/v1/tags").code()).isEqualTo("invalid_api_token");
      assertThat(before.get("vault/api/v1/tags").status()).isEqualTo(401);
      assertThat(after.get("vault/api/v1/tags").status()).isEqualTo(200);
      assertThat(bearer.get("vault/api/v1/tags").status()).isEqualTo(200);
      assertThat(after.post("vault/api/v1/settings/token/rotate", null).status()).isIn(401, 403);
      assertThat(after.get("vault/api/v1/settings/token").status()).isIn(401, 403);
    }
  }

  @Test
  void a_token_of_the_configuration_is_changed_there_and_ends_with_it(@TempDir Path folder) {
    try (VaultHouse first =
        VaultHouse.open(plan ->
            plan.folder(folder).setting("rowhouse.vault.api-token", "a-token-that-leaked"))) {
      Browser program = first.house().stranger().with("X-API-Token", "a-token-that-leaked");
      assertThat(program.get("vault/api/v1/tags").status()).isEqualTo(200);
      assertThat(first.get("settings/token").json().path("configured").asBoolean()).isTrue();

      Answer rotated =
          first.post("settings/token/rotate", Map.of("password", HouseUnderTest.PASSWORD));

      assertThat(rotated.status()).isEqualTo(409);
      assertThat(rotated.code()).isEqualTo("token_configured");
      assertThat(program.get("vault/api/v1/tags").status()).isEqualTo(200);
    }
    try (VaultHouse second = VaultHouse.open(plan -> plan.folder(folder))) {
      Browser program = second.house().stranger().with("X-API-Token", "a-token-that-leaked");
      assertThat(program.get("vault/api/v1/tags").status()).isEqualTo(401);
      assertThat(second.program().get("vault/api/v1/tags").status()).isEqualTo(200);
      assertThat(second.get("settings/token").json().path("configured").asBoolean()).isFalse();
    }
    try (VaultHouse third = VaultHouse.open(plan -> plan.folder(folder))) {
      assertThat(third.house().greeting()).noneMatch(line -> line.contains("VS_"));
    }
  }

  /** The original compared tokens letter by letter and let anybody try for ever. */
  @Test
  void
      d_a8_09_v_d19_whoever_tries_a_thousand_tokens_is_slowed_down_and_the_right_one_still_works() {
    try (VaultHouse other = VaultHouse.open()) {
      int refused = 0;
      for (int i = 0; i < 1000 && refused == 0; i++) {
        Answer answer =
            other.house().stranger().with("X-API-Token", "VS_" + i).get("vault/api/v1/tags");
        assertThat(answer.status()).isIn(401, 429);
        if (answer.status() == 429) {
          refused = i;
          assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
        }
      }
      assertThat(refused).isEqualTo(30);
      assertThat(other.program().get("vault/api/v1/tags").status()).isEqualTo(200);
      other.house().clock().advance(Duration.ofMinutes(2));
      assertThat(
              other.house().stranger().with("X-API-Token", "x").get("vault/api/v1/tags").status())
          .isEqualTo(401);
    }
  }

  @Test
  void the_example_is_loaded_kept_without_any_network_and_removed_again() {
    try (VaultHouse other = VaultHouse.open()) {
      assertThat(other.get("example").json().path("loaded").asBoolean()).isFalse();
      Answer loaded = other.post("example", null);
      assertThat(loaded.status()).isEqualTo(202);
      List<Long> ids = loaded.json().path("ids").valueStream().map(JsonNode::asLong).toList();
      assertThat(ids).hasSize(8);
      ids.forEach(id -> other.ended(id, "parse_success"));
      assertThat(other.get("example").json().path("loaded").asBoolean()).isTrue();
      assertThat(other.post("example", null).json().path("ids").valueStream().map(JsonNode::asLong))
          .containsExactlyElementsOf(ids);
      JsonNode list = other.get("contents").json();
      assertThat(list.path("total").asInt()).isEqualTo(8);
      assertThat(list.path("items").valueStream().map(i -> i.path("language").asString()))
          .contains("en", "zh", "ko");
      assertThat(list.path("items").valueStream()).allMatch(i -> i.path("example").asBoolean());
      long own = other.keep(other.page("/own", "My own page")).path("id").asLong();

      assertThat(other.delete("example").json().path("deleted").asInt()).isEqualTo(8);
      assertThat(other.get("example").json().path("loaded").asBoolean()).isFalse();
      assertThat(other.get("contents").json().path("total").asInt()).isEqualTo(1);
      assertThat(other.show(own).path("title").asString()).isEqualTo("My own page");
    }
  }

  /** Counting goes through every file, and every opening of the library asks for it. */
  @Test
  void what_is_stored_is_counted_once_a_minute_and_a_shared_file_once() {
    try (VaultHouse other = VaultHouse.open()) {
      String picture = "<img src='" + other.fixture().at("/pic/s.png?w=500&h=400") + "' alt='s'>";
      other.keep(other.page("/one", "One", VaultHouse.TEXT + "\n\n" + picture));
      long before = other.get("dashboard/stats").json().path("storage_usage_bytes").asLong();
      other.keep(other.page("/two", "Two", VaultHouse.TEXT + " More.\n\n" + picture));
      assertThat(other.get("dashboard/stats").json().path("storage_usage_bytes").asLong())
          .isEqualTo(before);
      other.house().clock().advance(Duration.ofSeconds(61));
      assertThat(other.get("dashboard/stats").json().path("storage_usage_bytes").asLong())
          .isGreaterThan(before);
      JsonNode storage = other.get("storage/stats").json();
      assertThat(storage.path("by_platform").path("universal").asLong())
          .isEqualTo(storage.path("total_bytes").asLong())
          .isEqualTo(other.number("SELECT SUM(size) FROM blob"));
      assertThat(storage.path("media_count").asLong())
          .isEqualTo(other.number("SELECT COUNT(*) FROM blob"));
    }
  }

  @Test
  void the_dashboard_counts_what_is_there() {
    try (VaultHouse other = VaultHouse.open()) {
      JsonNode idle = other.get("dashboard/queue").json();
      assertThat(idle.path("parse").path("ready").asInt(-1)).isZero();
      assertThat(idle.path("distribution").isObject()).isTrue();
      other.keep(other.fixture().at("/article").toString());
      other.house().clock().advance(Duration.ofDays(2));
      other.keep(other.page("/dash", "Dash"));
      JsonNode stats = other.get("dashboard/stats").json();
      assertThat(stats.path("platform_counts").path("universal").asInt()).isEqualTo(2);
      assertThat(stats.path("daily_growth").size()).isEqualTo(7);
      assertThat(stats.path("daily_growth").path(6).path("date").asString())
          .isEqualTo("2026-11-24");
      assertThat(
              stats.path("daily_growth").valueStream().map(d -> d.path("count").asInt()).toList())
          .containsExactly(0, 0, 0, 0, 1, 0, 1);
      assertThat(stats.path("storage_usage_bytes").asLong()).isPositive();
      assertThat(other.get("dashboard/queue").json().path("parse").path("done").asInt())
          .isEqualTo(2);
      JsonNode storage = other.get("storage/stats").json();
      assertThat(storage.path("total_bytes").asLong())
          .isEqualTo(stats.path("storage_usage_bytes").asLong());
      assertThat(storage.path("by_type").propertyNames()).contains("text/html", "image/webp");
      assertThat(storage.path("by_platform").path("universal").asLong()).isPositive();
    }
  }

  @Test
  void an_originals_client_is_told_that_all_is_set_up() {
    JsonNode status = vault.house().stranger().get("vault/api/v1/init-status").json();
    assertThat(status.path("needs_setup").asBoolean()).isFalse();
    assertThat(status.path("has_bot").asBoolean()).isFalse();
  }
}
