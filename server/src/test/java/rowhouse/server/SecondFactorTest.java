package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SecondFactorTest {
  private static final Map<String, String> PASSWORD = Map.of("password", HouseUnderTest.PASSWORD);

  private HouseUnderTest house;
  private Browser owner;

  @BeforeEach
  void openHouse() {
    house = HouseUnderTest.with().start();
    owner = house.owner();
  }

  @AfterEach
  void closeHouse() {
    house.close();
  }

  @Test
  void with_a_second_factor_the_password_alone_is_not_enough() throws CodeGenerationException {
    JsonNode prepared = owner.post("api/settings/totp", PASSWORD).json();
    assertThat(prepared.path("uri").asString()).startsWith("otpauth://totp/");
    assertThat(prepared.path("qr_svg").asString()).startsWith("<svg");
    String secret = prepared.path("secret").asString();
    Answer unconfirmed = owner.post("api/settings/totp/confirm", Map.of("code", "000000"));
    assertThat(unconfirmed.status()).isEqualTo(422);
    assertThat(unconfirmed.code()).isEqualTo("totp_code_wrong");
    assertThat(house.stranger().signIn(HouseUnderTest.PASSWORD).status()).isEqualTo(200);

    String first = code(secret);
    assertThat(owner.post("api/settings/totp/confirm", Map.of("code", first)).status())
        .isEqualTo(204);

    assertThat(owner.get("api/house").json().path("totp_enabled").asBoolean()).isTrue();
    Browser other = house.stranger();
    assertThat(signIn(other, null).code()).isEqualTo("totp_required");
    assertThat(owner.get("api/audit").json().path("items").path(0).path("what").asString())
        .isEqualTo("totp_missing");
    assertThat(signIn(other, "123456").code()).isEqualTo("sign_in_failed");
    assertThat(signIn(other, first).code()).as("a code is good once").isEqualTo("sign_in_failed");
    house.clock().advance(Duration.ofSeconds(60));
    assertThat(signIn(other, code(secret)).status()).isEqualTo(200);
  }

  @Test
  void the_second_factor_is_removed_with_the_password_only() throws CodeGenerationException {
    String secret = owner.post("api/settings/totp", PASSWORD).json().path("secret").asString();
    owner.post("api/settings/totp/confirm", Map.of("code", code(secret)));
    assertThat(owner.post("api/settings/totp", PASSWORD).code()).isEqualTo("totp_already_on");

    assertThat(owner.send("DELETE", "api/settings/totp", Map.of("password", "wrong")).status())
        .isEqualTo(401);
    assertThat(
            owner
                .send("DELETE", "api/settings/totp", Map.of("password", HouseUnderTest.PASSWORD))
                .status())
        .isEqualTo(204);

    assertThat(signIn(house.stranger(), null).status()).isEqualTo(200);
  }

  @Test
  void a_stolen_session_cannot_put_a_second_factor_of_its_own_before_the_house() {
    assertThat(owner.post("api/settings/totp", Map.of("password", "guessed it")).code())
        .isEqualTo("sign_in_failed");
    assertThat(owner.post("api/settings/totp", Map.of()).status()).isEqualTo(422);
    assertThat(owner.get("api/audit").json().path("items").path(0).path("what").asString())
        .isEqualTo("sign_in_failed");
  }

  private static Answer signIn(Browser browser, String code) {
    return browser.post(
        "api/session",
        code == null
            ? Map.of("password", HouseUnderTest.PASSWORD)
            : Map.of("password", HouseUnderTest.PASSWORD, "code", code));
  }

  private String code(String secret) throws CodeGenerationException {
    return new DefaultCodeGenerator()
        .generate(secret, Math.floorDiv(house.clock().instant().getEpochSecond(), 30L));
  }
}
