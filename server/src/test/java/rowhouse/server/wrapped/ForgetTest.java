package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.source.Layout;
import tools.jackson.databind.JsonNode;

final class ForgetTest {
  private static WrappedHouse house;

  @BeforeAll
  static void open() {
    house = WrappedHouse.open(plan -> plan.setting("rowhouse.wrapped.keep-days", "10"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static byte[] export(int year, int events) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ExampleHistory.Wish wish =
        new ExampleHistory.Wish(
            year, WrappedHouse.ZONE, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), events);
    new ExampleExport(ExampleHistory.of(wish), Layout.CURRENT).writeZip(zip);
    return zip.toByteArray();
  }

  private static Answer forget(Browser who, String query, byte[] file) {
    HttpRequest request =
        who.request("api/v1/wrapped/forget?" + query)
            .header("X-File-Name", "TikTok_Data.zip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build();
    return who.send(request);
  }

  @Test
  void a_file_is_told_and_nothing_of_it_is_kept_but_figures_and_story() throws IOException {
    Browser guest = house.guest();
    long before = rowsOfHistory();
    Answer told = forget(guest, "year=2025&time_zone=Europe/Berlin", export(2025, 2_000));
    assertThat(told.status()).as(told.body()).isEqualTo(201);
    JsonNode json = told.json();
    assertThat(json.path("status").asString()).isEqualTo("ready");
    assertThat(json.path("kept").asString()).isEqualTo("figures");
    JsonNode receipt = json.path("receipt");
    assertThat(receipt.path("events_read").asLong()).isGreaterThanOrEqualTo(1_900);
    assertThat(receipt.path("events_kept").asLong()).isZero();
    assertThat(receipt.path("text").asString()).contains("deleted");
    assertThat(rowsOfHistory()).isEqualTo(before);
    assertThat(filesLeft()).isZero();
    String run = json.path("wrapped_run_id").asString();
    JsonNode shown = guest.get("api/v1/wrapped/" + run).json();
    assertThat(shown.path("videos").asLong()).isEqualTo(json.path("videos").asLong()).isPositive();
    assertThat(
            guest.get("wrapped/" + WrappedHouse.appUserId(guest)).json().path("status").asString())
        .isEqualTo("ready");
    assertThat(house.guest().get("api/v1/wrapped/" + run).status()).isEqualTo(404);
  }

  private static long rowsOfHistory() {
    return house.number("SELECT count(*) FROM watch_history_data")
        + house.number("SELECT count(*) FROM history_import")
        + house.number("SELECT count(*) FROM watch_link")
        + house.number("SELECT count(*) FROM job WHERE kind LIKE 'import%'");
  }

  private static long filesLeft() throws IOException {
    Path folder = house.room().temporary().resolve("forget");
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void the_figures_are_the_same_as_those_of_an_import() throws IOException {
    byte[] file = export(2025, 1_500);
    Browser forgetful = house.guest();
    JsonNode forgotten = forget(forgetful, "year=2025", file).json();
    Browser keeping = house.guest();
    HttpRequest upload =
        keeping
            .request("api/v1/imports")
            .header("Prefer", "wait=30")
            .header("X-File-Name", "TikTok_Data.zip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build();
    assertThat(keeping.send(upload).status()).isEqualTo(200);
    JsonNode kept = house.run(keeping, 2025);
    assertThat(kept.path("videos")).isEqualTo(forgotten.path("videos"));
    JsonNode one = original(forgetful);
    JsonNode two = original(keeping);
    for (String figure : new String[] {"total_hours", "night_pct", "peak_hour", "thumb_feet"}) {
      assertThat(one.path(figure)).as(figure).isEqualTo(two.path(figure));
    }
  }

  private static JsonNode original(Browser who) {
    return who.get("wrapped/" + WrappedHouse.appUserId(who)).json().path("wrapped");
  }

  @Test
  void what_is_no_export_or_no_year_is_refused_and_leaves_nothing() throws IOException {
    Browser guest = house.guest();
    assertThat(
            forget(
                    guest,
                    "year=2025",
                    "<html>sign in</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .status())
        .isEqualTo(415);
    assertThat(forget(guest, "year=2015", export(2025, 20)).code()).isEqualTo("invalid_year");
    assertThat(forget(guest, "", export(2025, 20)).code()).isEqualTo("invalid_year");
    assertThat(forget(guest, "year=2025&time_zone=%2B02:00", export(2025, 20)).code())
        .isEqualTo("invalid_time_zone");
    assertThat(forget(house.stranger(), "year=2025", export(2025, 20)).status()).isEqualTo(401);
    JsonNode elsewhere = forget(guest, "year=2023", export(2025, 20)).json();
    assertThat(elsewhere.path("status").asString()).isEqualTo("no_history");
    assertThat(filesLeft()).isZero();
    assertThat(guest.get("api/v1/wrapped").json().path("runs")).hasSize(1);
  }

  @Test
  void a_story_goes_by_itself_after_the_days_that_the_operator_has_set() throws IOException {
    Browser guest = house.guest();
    JsonNode told = forget(guest, "year=2025", export(2025, 100)).json();
    String run = told.path("wrapped_run_id").asString();
    assertThat(told.path("receipt").path("expires_at").asString()).isNotEmpty();
    house.house().clock().advance(Duration.ofDays(9));
    house.room().jobs().runTimer("wrapped.sweep");
    house.quiet();
    assertThat(guest.get("api/v1/wrapped/" + run).status()).isEqualTo(200);
    house.house().clock().advance(Duration.ofDays(2));
    house.room().jobs().runTimer("wrapped.sweep");
    house.quiet();
    assertThat(guest.get("api/v1/wrapped/" + run).status()).isEqualTo(404);
  }
}
