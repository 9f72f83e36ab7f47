package rowhouse.server.watching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rowhouse.server.watching.Exports.current;
import static rowhouse.server.watching.Exports.rows;
import static rowhouse.server.watching.Exports.zip;

import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

/** TikTok's Data Portability API, played on loopback. */
final class AgreementTest {
  private LoopbackSite tiktok;
  private WatchingHouse house;

  @BeforeEach
  void open() {
    tiktok = LoopbackSite.start();
    house =
        WatchingHouse.open(plan ->
            plan.setting("rowhouse.outside.allow", tiktok.hostPort())
                .setting("rowhouse.base-url", "https://home.example.com")
                .setting("rowhouse.wrapped.portability.client-key", "ck")
                .setting("rowhouse.wrapped.portability.client-secret", "cs")
                .setting("rowhouse.wrapped.portability.api-url", tiktok.url("")));
  }

  @AfterEach
  void close() {
    house.close();
    tiktok.close();
  }

  private static Reply json(String text) {
    return Reply.of(200, "application/json", text.getBytes(UTF_8));
  }

  private void agrees() {
    tiktok.on(
        "/v2/oauth/token/",
        json(
            "{\"access_token\":\"at\",\"refresh_token\":\"rt\",\"open_id\":\"person-1\","
                + "\"scope\":\"portability.activity.single\",\"expires_in\":86400,\"refresh_expires_in\":864000}"));
    tiktok.on(
        "/v2/user/data/add/", json("{\"data\":{\"request_id\":77},\"error\":{\"code\":\"ok\"}}"));
  }

  private static String state(String url) {
    return url.replaceFirst(".*[?&]state=([^&]+).*", "$1");
  }

  @Test
  void an_agreement_brings_the_export_without_an_upload() {
    agrees();
    tiktok.on(
        "/v2/user/data/check/",
        json(
            "{\"data\":{\"request_id\":77,\"status\":\"downloading\"},\"error\":{\"code\":\"ok\"}}"));
    tiktok.on(
        "/v2/user/data/download/",
        Reply.bytes(
            "application/octet-stream",
            zip("user_data_tiktok.json", current("anna", rows("2026-10-01T10:00:00Z", 8)))));
    Browser guest = house.guest("wrapped");
    assertThat(guest.get("api/v1/me").json().path("sources").path("portability").asBoolean())
        .isTrue();
    String url =
        guest
            .post("api/v1/sources/portability/start", Map.of())
            .json()
            .path("authorize_url")
            .asString();
    assertThat(url)
        .startsWith("https://www.tiktok.com/v2/auth/authorize/?client_key=ck")
        .contains(
            "redirect_uri=https%3A%2F%2Fhome.example.com%2Fwrapped%2Fapi%2Fv1%2Fsources%2Fportability%2Fcallback");
    Answer ok = guest.get("api/v1/sources/portability/callback?code=c1&state=" + state(url));
    assertThat(ok.status()).isEqualTo(303);
    assertThat(ok.header("location")).endsWith("connect?portability=ok");
    Answer twice = guest.get("api/v1/sources/portability/callback?code=c1&state=" + state(url));
    assertThat(twice.header("location")).endsWith("connect?portability=failed");
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> guest.get("api/v1/me").json().path("coverage").path("rows").asLong() == 8);
    house.quiet("wrapped");
    JsonNode read = guest.get("api/v1/imports").json().path("imports").path(0);
    assertThat(read.path("source").asString()).isEqualTo("portability");
    assertThat(read.path("state").asString()).isEqualTo("done");
    assertThat(
            house.number(
                "wrapped",
                "SELECT count(*) FROM portability_agreement WHERE tokens_sealed LIKE '%rt%at%'"))
        .isZero();
  }

  @Test
  void a_made_up_state_or_a_refusal_agrees_to_nothing() {
    agrees();
    Browser guest = house.guest("wrapped");
    String url =
        guest
            .post("api/v1/sources/portability/start", Map.of())
            .json()
            .path("authorize_url")
            .asString();
    assertThat(
            guest
                .get("api/v1/sources/portability/callback?code=c1&state=made-up")
                .header("location"))
        .endsWith("portability=failed");
    assertThat(
            guest
                .get("api/v1/sources/portability/callback?error=access_denied&state=" + state(url))
                .header("location"))
        .endsWith("portability=failed");
    assertThat(house.number("wrapped", "SELECT count(*) FROM portability_agreement")).isZero();
    assertThat(tiktok.hits("/v2/oauth/token/")).isZero();
  }

  /** Login CSRF (RFC 6749, 10.12): the link of one person is sent to another. */
  @Test
  void whoever_opens_the_link_of_another_gives_them_no_history() {
    agrees();
    Browser attacker = house.guest("wrapped");
    String url =
        attacker
            .post("api/v1/sources/portability/start", Map.of())
            .json()
            .path("authorize_url")
            .asString();
    String back = "api/v1/sources/portability/callback?code=of-the-victim&state=" + state(url);
    for (Browser victim :
        List.of(house.guest("wrapped"), house.stranger("wrapped"), house.owner("wrapped"))) {
      assertThat(victim.get(back).header("location")).endsWith("portability=failed");
    }
    assertThat(house.number("wrapped", "SELECT count(*) FROM portability_agreement")).isZero();
    assertThat(tiktok.hits("/v2/oauth/token/")).isZero();
    assertThat(attacker.get(back).header("location")).endsWith("portability=ok");
  }

  private Answer notice(String body, String secret) throws GeneralSecurityException {
    long now = house.house().clock().instant().getEpochSecond();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    String proof = HexFormat.of().formatHex(mac.doFinal((now + "." + body).getBytes(UTF_8)));
    Browser sender = house.stranger("wrapped");
    HttpRequest request =
        sender
            .request("api/v1/sources/portability/webhook")
            .header("Content-Type", "application/json")
            .header("TikTok-Signature", "t=" + now + ",s=" + proof)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return sender.send(request);
  }

  @Test
  void a_notice_counts_only_with_tiktoks_signature() throws GeneralSecurityException {
    agrees();
    tiktok.on(
        "/v2/user/data/check/",
        json("{\"data\":{\"request_id\":77,\"status\":\"pending\"},\"error\":{\"code\":\"ok\"}}"));
    Browser guest = house.guest("wrapped");
    String url =
        guest
            .post("api/v1/sources/portability/start", Map.of())
            .json()
            .path("authorize_url")
            .asString();
    guest.get("api/v1/sources/portability/callback?code=c1&state=" + state(url));
    String removed =
        "{\"client_key\":\"ck\",\"event\":\"authorization.removed\",\"user_openid\":\"person-1\",\"content\":\"{}\"}";
    Answer forged = notice(removed, "guessed");
    assertThat(forged.status()).isEqualTo(401);
    assertThat(forged.code()).isEqualTo("signature_invalid");
    String ended = "SELECT count(*) FROM portability_agreement WHERE state = 'ended'";
    assertThat(house.number("wrapped", ended)).isZero();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            house.number(
                    "wrapped",
                    "SELECT count(*) FROM portability_agreement WHERE state = 'requested'")
                == 1);
    assertThat(notice(removed, "cs").status()).isEqualTo(200);
    assertThat(house.number("wrapped", ended)).isEqualTo(1);
  }

  @Test
  void an_app_that_is_not_registered_has_no_such_way() {
    Answer off = house.guest("weekly").post("api/v1/sources/portability/start", Map.of());
    assertThat(off.status()).isEqualTo(404);
    assertThat(off.code()).isEqualTo("portability_off");
    assertThat(
            house.stranger("wrapped").post("api/v1/sources/portability/start", Map.of()).status())
        .isEqualTo(401);
  }
}
