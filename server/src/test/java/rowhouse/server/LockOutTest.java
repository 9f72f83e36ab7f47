package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers' guesses may do to the owner: nothing. */
final class LockOutTest {
  private static final Map<String, String> RIGHT = Map.of("password", HouseUnderTest.PASSWORD);
  private static final Map<String, String> WRONG = Map.of("password", "a wrong guess");

  private HouseUnderTest house;
  private Browser owner;

  @BeforeEach
  void open() {
    house = HouseUnderTest.with().setting("rowhouse.proxies", "127.0.0.1").start();
    owner = house.owner().with("X-Forwarded-For", "198.51.100.1");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Browser at(String address) {
    return house.stranger().with("X-Forwarded-For", address);
  }

  private void guessFromTenAddresses() {
    for (int address = 1; address <= 10; address++) {
      for (int guess = 0; guess < 5; guess++) {
        assertThat(at("203.0.113." + address).post("api/session", WRONG).status()).isEqualTo(401);
      }
    }
  }

  @Test
  void ten_guessing_addresses_stop_further_strangers_and_not_the_owners_own_browser() {
    guessFromTenAddresses();

    assertThat(at("203.0.113.11").post("api/session", RIGHT).code()).isEqualTo("locked_out");
    assertThat(owner.post("api/session", RIGHT).status()).isEqualTo(200);
    owner.refreshCsrf();
    assertThat(owner.with("X-Forwarded-For", "203.0.113.1").post("api/session", RIGHT).status())
        .as("at an address that is locked out")
        .isEqualTo(200);
  }

  @Test
  void guessing_strangers_do_not_keep_the_owner_from_changing_the_password() {
    guessFromTenAddresses();

    Map<String, String> change =
        Map.of("current", HouseUnderTest.PASSWORD, "password", "another quiet street");
    assertThat(owner.post("api/settings/password", change).status()).isEqualTo(204);
  }

  @Test
  void a_browser_that_is_known_may_not_guess_for_ever_either() {
    for (int guess = 0; guess < 5; guess++) {
      assertThat(owner.post("api/session", WRONG).status()).isEqualTo(401);
    }
    assertThat(owner.post("api/session", RIGHT).code()).isEqualTo("locked_out");
    assertThat(at("198.51.100.1").post("api/session", RIGHT).status()).isEqualTo(200);
  }

  @Test
  void a_made_up_mark_makes_no_browser_known() {
    for (int guess = 0; guess < 6; guess++) {
      Browser guesser = at("203.0.113.1").withCookie("rowhouse_house_browser", "s1.x." + guess);
      assertThat(guesser.post("api/session", WRONG).status()).isEqualTo(guess < 5 ? 401 : 429);
    }
  }
}
