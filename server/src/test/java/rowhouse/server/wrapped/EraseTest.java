package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.database.Dialect;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

final class EraseTest {
  private static WrappedHouse house;

  @BeforeAll
  static void open() {
    house = WrappedHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void a8_15_the_operators_delete_leaves_no_row_of_the_person_in_any_table() {
    Browser stays = house.guest();
    house.history(stays, 2025, 50);
    house.run(stays, 2025);
    Browser goes = house.guest();
    String user = WrappedHouse.appUserId(goes);
    long id = house.memberId(goes);
    house.history(goes, 2025, 80);
    String run = house.run(goes, 2025).path("wrapped_run_id").asString();
    Browser admin = house.admin();
    assertThat(admin.delete("admin/users/" + user).code()).isEqualTo("confirm_missing");
    Answer erased = admin.delete("admin/users/" + user + "?confirm=true");
    assertThat(erased.status()).isEqualTo(200);
    JsonNode deleted = erased.json().path("deleted");
    assertThat(deleted.path("runs").asInt()).isEqualTo(1);
    assertThat(deleted.path("history").asInt()).isPositive();
    assertThat(erased.json().path("total").asInt())
        .isGreaterThanOrEqualTo(deleted.path("history").asInt() + 1);
    assertThat(rowsOf(id, user, run)).isEmpty();
    assertThat(admin.get("admin/users/" + user + "/stage").code()).isEqualTo("user_not_found");
    assertThat(goes.get("api/v1/wrapped").status()).as("the session is over").isEqualTo(401);
    assertThat(stays.get("api/v1/wrapped").json().path("runs")).hasSize(1);
  }

  /** Every table with a column that can name the person, and what is left there. */
  private static List<String> rowsOf(long id, String user, String run) {
    return house
        .room()
        .database()
        .read(sql -> {
          List<String> left = new ArrayList<>();
          boolean sqlite = house.room().database().dialect() == Dialect.SQLITE;
          String columns =
              sqlite
                  ? "SELECT m.name AS t, p.name AS c FROM sqlite_master m, pragma_table_info(m.name)"
                      + " p WHERE m.type = 'table'"
                  : "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE"
                      + " table_schema = current_schema()";
          sql.sql(columns)
              .query()
              .listOfRows()
              .forEach(column -> {
                String table = String.valueOf(column.get("t"));
                String name = String.valueOf(column.get("c"));
                String value =
                    switch (name) {
                      case "member_id", "watcher_id", "user_id", "watcher" -> String.valueOf(id);
                      case "app_user_id" -> user;
                      case "run", "run_id", "wrapped_run_id" -> run;
                      default -> null;
                    };
                if (value == null || table.equals("app_jobs")) {
                  return;
                }
                long rows =
                    sql.sql(
                            "SELECT count(*) FROM "
                                + table
                                + " WHERE CAST("
                                + name
                                + " AS TEXT) = :value")
                        .param("value", value)
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                  left.add(table + "." + name + ": " + rows);
                }
              });
          return left;
        });
  }
}
