package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

final class MeTest {
  private static WatchingHouse house;

  @BeforeAll
  static void open() {
    house = WatchingHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void a_stranger_becomes_a_guest_with_a_cookie_of_this_app_alone(String app) {
    Browser browser = house.stranger(app);
    assertThat(browser.get("api/v1/me").json().path("who").asString()).isEqualTo("stranger");
    Answer made = browser.post("api/v1/me", Map.of("time_zone", "Asia/Seoul", "language", "ko"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.cookies())
        .singleElement()
        .asString()
        .startsWith("rowhouse_" + app + "_member=ms_")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/" + app + "/");
    Answer me = browser.get("api/v1/me");
    assertThat(me.json().path("who").asString()).isEqualTo("member");
    assertThat(me.json().path("time_zone").asString()).isEqualTo("Asia/Seoul");
    assertThat(me.json().path("language").asString()).isEqualTo("ko");
    assertThat(me.json().path("coverage").path("rows").asLong()).isZero();
    assertThat(me.json().path("csrf").asString()).isEqualTo(made.json().path("csrf").asString());
    Browser page = browser.with("X-CSRF-Token", made.json().path("csrf").asString());
    Answer again = page.post("api/v1/me", Map.of());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("app_user_id")).isEqualTo(made.json().path("app_user_id"));
  }

  @Test
  void a_form_of_another_site_cannot_take_the_place_of_a_guest() {
    Browser guest = house.guest("wrapped");
    HttpRequest form =
        guest
            .request("api/v1/me")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("language=ko"))
            .build();
    assertThat(guest.send(form).status()).isEqualTo(415);
  }

  @Test
  void a_guest_of_one_app_is_nobody_in_the_other() {
    Browser guest = house.guest("wrapped");
    Browser there =
        house
            .stranger("weekly")
            .withCookie("rowhouse_weekly_member", guest.cookie("rowhouse_wrapped_member"));
    assertThat(there.get("api/v1/me").json().path("who").asString()).isEqualTo("stranger");
  }

  @Test
  void an_unsafe_call_by_cookie_needs_the_token_of_the_page() {
    Browser guest = house.guest("wrapped");
    Map<String, String> zone = Map.of("time_zone", "Europe/Berlin");
    Answer forged = guest.with("X-CSRF-Token", "guessed").patch("api/v1/me", zone);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.code()).isEqualTo("csrf_token_missing");
    String csrf = guest.get("api/v1/me").json().path("csrf").asString();
    assertThat(guest.with("X-CSRF-Token", csrf).patch("api/v1/me", zone).status()).isEqualTo(200);
    assertThat(guest.get("api/v1/me").json().path("time_zone").asString())
        .isEqualTo("Europe/Berlin");
  }

  @Test
  void a_bearer_token_needs_no_page_and_a_wrong_one_is_refused() {
    Browser guest = house.guest("wrapped");
    String token = guest.cookie("rowhouse_wrapped_member");
    Browser client = house.stranger("wrapped").with("Authorization", "Bearer " + token);
    assertThat(client.patch("api/v1/me", Map.of("language", "zh")).status()).isEqualTo(200);
    Browser guesser = house.stranger("wrapped").with("Authorization", "Bearer ms_guessed");
    Answer refused = guesser.patch("api/v1/me", Map.of("language", "zh"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("invalid_session");
    assertThat(refused.json().path("error").asString()).isEqualTo("invalid_session");
    assertThat(refused.json().path("message").asString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+02:00", "", "UTC+2", "Mars/Olympus", "europe/berlin", "Z"})
  void w_d14_a_zone_that_is_no_iana_name_is_refused(String zone) {
    Answer refused = house.guest("weekly").patch("api/v1/me", Map.of("time_zone", zone));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("invalid_time_zone");
    assertThat(refused.json().path("detail").asString()).contains("Europe/Berlin");
    assertThat(house.stranger("weekly").post("api/v1/me", Map.of("time_zone", zone)).status())
        .isEqualTo(422);
  }

  @Test
  void whoever_signs_out_is_a_stranger_again_and_the_token_is_worth_nothing() {
    Browser guest = house.guest("wrapped");
    String token = guest.cookie("rowhouse_wrapped_member");
    assertThat(guest.delete("api/v1/me/session").status()).isEqualTo(204);
    Browser thief = house.stranger("wrapped").withCookie("rowhouse_wrapped_member", token);
    assertThat(thief.get("api/v1/me").json().path("who").asString()).isEqualTo("stranger");
  }

  @Test
  void a_session_lasts_thirty_days_after_its_last_use() {
    try (WatchingHouse old = WatchingHouse.open()) {
      Browser guest = old.guest("wrapped");
      old.house().clock().advance(Duration.ofDays(29));
      assertThat(guest.get("api/v1/me").json().path("who").asString()).isEqualTo("member");
      old.house().clock().advance(Duration.ofDays(29));
      assertThat(guest.get("api/v1/me").json().path("who").asString()).isEqualTo("member");
      old.house().clock().advance(Duration.ofDays(31));
      assertThat(guest.get("api/v1/me").json().path("who").asString()).isEqualTo("stranger");
    }
  }

  @Test
  void the_owner_has_one_row_of_their_own_in_each_app() {
    Browser owner = house.owner("wrapped");
    String name = owner.get("api/v1/me").json().path("app_user_id").asString();
    assertThat(owner.get("api/v1/me").json().path("who").asString()).isEqualTo("owner");
    assertThat(house.owner("wrapped").get("api/v1/me").json().path("app_user_id").asString())
        .isEqualTo(name);
    assertThat(house.owner("weekly").get("api/v1/me").json().path("app_user_id").asString())
        .isNotEqualTo(name);
    assertThat(house.number("wrapped", "SELECT count(*) FROM app_users WHERE is_owner = 1"))
        .isEqualTo(1);
  }

  @Test
  void an_app_that_is_closed_to_visitors_takes_no_guests() {
    try (WatchingHouse closed =
        WatchingHouse.open(plan -> plan.setting("rowhouse.wrapped.visitors", "false"))) {
      Answer refused = closed.stranger("wrapped").post("api/v1/me", Map.of());
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("visitors_closed");
      assertThat(closed.number("wrapped", "SELECT count(*) FROM app_users")).isZero();
      assertThat(closed.owner("wrapped").get("api/v1/me").json().path("who").asString())
          .isEqualTo("owner");
    }
  }
}
