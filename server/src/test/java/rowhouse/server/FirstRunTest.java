package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstRunTest {
  @Test
  void the_one_time_link_makes_the_owner_once_and_signs_in() {
    try (HouseUnderTest house = HouseUnderTest.with().start()) {
      Browser browser = house.stranger();
      assertThat(browser.get("api/house").json().path("first_run").asBoolean()).isTrue();
      String token = house.setupToken();
      Map<String, String> body =
          Map.of(
              "token",
              token,
              "password",
              HouseUnderTest.PASSWORD,
              "base_url",
              "https://home.example.com/",
              "language",
              "ko");

      assertThat(browser.post("api/setup", body).status()).isEqualTo(201);

      Answer seen = browser.get("api/house");
      assertThat(seen.json().path("signed_in").asBoolean()).isTrue();
      assertThat(seen.json().path("first_run").asBoolean()).isFalse();
      assertThat(seen.json().path("base_url").asString()).isEqualTo("https://home.example.com");
      assertThat(seen.json().path("language").asString()).isEqualTo("ko");
      Answer again = house.stranger().post("api/setup", body);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.code()).isEqualTo("already_set_up");
      assertThat(house.greeting()).noneMatch(line -> line.contains("setup?token="));
    }
  }

  @Test
  void a_wrong_link_or_a_weak_password_or_an_unknown_language_makes_no_owner() {
    try (HouseUnderTest house = HouseUnderTest.with().start()) {
      Browser browser = house.stranger();
      String token = house.setupToken();

      Answer wrong =
          browser.post("api/setup", Map.of("token", "guessed", "password", "long enough 1"));
      assertThat(wrong.status()).isEqualTo(403);
      assertThat(wrong.code()).isEqualTo("setup_token_invalid");
      for (String weak : new String[] {"short1", "aaaaaaaaaaaaaaa", "abcabcabcabc"}) {
        Answer answer = browser.post("api/setup", Map.of("token", token, "password", weak));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("password_too_weak");
      }
      Answer language =
          browser.post(
              "api/setup", Map.of("token", token, "password", "long enough 1", "language", "xx"));
      assertThat(language.code()).isEqualTo("language_unknown");
      Answer address =
          browser.post(
              "api/setup",
              Map.of("token", token, "password", "long enough 1", "base_url", "ftp://x"));
      assertThat(address.code()).isEqualTo("base_url_invalid");

      assertThat(browser.get("api/house").json().path("first_run").asBoolean()).isTrue();
      assertThat(browser.get("api/settings").status()).isEqualTo(401);
    }
  }

  @Test
  void a_password_in_the_settings_makes_the_owner_without_a_link() {
    try (HouseUnderTest house =
        HouseUnderTest.with().setting("rowhouse.owner.password", HouseUnderTest.PASSWORD).start()) {
      Browser browser = house.stranger();
      assertThat(browser.get("api/house").json().path("first_run").asBoolean()).isFalse();
      assertThat(browser.signIn(HouseUnderTest.PASSWORD).status()).isEqualTo(200);
    }
  }
}
