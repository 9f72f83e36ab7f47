package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.test.SmallDisk;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;

/** Needs root, to mount a file system that is really full. */
final class FullStorageTest {
  @Test
  void v_d18_a_full_disk_is_said_so_reading_goes_on_and_space_is_all_that_is_needed()
      throws IOException {
    Assumptions.assumeTrue(
        TestDatabase.chosen() == Dialect.SQLITE, "the disk of a PostgreSQL server is its own");
    try (SmallDisk disk = SmallDisk.of(200);
        VaultHouse vault = VaultHouse.open(plan -> plan.folder(disk.folder().resolve("data")))) {
      String url = vault.page("/before", "Before the flood");
      long id = vault.keep(url).path("id").asLong();
      Browser phone = vault.house().stranger();
      phone.post("api/session", Map.of("password", HouseUnderTest.PASSWORD));
      Path filler = disk.fill();

      String late = vault.page("/during", "During the flood");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            Answer answer = vault.post("shares", Map.of("url", late, "note", "n".repeat(2000)));
            return answer.status() == 507 && answer.code().equals("storage_full");
          });
      assertThat(vault.show(id).path("title").asString()).isEqualTo("Before the flood");
      assertThat(vault.get("search?q=flood").json().path("total").asInt()).isEqualTo(1);
      assertThat(vault.get("contents/" + id + "/snapshot").status()).isEqualTo(200);

      vault.house().clock().advance(Duration.ofMinutes(2));
      assertThat(phone.get("api/settings").status()).isEqualTo(200);
      assertThat(phone.get("vault/api/v1/contents/" + id).status()).isEqualTo(200);

      Files.delete(filler);
      long after = vault.share(late);
      assertThat(vault.ended(after, "parse_success").path("title").asString())
          .isEqualTo("During the flood");
      assertThat(vault.get("search?q=flood").json().path("total").asInt()).isEqualTo(2);
    }
  }

  @Test
  void v_d18_a_page_shared_while_there_is_no_room_for_files_is_kept_by_itself_once_there_is()
      throws Exception {
    try (SmallDisk disk = SmallDisk.of(250);
        VaultHouse vault = VaultHouse.open(plan -> plan.folder(disk.folder().resolve("data")))) {
      Path filler = disk.fill(50L << 20);
      long id = vault.share(vault.page("/waits", "Waiting for room"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> jobError(vault, id).equals("storage_full"));
      for (int i = 1; i <= 5; i++) {
        int tries = i;
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> {
              dueNow(vault);
              return vault.site().hits("/waits") > tries;
            });
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> vault.show(id).path("status").asString().equals("unprocessed"));

      Files.delete(filler);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            dueNow(vault);
            return vault.show(id).path("status").asString().equals("parse_success");
          });
      assertThat(vault.show(id).path("title").asString()).isEqualTo("Waiting for room");
    }
  }

  private static String jobError(VaultHouse vault, long id) {
    long job = vault.show(id).path("job").path("id").asLong();
    return vault.get("jobs/" + job).json().path("error_code").asString();
  }

  /** As if the time that a job waits for had come. */
  private static void dueNow(VaultHouse vault) {
    vault
        .room()
        .database()
        .change(sql -> sql.sql("UPDATE job SET run_at = 0 WHERE state = 'failed'").update());
  }
}
