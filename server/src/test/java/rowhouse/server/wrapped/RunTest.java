package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.WatchHistoryStore;
import tools.jackson.databind.JsonNode;

final class RunTest {
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
  void a_year_is_told_from_the_stored_history_and_its_figures_are_those_of_the_store() {
    Browser guest = house.guest();
    house.history(guest, 2025, 3_000);
    JsonNode run = house.run(guest, 2025);
    assertThat(run.path("status").asString()).isEqualTo("ready");
    assertThat(run.path("stage").asString()).isEqualTo("ready");
    assertThat(run.path("kept").asString()).isEqualTo("history");
    WatchMetrics year =
        new WatchHistoryStore(house.room().database(), house.house().clock())
            .metrics(
                house.memberId(guest),
                Period.year(2025, WrappedHouse.ZONE, house.house().clock()),
                MetricRules.standard());
    assertThat(run.path("videos").asLong()).isEqualTo(year.videos().value()).isPositive();
    String user = WrappedHouse.appUserId(guest);
    JsonNode original = guest.get("wrapped/" + user).json();
    assertThat(original.path("status").asString()).isEqualTo("ready");
    assertThat(original.path("wrapped").path("total_videos").asLong())
        .isEqualTo(year.videos().value());
    assertThat(original.path("wrapped").path("peak_hour").asInt())
        .isEqualTo(year.hours().peakHour().value());
    assertThat(guest.get("api/v1/wrapped").json().path("runs")).hasSize(1);
  }

  @Test
  void asking_twice_gives_one_run_and_asking_after_the_end_builds_it_anew_under_its_id() {
    Browser guest = house.guest();
    house.history(guest, 2024, 500);
    house.room().jobs().pause("wrapped.build");
    String first;
    try {
      Answer one = guest.post("api/v1/wrapped", Map.of("year", 2024));
      Answer two = guest.post("api/v1/wrapped", Map.of("year", 2024));
      first = one.json().path("wrapped_run_id").asString();
      assertThat(two.json()).isEqualTo(one.json());
    } finally {
      house.room().jobs().resume("wrapped.build");
    }
    JsonNode told = house.ended(guest, first);
    assertThat(told.path("stale").asBoolean()).isFalse();
    house.history(guest, 2023, 100);
    assertThat(guest.get("api/v1/wrapped/" + first).json().path("stale").asBoolean()).isTrue();
    JsonNode again = house.run(guest, 2024);
    assertThat(again.path("wrapped_run_id").asString()).isEqualTo(first);
    assertThat(again.path("stale").asBoolean()).isFalse();
    assertThat(guest.get("api/v1/wrapped").json().path("runs")).hasSize(1);
  }

  @Test
  void a_run_waits_for_an_import_that_is_being_read_and_goes_on_when_it_has_ended() {
    Browser guest = house.guest();
    long begun = house.beginImport(guest);
    String run =
        guest.post("api/v1/wrapped", Map.of("year", 2025)).json().path("wrapped_run_id").asString();
    JsonNode waiting = guest.get("api/v1/wrapped/" + run).json();
    assertThat(waiting.path("status").asString()).isEqualTo("pending");
    assertThat(waiting.path("stage").asString()).isEqualTo("watch_history");
    house.keep(house.memberId(guest), begun, 2025, 200);
    new HistoryImports(house.room().database(), house.house().clock()).finish(begun, "{}", 200);
    JsonNode told = house.ended(guest, run);
    assertThat(told.path("status").asString()).isEqualTo("ready");
    assertThat(told.path("videos").asLong()).isPositive();
  }

  @Test
  void without_a_history_the_run_says_why_and_what_to_do() {
    Browser guest = house.guest();
    JsonNode nothing = house.run(guest, 2025);
    assertThat(nothing.path("status").asString()).isEqualTo("no_history");
    assertThat(nothing.path("reason").path("code").asString()).isEqualTo("no_history");
    assertThat(nothing.path("reason").path("next_step").asString()).contains("Upload");
    house.history(guest, 2023, 100);
    JsonNode elsewhere = house.run(guest, 2025);
    assertThat(elsewhere.path("status").asString()).isEqualTo("no_history");
    assertThat(elsewhere.path("reason").path("code").asString()).isEqualTo("history_elsewhere");
    assertThat(elsewhere.path("reason").path("text").asString()).contains("2025").contains("2023");
    JsonNode original = guest.get("wrapped/" + WrappedHouse.appUserId(guest)).json();
    assertThat(original.path("status").asString()).isEqualTo("no_history");
    assertThat(original.path("wrapped").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+02:00", "UTC+2", "Mars/Olympus", "GMT+25", "europe/berlin"})
  void w_d14_a_zone_that_is_no_name_of_the_list_is_refused_and_not_taken_for_utc(String zone) {
    Browser guest = house.guest();
    Answer refused = guest.post("api/v1/wrapped", Map.of("year", 2025, "time_zone", zone));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("invalid_time_zone");
    Answer metrics = guest.get("api/v1/metrics/days?tz=" + zone.replace("+", "%2B"));
    assertThat(metrics.status()).isEqualTo(422);
    assertThat(metrics.code()).isEqualTo("invalid_time_zone");
    assertThat(guest.get("api/v1/wrapped").json().path("runs")).isEmpty();
  }

  @Test
  void w_d14_without_a_zone_of_the_person_the_zone_must_be_said() {
    assertThat(house.guest(Map.of()).post("api/v1/wrapped", Map.of("year", 2025)).code())
        .isEqualTo("invalid_time_zone");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1999, 2015, 2027, 9999, Integer.MAX_VALUE})
  void w_d15_a_year_before_tiktok_or_in_the_future_is_refused(int year) {
    Answer refused = house.guest().post("api/v1/wrapped", Map.of("year", year));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("invalid_year");
    assertThat(refused.json().path("detail").asString()).contains("2016");
  }

  @Test
  void w_d15_a_year_that_is_no_number_or_missing_is_refused() {
    Browser guest = house.guest();
    for (Object year : List.of("2025", 20.5, List.of(2025))) {
      assertThat(guest.post("api/v1/wrapped", Map.of("year", year)).status()).isBetween(400, 422);
    }
    assertThat(guest.post("api/v1/wrapped", new HashMap<>()).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2025-02-01&to=2025-01-31",
        "from=2024-01-01&to=2025-02-05",
        "from=0001-01-01&to=2025-01-01",
        "from=2025-13-01",
        "from=yesterday",
        "to=2025-02-30"
      })
  void w_d15_days_that_run_backwards_or_are_more_than_400_are_refused(String range) {
    Answer refused = house.guest().get("api/v1/metrics/hours?" + range);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("invalid_range");
    assertThat(refused.json().path("detail").asString()).contains("400");
  }

  @Test
  void figures_carry_unit_basis_and_coverage_under_each_of_the_six_names() {
    Browser guest = house.guest();
    house.history(guest, 2025, 400);
    for (String name : List.of("sessions", "hours", "days", "streaks", "ages", "rewatches")) {
      Answer answer = guest.get("api/v1/metrics/" + name + "?from=2025-01-01&to=2025-12-31");
      assertThat(answer.status()).as(name).isEqualTo(200);
      assertThat(answer.json().path("events").asLong()).isPositive();
      JsonNode figures = answer.json().path("figures");
      assertThat(figures.size()).as(name).isPositive();
      for (JsonNode figure : figures) {
        assertThat(figure.path("unit").asString()).isNotEmpty();
        assertThat(figure.path("basis").path("sentence").asString()).isNotEmpty();
        assertThat(figure.path("coverage").has("percent")).isTrue();
      }
    }
    assertThat(guest.get("api/v1/metrics/likes").status()).isEqualTo(404);
  }

  @Test
  void nobody_sees_builds_or_deletes_the_run_of_another() {
    Browser guest = house.guest();
    house.history(guest, 2025, 100);
    String run = house.run(guest, 2025).path("wrapped_run_id").asString();
    Browser other = house.guest();
    assertThat(other.get("api/v1/wrapped/" + run).status()).isEqualTo(404);
    assertThat(other.delete("api/v1/wrapped/" + run).status()).isEqualTo(404);
    assertThat(other.get("api/v1/wrapped").json().path("runs")).isEmpty();
    Browser stranger = house.stranger();
    for (String path : List.of("api/v1/wrapped", "api/v1/wrapped/" + run, "api/v1/metrics/days")) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(stranger.post("api/v1/wrapped", Map.of("year", 2025)).status()).isEqualTo(401);
    assertThat(guest.delete("api/v1/wrapped/" + run).json().path("deleted").path("runs").asInt())
        .isEqualTo(1);
    assertThat(guest.get("api/v1/wrapped/" + run).status()).isEqualTo(404);
  }

  @Test
  void a8_11_the_original_address_opens_to_the_person_the_owner_and_a_signature_alone() {
    Browser guest = house.guest();
    house.history(guest, 2025, 100);
    JsonNode run = house.run(guest, 2025);
    String user = WrappedHouse.appUserId(guest);
    String link = run.path("link").asString();
    String signed = link.substring(link.indexOf("wrapped/" + user));
    assertThat(house.stranger().get("wrapped/" + user).status()).isEqualTo(404);
    assertThat(house.guest().get("wrapped/" + user).status()).isEqualTo(404);
    assertThat(house.stranger().get("wrapped/" + user + "?t=s1.k.AAAA").status()).isEqualTo(404);
    assertThat(house.owner().get("wrapped/" + user).status()).isEqualTo(200);
    Answer opened = house.stranger().get(signed);
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.body()).doesNotContain("@").doesNotContain("email").doesNotContain("token");
    String another = WrappedHouse.appUserId(house.guest());
    assertThat(house.stranger().get(signed.replace(user, another)).status()).isEqualTo(404);
  }

  @Test
  void a8_14_looking_at_a_run_changes_no_row() {
    Browser guest = house.guest();
    house.room().jobs().pause("wrapped.build");
    String run;
    try {
      run =
          guest
              .post("api/v1/wrapped", Map.of("year", 2025))
              .json()
              .path("wrapped_run_id")
              .asString();
      String user = WrappedHouse.appUserId(guest);
      String before = rows();
      for (int i = 0; i < 5; i++) {
        assertThat(guest.get("wrapped/" + user).json().path("status").asString())
            .isEqualTo("pending");
        assertThat(guest.get("api/v1/wrapped/" + run).status()).isEqualTo(200);
        assertThat(guest.get("api/v1/wrapped").status()).isEqualTo(200);
      }
      assertThat(rows()).isEqualTo(before);
    } finally {
      house.room().jobs().resume("wrapped.build");
    }
    house.ended(guest, run);
  }

  private static String rows() {
    return house
        .room()
        .database()
        .read(sql ->
            sql.sql("SELECT * FROM app_wrapped_runs ORDER BY number").query().listOfRows()
                + " "
                + sql.sql("SELECT id, state, attempt FROM job ORDER BY id").query().listOfRows());
  }

  @Test
  void a_cancelled_job_ends_its_run_as_failed_and_the_desk_can_start_it_again() {
    Browser guest = house.guest();
    house.history(guest, 2025, 100);
    house.room().jobs().pause("wrapped.build");
    String run;
    long job;
    try {
      JsonNode started = guest.post("api/v1/wrapped", Map.of("year", 2025)).json();
      run = started.path("wrapped_run_id").asString();
      job = started.path("job").path("id").asLong();
      assertThat(house.room().jobs().cancel(job)).isTrue();
      JsonNode failed = house.ended(guest, run);
      assertThat(failed.path("status").asString()).isEqualTo("failed");
      assertThat(failed.path("reason").path("next_step").asString()).isNotEmpty();
    } finally {
      house.room().jobs().resume("wrapped.build");
    }
    assertThat(house.room().jobs().retry(job)).isTrue();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() ->
            assertThat(guest.get("api/v1/wrapped/" + run).json().path("status").asString())
                .isEqualTo("ready"));
  }

  @Test
  void every_step_is_told_to_the_pages() {
    Browser guest = house.guest();
    house.history(guest, 2025, 100);
    long last = house.room().events().last();
    String run = house.run(guest, 2025).path("wrapped_run_id").asString();
    assertThat(house.room().events().after(last, 100))
        .filteredOn(event -> event.type().equals("run_changed"))
        .filteredOn(event -> event.data().contains(run))
        .extracting(event -> event.data().contains("\"status\":\"ready\""))
        .containsSubsequence(false, true);
  }
}
