package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SignInTest {
  private static HouseUnderTest house;
  private Browser owner;

  @BeforeAll
  static void openHouse() {
    house = HouseUnderTest.with().start();
  }

  /** Far enough that no try of an earlier test counts any more. */
  @BeforeEach
  void signIn() {
    house.clock().advance(Duration.ofMinutes(10));
    owner = house.owner();
  }

  @AfterEach
  void signOut() {
    owner.delete("api/session");
  }

  @AfterAll
  static void closeHouse() {
    house.close();
  }

  @Test
  void the_cookie_is_for_this_door_and_hidden_from_scripts() {
    Answer answer =
        house.stranger().post("api/session", Map.of("password", HouseUnderTest.PASSWORD));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cookies())
        .satisfiesExactly(
            session -> assertThat(session).startsWith("rowhouse_house="),
            browser -> assertThat(browser).startsWith("rowhouse_house_browser="))
        .allSatisfy(cookie ->
            assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Secure"));
  }

  @Test
  void six_wrong_passwords_lock_the_address_out_until_the_window_has_passed() {
    Browser guesser = house.stranger();
    for (int i = 0; i < 5; i++) {
      Answer wrong = guesser.post("api/session", Map.of("password", "guess number " + i));
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.code()).isEqualTo("sign_in_failed");
    }
    Answer locked = guesser.post("api/session", Map.of("password", HouseUnderTest.PASSWORD));
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.code()).isEqualTo("locked_out");
    assertThat(locked.header("Retry-After")).isEqualTo("300");
    assertThat(locked.header("X-RateLimit-Limit")).isEqualTo("5");
    assertThat(locked.header("X-RateLimit-Remaining")).isEqualTo("0");

    house.clock().advance(Duration.ofMinutes(5));

    assertThat(guesser.signIn(HouseUnderTest.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void signing_in_well_is_never_counted_against_anybody() {
    for (int i = 0; i < 8; i++) {
      assertThat(house.stranger().signIn(HouseUnderTest.PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void fifty_one_sign_ins_that_went_well_lock_nobody_out() {
    for (int i = 0; i < 51; i++) {
      assertThat(house.stranger().signIn(HouseUnderTest.PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void failed_sign_ins_stand_in_the_audit_and_the_password_does_not() {
    house.stranger().post("api/session", Map.of("password", "guess with a canary"));
    Answer audit = owner.get("api/audit");
    assertThat(audit.json().path("items").get(0).path("what").asString())
        .isEqualTo("sign_in_failed");
    assertThat(audit.body()).doesNotContain("canary");
  }

  @Test
  void sessions_are_listed_and_ended_one_by_one() {
    Browser phone = house.stranger().with("User-Agent", "a phone");
    phone.signIn(HouseUnderTest.PASSWORD);
    JsonNode other = null;
    int here = 0;
    for (JsonNode session : owner.get("api/sessions").json()) {
      here += session.path("here").asBoolean() ? 1 : 0;
      other = session.path("agent").asString().equals("a phone") ? session : other;
    }
    assertThat(here).isEqualTo(1);
    assertThat(other).isNotNull();

    assertThat(owner.delete("api/sessions/" + other.path("id").asLong()).status()).isEqualTo(204);

    assertThat(phone.get("api/settings").status()).isEqualTo(401);
    assertThat(owner.get("api/settings").status()).isEqualTo(200);
    assertThat(owner.delete("api/sessions/" + other.path("id").asLong()).status()).isEqualTo(404);
  }

  @Test
  void a_changed_password_ends_every_other_session_at_once() {
    Browser phone = house.stranger();
    phone.signIn(HouseUnderTest.PASSWORD);
    assertThat(phone.get("api/settings").status()).isEqualTo(200);
    Map<String, String> change =
        Map.of("current", HouseUnderTest.PASSWORD, "password", "another quiet street");

    assertThat(owner.post("api/settings/password", change).status()).isEqualTo(204);

    assertThat(phone.get("api/settings").status()).isEqualTo(401);
    assertThat(owner.get("api/settings").status()).isEqualTo(200);
    assertThat(phone.post("api/session", Map.of("password", HouseUnderTest.PASSWORD)).status())
        .isEqualTo(401);
    assertThat(house.stranger().signIn("another quiet street").status()).isEqualTo(200);
    Map<String, String> back =
        Map.of("current", "another quiet street", "password", HouseUnderTest.PASSWORD);
    assertThat(owner.post("api/settings/password", back).status()).isEqualTo(204);
  }

  @Test
  void the_password_cannot_be_changed_by_a_stolen_session_that_does_not_know_it() {
    Answer answer =
        owner.post(
            "api/settings/password",
            Map.of("current", "not the password", "password", "another quiet street"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(house.stranger().signIn(HouseUnderTest.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void the_address_of_links_is_changed_by_who_knows_the_password_alone() {
    Map<String, String> address = Map.of("base_url", "https://elsewhere.example");
    Answer without = owner.patch("api/settings", address);
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.code()).isEqualTo("password_needed");
    Answer wrong =
        owner.patch(
            "api/settings",
            Map.of("base_url", "https://elsewhere.example", "password", "a wrong guess"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(owner.get("api/settings").json().path("base_url").asString()).isEmpty();

    Answer changed =
        owner.patch(
            "api/settings",
            Map.of("base_url", "https://elsewhere.example", "password", HouseUnderTest.PASSWORD));

    assertThat(changed.json().path("base_url").asString()).isEqualTo("https://elsewhere.example");
    assertThat(lastAct()).isEqualTo("base_url_changed");
    assertThat(owner.patch("api/settings", Map.of("language", "")).status()).isEqualTo(200);
    owner.patch("api/settings", Map.of("base_url", "", "password", HouseUnderTest.PASSWORD));
  }

  private String lastAct() {
    return owner.get("api/audit").json().path("items").path(0).path("what").asString();
  }

  @Test
  void proving_the_password_in_vain_and_signing_out_stand_in_the_audit() {
    owner.post(
        "api/settings/password",
        Map.of("current", "not the password", "password", "another quiet street"));
    assertThat(lastAct()).isEqualTo("sign_in_failed");
    Browser phone = house.stranger();
    phone.signIn(HouseUnderTest.PASSWORD);
    phone.delete("api/session");
    assertThat(lastAct()).isEqualTo("signed_out");
  }

  @Test
  void a_session_that_nobody_uses_for_a_month_is_over() {
    assertThat(owner.get("api/settings").status()).isEqualTo(200);
    house.clock().advance(Duration.ofDays(31));
    assertThat(owner.get("api/settings").status()).isEqualTo(401);
  }

  @Test
  void signing_out_ends_the_session_at_the_server_too() {
    assertThat(owner.delete("api/session").status()).isEqualTo(204);
    Answer after = owner.get("api/settings");
    assertThat(after.status()).isEqualTo(401);
    assertThat(after.code()).isEqualTo("sign_in_needed");
  }

  @Test
  void a_cookie_without_the_pages_token_changes_nothing() {
    owner.withoutCsrf();
    Answer missing = owner.patch("api/settings", Map.of("language", "zh"));
    assertThat(missing.status()).isEqualTo(403);
    assertThat(missing.code()).isEqualTo("csrf_token_missing");
    Answer wrong =
        owner.with("X-CSRF-Token", "guessed").patch("api/settings", Map.of("language", "zh"));
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(owner.get("api/settings").json().path("language").asString()).isEmpty();
  }
}
