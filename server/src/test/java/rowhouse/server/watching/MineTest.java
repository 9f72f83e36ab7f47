package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.server.watching.Exports.current;
import static rowhouse.server.watching.Exports.row;
import static rowhouse.server.watching.Exports.rows;
import static rowhouse.server.watching.Exports.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.database.Dialect;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

final class MineTest {
  private static final List<String> NAMES =
      List.of("watcher_id", "user_id", "started_by", "member_id", "member");

  private static WatchingHouse house;

  @BeforeAll
  static void open() {
    house = WatchingHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Tables of the app whose rows name a person, and the column that does. */
  private static Map<String, String> tablesOfPeople(String app) {
    Map<String, String> tables = new TreeMap<>();
    String columns =
        house.room(app).database().dialect() == Dialect.SQLITE
            ? "SELECT t.name AS t, c.name AS c FROM sqlite_master t, pragma_table_info(t.name) c"
                + " WHERE t.type = 'table'"
            : "SELECT table_name AS t, column_name AS c FROM information_schema.columns"
                + " WHERE table_schema = current_schema()";
    house
        .room(app)
        .database()
        .read(sql ->
            sql.sql(columns)
                .query((row, _) -> List.of(row.getString("t"), row.getString("c")))
                .list())
        .stream()
        .filter(pair -> NAMES.contains(pair.getLast()))
        .forEach(pair -> tables.put(pair.getFirst(), pair.getLast()));
    tables.put("app_users", "id");
    tables.put("watcher", "id");
    return tables;
  }

  private static List<String> rowsLeft(String app, long member) {
    List<String> left = new ArrayList<>();
    tablesOfPeople(app)
        .forEach((table, column) -> {
          String count = "SELECT count(*) FROM " + table + " WHERE " + column + " = ?";
          if (house.number(app, count, member) > 0) {
            left.add(table);
          }
        });
    return left;
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void a8_15_whoever_erases_their_data_gets_a_receipt_and_leaves_no_row(String app) {
    Browser stays = house.guest(app);
    upload(stays, current("stays", rows("2025-03-01T10:00:00Z", 4)));
    Browser leaves = house.guest(app);
    upload(leaves, current("leaves", rows("2025-03-01T10:00:00Z", 9)));
    LinkTest.device(leaves, "their-phone-" + app)
        .post("register-email", Map.of("email", "leaves@example.com"));
    LinkTest.start(leaves);
    long member = house.number(app, "SELECT max(id) FROM app_users");
    assertThat(rowsLeft(app, member))
        .contains(
            "app_sessions", "app_users", "device_emails", "history_import", "watch_history_data");
    Answer unmeant = leaves.delete("api/v1/me/data");
    assertThat(unmeant.status()).isEqualTo(422);
    assertThat(unmeant.code()).isEqualTo("confirm_missing");
    Answer erased = leaves.send("DELETE", "api/v1/me/data", Map.of("confirm", true));
    assertThat(erased.status()).isEqualTo(200);
    assertThat(erased.json().path("erased_at").asString()).isEqualTo("2026-11-22T02:00:00Z");
    Map<String, Long> receipt = new TreeMap<>();
    for (JsonNode line : erased.json().path("receipt")) {
      receipt.put(line.path("name").asString(), line.path("rows").asLong());
    }
    assertThat(receipt).containsEntry("history", 9L).containsEntry("imports", 1L);
    assertThat(receipt.get("account")).isGreaterThanOrEqualTo(3);
    assertThat(rowsLeft(app, member)).isEmpty();
    String address = "SELECT count(*) FROM device_emails WHERE email = 'leaves@example.com'";
    assertThat(house.number(app, address)).isZero();
    assertThat(leaves.get("api/v1/me").json().path("who").asString()).isEqualTo("stranger");
    assertThat(stays.get("api/v1/me").json().path("coverage").path("rows").asLong()).isEqualTo(4);
  }

  @Test
  void the_owner_erases_a_history_and_stays_the_owner() {
    Browser owner = house.owner("weekly");
    upload(owner, current("me", rows("2025-03-01T10:00:00Z", 6)));
    assertThat(owner.send("DELETE", "api/v1/me/data?confirm=true", null).status()).isEqualTo(200);
    JsonNode me = owner.get("api/v1/me").json();
    assertThat(me.path("who").asString()).isEqualTo("owner");
    assertThat(me.path("coverage").path("rows").asLong()).isZero();
  }

  @Test
  void everything_is_taken_out_as_one_file() {
    Browser guest = house.guest("wrapped");
    guest.patch("api/v1/me", Map.of("time_zone", "Asia/Seoul", "language", "ko"));
    List<String> all = new ArrayList<>(List.of(rows("2025-03-01T10:00:00Z", 3)));
    all.add(row("2025-06-01 10:00:00", "https://vm.tiktok.com/abc/"));
    upload(guest, current("someone", all.toArray(String[]::new)));
    Answer file = guest.get("api/v1/me/export");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("content-disposition")).contains("attachment");
    JsonNode data = file.json();
    assertThat(data.path("app").asString()).isEqualTo("wrapped");
    assertThat(data.path("history")).hasSize(4);
    assertThat(data.path("history").path(0).path("watched_at").asString())
        .isEqualTo("2025-03-01T10:00:00Z");
    assertThat(data.path("history").path(0).path("video_id").asString())
        .isEqualTo("7404519706050170117");
    assertThat(data.path("history").path(3).path("link").asString())
        .isEqualTo("https://vm.tiktok.com/abc/");
    assertThat(data.path("imports").path(0).path("rows_new").asLong()).isEqualTo(4);
    assertThat(data.path("account").path("time_zone").asString()).isEqualTo("Asia/Seoul");
    assertThat(data.path("account").path("platform_username").asString()).isEqualTo("someone");
  }

  @Test
  void a_stranger_takes_out_and_erases_nothing() {
    assertThat(house.stranger("wrapped").get("api/v1/me/export").status()).isEqualTo(401);
    assertThat(house.stranger("wrapped").delete("api/v1/me/data").status()).isEqualTo(401);
  }
}
