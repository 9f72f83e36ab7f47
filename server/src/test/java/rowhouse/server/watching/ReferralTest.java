package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.server.watching.LinkTest.complete;
import static rowhouse.server.watching.LinkTest.device;
import static rowhouse.server.watching.LinkTest.start;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

final class ReferralTest {
  private WatchingHouse house;

  @BeforeEach
  void open() {
    house = WatchingHouse.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String name(Browser member) {
    return member.get("api/v1/me").json().path("app_user_id").asString();
  }

  private static String code(Browser member) {
    Answer answer = member.post("referral", Map.of("app_user_id", name(member)));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().path("code").asString();
  }

  private long impressions(String code) {
    return house.number("wrapped", "SELECT impressions FROM referrals WHERE code = ?", code);
  }

  @Test
  void a_member_has_one_code_and_nobody_gets_anothers() {
    Browser guest = house.guest("wrapped");
    Answer first = guest.post("referral", Map.of("app_user_id", name(guest)));
    assertThat(first.json().path("code").asString()).matches("[0-9a-f]{8}");
    assertThat(first.json().path("referral_url").asString())
        .endsWith("?ref=" + first.json().path("code").asString());
    assertThat(code(guest)).isEqualTo(first.json().path("code").asString());
    Map<String, String> wish = Map.of("app_user_id", name(guest));
    assertThat(house.guest("wrapped").post("referral", wish).status()).isEqualTo(404);
    assertThat(house.stranger("wrapped").post("referral", wish).status()).isEqualTo(401);
    assertThat(house.stranger("wrapped").post("referral", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void an_address_is_answered_the_same_whether_it_is_known_or_not_and_makes_nobody() {
    Browser stranger = house.stranger("wrapped");
    Answer unknown = stranger.post("referral", Map.of("email", "A@Example.com"));
    device(house.stranger("wrapped"), "d").post("register-email", Map.of("email", "a@example.com"));
    Answer known = stranger.post("referral", Map.of("email", "a@example.com"));
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.body()).isEqualTo(unknown.body());
    assertThat(house.number("wrapped", "SELECT count(*) FROM app_users")).isZero();
    assertThat(house.number("wrapped", "SELECT count(*) FROM referrals")).isZero();
  }

  @Test
  void w_d23_an_impression_counts_once_a_day_for_an_address_and_never_for_oneself() {
    Browser guest = house.guest("wrapped");
    String code = code(guest);
    for (int i = 0; i < 50; i++) {
      Answer answer = house.stranger("wrapped").post("referral/impression", Map.of("code", code));
      assertThat(answer.status()).isEqualTo(204);
    }
    assertThat(impressions(code)).isEqualTo(1);
    house.house().clock().advance(Duration.ofDays(1));
    assertThat(guest.post("referral/impression", Map.of("code", code)).status()).isEqualTo(204);
    assertThat(impressions(code)).isEqualTo(1);
    house.stranger("wrapped").post("referral/impression", Map.of("code", code));
    assertThat(impressions(code)).isEqualTo(2);
    assertThat(
            house
                .stranger("wrapped")
                .post("referral/impression", Map.of("code", "no-such"))
                .status())
        .isEqualTo(204);
    assertThat(
            house.number(
                "wrapped", "SELECT count(*) FROM referral_events WHERE who LIKE '%127.0.0.1%'"))
        .isZero();
  }

  @Test
  void w_d23_nobody_comes_by_their_own_code_or_in_a_circle() {
    Browser anna = device(house.guest("wrapped"), "anna");
    Browser ben = device(house.guest("wrapped"), "ben");
    String annas = code(anna);
    String bens = code(ben);
    register(anna, "anna@example.com", annas);
    assertThat(conversions(annas)).isZero();
    register(ben, "ben@example.com", annas);
    assertThat(conversions(annas)).isEqualTo(1);
    register(ben, "ben@example.com", annas);
    assertThat(conversions(annas)).isEqualTo(1);
    register(anna, "anna@example.com", bens);
    assertThat(conversions(bens)).isZero();
  }

  private void register(Browser browser, String email, String code) {
    Answer answer = browser.post("register-email", Map.of("email", email, "referral_code", code));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
  }

  private long conversions(String code) {
    return house.number("wrapped", "SELECT conversions FROM referrals WHERE code = ?", code);
  }

  @Test
  void an_address_of_a_linked_device_belongs_to_its_person_and_is_not_verified() {
    Browser phone = device(house.stranger("wrapped"), "phone");
    complete(phone, start(phone));
    assertThat(phone.post("register-email", Map.of("email", "p@example.com")).status())
        .isEqualTo(204);
    String unverified =
        "SELECT count(*) FROM app_user_emails WHERE email = ? AND verified_at IS NULL";
    assertThat(house.number("wrapped", unverified, "p@example.com")).isEqualTo(1);
    assertThat(phone.post("waitlist", Map.of("email", "p@example.com")).status()).isEqualTo(204);
    assertThat(
            house.number("wrapped", "SELECT count(*) FROM device_emails WHERE waitlist_opt_in = 1"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com\r\nBcc: b@example.com",
        "a\nb@example.com",
        "no-at.example.com",
        "@example.com",
        "a@",
        "a b@example.com",
        "a@localhost",
        "",
        "a@[127.0.0.1]"
      })
  void w_d16_what_is_no_address_is_refused(String email) {
    Browser phone = device(house.stranger("weekly"), "phone");
    for (String path : new String[] {"register-email", "waitlist"}) {
      Answer refused = phone.post(path, Map.of("email", email));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("email_invalid");
    }
    assertThat(house.number("weekly", "SELECT count(*) FROM device_emails")).isZero();
  }

  @Test
  void w_d16_tags_capitals_and_names_in_other_scripts_are_addresses() {
    Browser phone = device(house.stranger("weekly"), "phone");
    for (String email :
        new String[] {"Anna+tag@EXAMPLE.com", "anna@bücher.example", "o'neil@example.co.uk"}) {
      assertThat(phone.post("register-email", Map.of("email", email)).status()).isEqualTo(204);
    }
    assertThat(
            phone
                .post(
                    "register-email",
                    Map.of(
                        "email",
                        "a".repeat(64)
                            + "@"
                            + "b".repeat(63)
                            + "."
                            + "c".repeat(63)
                            + "."
                            + "d".repeat(63)
                            + ".com"))
                .status())
        .isEqualTo(422);
    phone.post("register-email", Map.of("email", "anna@bücher.example"));
    assertThat(
            house.number(
                "weekly",
                "SELECT count(*) FROM device_emails WHERE email = ?",
                "anna@xn--bcher-kva.example"))
        .isEqualTo(1);
  }
}
