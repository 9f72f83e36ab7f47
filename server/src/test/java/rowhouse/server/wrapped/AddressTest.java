package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.wrapped.run.SweepRuns;
import tools.jackson.databind.JsonNode;

final class AddressTest {
  private static final String BASE = "https://home.example.com";

  private WrappedHouse house;

  @BeforeEach
  void open() {
    house = WrappedHouse.open(plan -> plan.setting("rowhouse.base-url", BASE));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Answer ask(Browser browser, String email) {
    return browser.post("api/v1/me/address", Map.of("email", email));
  }

  /** The tokens of the letters to an address, the oldest first. */
  private List<String> tokens(String email) {
    house.quiet();
    return house.questions().stream()
        .filter(mail -> mail.to().equals(email))
        .map(Mailed::token)
        .toList();
  }

  private static JsonNode standing(Browser browser) {
    return browser.get("api/v1/me/address").json();
  }

  private static String letterGoesTo(Browser browser) {
    return browser.get("api/v1/me").json().path("email").asString("");
  }

  private static Browser onDevice(Browser browser, String id) {
    return browser
        .with("X-Device-Id", id)
        .with("X-Platform", "ios")
        .with("X-App-Version", "1.2.3")
        .with("X-OS-Version", "19.1");
  }

  private static int register(Browser device, String email) {
    return device.post("register-email", Map.of("email", email)).status();
  }

  @ParameterizedTest
  @CsvSource({"en, Is this your address?", "zh, 这是您的邮箱地址吗？", "ko, 이 주소의 주인이 맞으신가요?"})
  void an_address_counts_once_its_reader_has_pressed_the_button(String language, String question) {
    Browser guest = house.guest(Map.of("time_zone", "Europe/Berlin", "language", language));
    Answer asked = ask(guest, "anna@example.com");
    assertThat(asked.status()).isEqualTo(202);
    house.quiet();
    Mailed letter = house.mails().getFirst();
    assertThat(letter.to()).isEqualTo("anna@example.com");
    assertThat(letter.subject()).isEqualTo(question);
    assertThat(letter.language()).isEqualTo(language);
    String link = BASE + "/wrapped/address?token=" + letter.token();
    assertThat(letter.text()).contains(link);
    assertThat(letter.html()).contains(link).doesNotContain("<script");
    assertThat(letter.token()).hasSize(32);
    assertThat(
            house.number(
                "SELECT count(*) FROM address_request WHERE token_hash = ?", letter.token()))
        .as("the token is kept nowhere")
        .isZero();

    Browser scanner = house.stranger().with("Accept", "text/html");
    assertThat(scanner.get("address?token=" + letter.token()).status()).isEqualTo(200);
    assertThat(standing(guest).path("verified").asBoolean()).isFalse();
    assertThat(standing(guest).path("waiting").asString()).isEqualTo("anna@example.com");
    assertThat(letterGoesTo(guest)).isEmpty();

    Answer confirmed = house.confirm(letter.token());
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.json().path("email").asString()).isEqualTo("a•••@example.com");
    assertThat(letterGoesTo(guest)).isEqualTo("anna@example.com");
    assertThat(standing(guest).path("verified").asBoolean()).isTrue();
    assertThat(standing(guest).path("email").asString()).isEqualTo("anna@example.com");
    assertThat(standing(guest).path("waiting").isNull()).isTrue();
    assertThat(house.confirm(letter.token()).status()).as("pressed twice").isEqualTo(200);
  }

  @Test
  void a_story_is_announced_to_the_address_that_was_verified_last() {
    Browser guest = house.guest();
    house.verify(guest, "old@example.com");
    house.verify(guest, "new@example.com");
    house.history(guest, 2025, 50);
    house.run(guest, 2025);
    house.quiet();
    assertThat(house.mails())
        .filteredOn(mail -> !mail.asks())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).isEqualTo("new@example.com");
          assertThat(mail.subject()).contains("2025");
        });
    house.house().clock().advance(Duration.ofMinutes(1));
    house.verify(guest, "old@example.com");
    assertThat(letterGoesTo(guest)).as("one may go back").isEqualTo("old@example.com");
  }

  @Test
  void the_owner_has_an_address_here_too() {
    Browser owner = house.owner();
    house.verify(owner, "owner@example.com");
    assertThat(letterGoesTo(owner)).isEqualTo("owner@example.com");
  }

  @Test
  void a_link_verifies_for_the_member_who_asked_whoever_opens_it() {
    Browser anna = house.guest();
    Browser ben = house.guest();
    ask(anna, "anna@example.com");
    String token = tokens("anna@example.com").getFirst();
    assertThat(ben.post("api/v1/address/confirm", Map.of("token", token)).status()).isEqualTo(200);
    assertThat(letterGoesTo(ben)).isEmpty();
    assertThat(letterGoesTo(anna)).isEqualTo("anna@example.com");
  }

  @Test
  void a_newer_address_takes_the_place_of_one_that_waits_but_asking_again_does_not() {
    Browser guest = house.guest();
    ask(guest, "tpyo@example.com");
    String wrong = tokens("tpyo@example.com").getFirst();
    ask(guest, "typo@example.com");
    ask(guest, "TYPO@example.com");
    assertThat(house.confirm(wrong).code()).isEqualTo("address_link_invalid");
    String first = tokens("typo@example.com").getFirst();
    String second = tokens("TYPO@example.com").getFirst();
    assertThat(house.confirm(first).status()).isEqualTo(200);
    assertThat(standing(guest).path("waiting").isNull()).isTrue();
    assertThat(house.confirm(second).status()).as("both letters came").isEqualTo(200);
    assertThat(letterGoesTo(guest)).isEqualTo("typo@example.com");
  }

  @Test
  void an_address_that_is_verified_already_gets_no_further_letter() {
    Browser guest = house.guest();
    house.verify(guest, "anna@example.com");
    ask(guest, "other@example.com");
    house.quiet();
    assertThat(ask(guest, "anna@example.com").status()).isEqualTo(202);
    house.quiet();
    assertThat(house.questions()).hasSize(2);
    assertThat(standing(guest).path("waiting").isNull()).as("the other is given up").isTrue();
  }

  @Test
  void at_most_three_letters_a_day_go_to_one_address_whoever_asks() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Browser guest = house.guest();
      answers.add(ask(guest, i % 2 == 0 ? "anna@example.com" : "ANNA@Example.com"));
      house.quiet();
      assertThat(guest.delete("api/v1/me/data?confirm=true").status()).isEqualTo(200);
    }
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(202);
          assertThat(answer.body()).isEqualTo(answers.getFirst().body());
        });
    assertThat(house.questions()).hasSize(3);
    house.house().clock().advance(Duration.ofDays(1));
    ask(house.guest(), "anna@example.com");
    house.quiet();
    assertThat(house.questions()).as("a day later").hasSize(4);
  }

  @Test
  void at_most_three_letters_a_day_are_sent_for_one_member() {
    Browser guest = house.guest();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      assertThat(ask(guest, name + "@example.com").status()).isEqualTo(202);
    }
    assertThat(standing(guest).path("waiting").asString()).isEqualTo("c@example.com");
    assertThat(guest.delete("api/v1/me/address").status()).isEqualTo(204);
    ask(guest, "f@example.com");
    house.quiet();
    assertThat(house.questions()).hasSizeLessThanOrEqualTo(3);
    assertThat(house.number("SELECT count(*) FROM address_request")).isEqualTo(3);
    house.house().clock().advance(Duration.ofDays(1));
    ask(guest, "f@example.com");
    assertThat(tokens("f@example.com")).hasSize(1);
  }

  @Test
  void a_stranger_gives_sees_and_takes_away_no_address() {
    Browser stranger = house.stranger();
    assertThat(ask(stranger, "anna@example.com").status()).isEqualTo(401);
    assertThat(stranger.get("api/v1/me/address").status()).isEqualTo(401);
    assertThat(stranger.delete("api/v1/me/address").status()).isEqualTo(401);
    assertThat(house.mails()).isEmpty();
  }

  @Test
  void a_wrong_link_and_one_of_more_than_two_days_ago_verify_nothing() {
    Browser guest = house.guest();
    ask(guest, "anna@example.com");
    String token = tokens("anna@example.com").getFirst();
    for (String wrong :
        List.of(
            "", "x", token + "x", new StringBuilder(token).reverse().toString(), "' OR 1=1 --")) {
      Answer refused = house.confirm(wrong);
      assertThat(refused.status()).as(wrong).isEqualTo(404);
      assertThat(refused.code()).isEqualTo("address_link_invalid");
      assertThat(refused.body()).doesNotContain("example.com");
    }
    assertThat(house.confirm("x".repeat(201)).status()).isEqualTo(422);
    assertThat(house.stranger().post("api/v1/address/confirm", Map.of()).status()).isEqualTo(422);
    house.house().clock().advance(Duration.ofDays(2));
    assertThat(house.confirm(token).status()).isEqualTo(404);
    assertThat(standing(guest).path("waiting").isNull()).isTrue();
    assertThat(letterGoesTo(guest)).isEmpty();
  }

  @Test
  void w_d16_what_is_no_address_is_refused_and_nothing_is_sent() {
    Browser guest = house.guest();
    for (String email :
        List.of(
            "a@example.com\r\nBcc: b@example.com",
            "a\nb@example.com",
            "no-at.example.com",
            "@example.com",
            "a@",
            "a b@example.com",
            "a@localhost",
            "",
            "a@[127.0.0.1]",
            "a@example.com, b@example.com",
            "\"a\"@example.com")) {
      Answer refused = ask(guest, email);
      assertThat(refused.status()).as(email).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("email_invalid");
    }
    house.quiet();
    assertThat(house.mails()).isEmpty();
  }

  @Test
  void w_d16_long_addresses_are_refused_and_tags_and_other_scripts_are_written_to() {
    Browser guest = house.guest();
    assertThat(ask(guest, "a".repeat(65) + "@example.com").code()).isEqualTo("email_invalid");
    assertThat(ask(guest, "a".repeat(300) + "@example.com").code()).isEqualTo("email_invalid");
    assertThat(ask(guest, "a".repeat(500) + "@example.com").status()).isEqualTo(422);
    house.verify(guest, "Anna+list@BÜCHER.example");
    assertThat(house.mails().getFirst().to()).isEqualTo("Anna+list@xn--bcher-kva.example");
    assertThat(letterGoesTo(guest)).isEqualTo("Anna+list@xn--bcher-kva.example");
  }

  @Test
  void whoever_takes_their_address_away_is_not_written_to_any_more() {
    Browser guest = onDevice(house.guest(), "phone");
    register(guest, "left@example.com");
    house.verify(guest, "anna@example.com");
    ask(guest, "third@example.com");
    String waiting = tokens("third@example.com").getFirst();
    assertThat(guest.delete("api/v1/me/address").status()).isEqualTo(204);
    JsonNode standing = standing(guest);
    assertThat(standing.path("email").isNull()).isTrue();
    assertThat(standing.path("verified").asBoolean()).isFalse();
    assertThat(standing.path("waiting").isNull()).isTrue();
    assertThat(house.number("SELECT count(*) FROM device_emails")).isZero();
    assertThat(house.confirm(waiting).status()).isEqualTo(404);
    int before = house.mails().size();
    house.history(guest, 2025, 50);
    house.run(guest, 2025);
    house.quiet();
    assertThat(house.mails()).hasSize(before);
  }

  @Test
  void addresses_are_taken_out_and_erased_with_their_person() {
    Browser guest = house.guest();
    house.verify(guest, "anna@example.com");
    ask(guest, "other@example.com");
    String waiting = tokens("other@example.com").getFirst();
    JsonNode mine = guest.get("api/v1/me/export").json().path("addresses");
    assertThat(mine).hasSize(2);
    assertThat(mine.path(0).path("email").asString()).isEqualTo("anna@example.com");
    assertThat(mine.path(0).path("confirmed").asBoolean()).isTrue();
    Answer erased = guest.delete("api/v1/me/data?confirm=true");
    assertThat(erased.json().path("receipt"))
        .anySatisfy(line -> {
          assertThat(line.path("name").asString()).isEqualTo("addresses");
          assertThat(line.path("rows").asInt()).isEqualTo(2);
        });
    assertThat(house.confirm(waiting).status()).isEqualTo(404);
    assertThat(
            house.number(
                "SELECT count(*) FROM address_request WHERE member_id IS NOT NULL"
                    + " OR email IS NOT NULL OR token_hash IS NOT NULL"))
        .isZero();
  }

  @Test
  void what_was_asked_a_month_ago_is_forgotten_and_what_was_withdrawn_after_a_day() {
    Browser guest = house.guest();
    house.verify(guest, "anna@example.com");
    Browser leaves = house.guest();
    ask(leaves, "leaves@example.com");
    house.quiet();
    leaves.delete("api/v1/me/data?confirm=true");
    house.house().clock().advance(Duration.ofHours(25));
    sweep();
    assertThat(house.number("SELECT count(*) FROM address_request")).isEqualTo(1);
    house.house().clock().advance(Duration.ofDays(30));
    sweep();
    assertThat(house.number("SELECT count(*) FROM address_request")).isZero();
    assertThat(house.number("SELECT count(*) FROM app_user_emails WHERE verified_at IS NOT NULL"))
        .as("what was verified stays")
        .isEqualTo(1);
  }

  private void sweep() {
    house.room().database().change(_ -> house.room().jobs().add(new SweepRuns()));
    house.quiet();
  }

  @Test
  void an_address_that_a_device_gives_to_somebody_is_asked_once() {
    Browser guest = onDevice(house.guest(), "phone");
    for (int i = 0; i < 3; i++) {
      assertThat(register(guest, "anna@example.com")).isEqualTo(204);
    }
    assertThat(standing(guest).path("email").asString()).isEqualTo("anna@example.com");
    assertThat(standing(guest).path("verified").asBoolean()).isFalse();
    List<String> tokens = tokens("anna@example.com");
    assertThat(tokens).hasSize(1);
    assertThat(house.confirm(tokens.getFirst()).status()).isEqualTo(200);
    assertThat(letterGoesTo(guest)).isEqualTo("anna@example.com");
    assertThat(register(onDevice(house.stranger(), "nobodys"), "nobody@example.com"))
        .isEqualTo(204);
    house.quiet();
    assertThat(house.questions()).as("it belongs to nobody").hasSize(1);
  }

  @Test
  void a_device_where_nobody_is_signed_in_takes_the_place_of_no_verified_address() {
    Browser guest = house.guest();
    linkedOn(guest, "phone");
    Browser phone = onDevice(house.stranger(), "phone");
    register(phone, "first@example.com");
    house.confirm(tokens("first@example.com").getFirst());
    assertThat(letterGoesTo(guest)).isEqualTo("first@example.com");
    register(phone, "second@example.com");
    assertThat(tokens("second@example.com")).isEmpty();
  }

  /** An account was linked on that device, and the session there is over. */
  private void linkedOn(Browser guest, String device) {
    long member = house.memberId(guest);
    house
        .room()
        .database()
        .change(sql ->
            sql.sql(
                    "INSERT INTO app_auth_jobs (archive_job_id, provider, status, user_id, device_id,"
                        + " platform, app_version, os_version, created_at, updated_at, finalized_at)"
                        + " VALUES ('job', 'archive', 'finalized', :user, :device, 'p', '1', '1',"
                        + " :now, :now, :now)")
                .param("user", member)
                .param("device", device)
                .param("now", house.house().clock().millis())
                .update());
  }

  @ParameterizedTest
  @CsvSource({"rowhouse.mail.transport, off, mail_off", "rowhouse.base-url, '', base_url_missing"})
  void while_no_mail_can_be_sent_it_is_said_so_and_devices_register_all_the_same(
      String key, String value, String code) {
    close();
    house = WrappedHouse.open(plan -> plan.setting("rowhouse.base-url", BASE).setting(key, value));
    Browser guest = onDevice(house.guest(), "phone");
    Answer refused = ask(guest, "anna@example.com");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(register(guest, "anna@example.com")).isEqualTo(204);
    house.quiet();
    assertThat(standing(guest).path("waiting").isNull()).as("nothing was sent").isTrue();
    assertThat(standing(guest).path("email").asString()).isEqualTo("anna@example.com");
    assertThat(house.mails()).isEmpty();
  }
}
