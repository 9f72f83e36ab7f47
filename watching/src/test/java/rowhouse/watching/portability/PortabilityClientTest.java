package rowhouse.watching.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.foundation.outside.Outside;
import rowhouse.foundation.outside.OutsideConfig;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;
import rowhouse.foundation.test.SettableClock;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.Layout;
import rowhouse.watching.source.ReadLimits;

class PortabilityClientTest {
  private static final PortabilityTokens TOKENS =
      new PortabilityTokens(
          "open-1",
          Set.of(PortabilityTokens.ONGOING),
          "act.1",
          Instant.EPOCH,
          "rft.1",
          Instant.EPOCH);

  @TempDir Path folder;
  private final SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");
  private LoopbackSite site;
  private Outside outside;
  private PortabilityConfig config;
  private PortabilityClient client;

  @BeforeEach
  void open() {
    site = LoopbackSite.start();
    outside =
        new Outside(
            OutsideConfig.standard()
                .withAllow(List.of(site.hostPort()))
                .withManners(OutsideConfig.Manners.withoutGap(2)),
            () -> false);
    config =
        new PortabilityConfig(
            "https://www.tiktok.example/authorize/",
            site.url(""),
            "key",
            "secret",
            "https://me.example/back",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    client = new PortabilityClient(outside, config, clock);
  }

  @AfterEach
  void close() {
    outside.close();
    site.close();
  }

  @Test
  void a_person_is_sent_to_agree_with_a_state_that_comes_back() {
    assertThat(client.agreementUrl("a b&c", PortabilityTokens.ONCE))
        .isEqualTo(
            "https://www.tiktok.example/authorize/?client_key=key&response_type=code"
                + "&scope=portability.activity.single&redirect_uri=https%3A%2F%2Fme.example%2Fback"
                + "&state=a+b%26c");
  }

  @Test
  void a_code_becomes_tokens_and_a_refresh_replaces_them() {
    site.on(
        "/v2/oauth/token/",
        json(
            200,
            """
            {"open_id":"o","scope":"user.info.basic,portability.activity.single,user.info.basic",
             "access_token":"a2","expires_in":7200,"refresh_token":"r2","refresh_expires_in":100}\
            """));

    PortabilityTokens tokens = value(client.tokens("the code"));

    assertThat(site.seen().getLast().body().utf8())
        .contains("code=the+code")
        .contains("client_secret=secret")
        .contains("grant_type=authorization_code");
    assertThat(tokens.allowActivity()).isTrue();
    assertThat(tokens.accessExpiresAt()).isEqualTo(clock.instant().plusSeconds(7_200));
    assertThat(tokens.toString()).doesNotContain("a2").doesNotContain("r2");
    assertThat(value(client.refresh(TOKENS)).refreshToken()).isEqualTo("r2");
    assertThat(site.seen().getLast().body().utf8()).contains("refresh_token=rft.1");
  }

  @Test
  void an_export_goes_from_request_over_pending_to_a_history() throws IOException {
    WatchHistory history =
        ExampleHistory.of(ExampleHistory.Wish.year(2025, ZoneId.of("Europe/Berlin")));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    new ExampleExport(history, Layout.CURRENT).writeZip(zip);
    List<String> states = new ArrayList<>(List.of("pending", "downloading"));
    site.on(
            "/v2/user/data/add/",
            json(200, "{\"data\":{\"request_id\":77},\"error\":{\"code\":\"ok\"}}"))
        .on(
            "/v2/user/data/check/",
            _ ->
                json(
                    200,
                    "{\"data\":{\"status\":\""
                        + states.removeFirst()
                        + "\"},\"error\":{\"code\":\"ok\"}}"))
        .on("/v2/user/data/download/", Reply.bytes("application/octet-stream", zip.toByteArray()));

    long request = value(client.request(TOKENS));
    assertThat(site.seen().getLast().headers()).containsEntry("authorization", "Bearer act.1");
    assertThat(site.seen().getLast().body().utf8()).contains("activity");
    assertThat(value(client.check(TOKENS, request))).isEqualTo(ExportState.PENDING);
    assertThat(value(client.check(TOKENS, request))).isEqualTo(ExportState.READY);
    Path file = value(client.download(TOKENS, request, folder.resolve("e.zip"), 1 << 20));
    List<WatchEvent> events = new ArrayList<>();
    ExportResult result =
        new ExportReader(clock, ReadLimits.standard()).read(ExportFile.at(file), events::addAll);

    assertThat(result).isInstanceOf(ExportResult.Read.class);
    assertThat(events).hasSize(history.size());
  }

  @ParameterizedTest
  @CsvSource({
    "401, access_token_invalid, AGREEMENT_NEEDED",
    "403, scope_not_authorized, AGREEMENT_NEEDED",
    "400, invalid_params, REFUSED",
    "200, invalid_params, REFUSED",
    "200, access_token_invalid, AGREEMENT_NEEDED",
    "429, rate_limit_exceeded, THROTTLED",
    "500, internal_error, UNAVAILABLE",
    "200, ok, UNAVAILABLE"
  })
  void every_error_is_a_fault_with_a_sentence(int status, String error, PortabilityFault fault) {
    site.on(
        "/v2/user/data/check/",
        json(status, "{\"data\":{},\"error\":{\"code\":\"" + error + "\"}}"));

    var failed = failed(client.check(TOKENS, 1));

    assertThat(failed.fault()).isEqualTo(fault);
    assertThat(failed.sentence()).endsWith(".");
    assertThat(fault.code()).startsWith("portability_");
  }

  @Test
  void an_oauth_error_is_plain_text_and_a_page_is_no_answer() {
    site.on("/v2/oauth/token/", json(400, "{\"error\":\"invalid_grant\"}"))
        .on("/v2/user/data/add/", Reply.html("<html>"));

    assertThat(failed(client.tokens("old")).fault()).isEqualTo(PortabilityFault.AGREEMENT_NEEDED);
    assertThat(failed(client.request(TOKENS)).fault()).isEqualTo(PortabilityFault.UNAVAILABLE);
  }

  @Test
  void a_download_that_fails_leaves_no_file() {
    Path file = folder.resolve("e.zip");
    site.on("/v2/user/data/download/", json(200, "{\"error\":{\"code\":\"invalid_params\"}}"));
    assertThat(failed(client.download(TOKENS, 1, file, 1_000)).fault())
        .isEqualTo(PortabilityFault.REFUSED);
    assertThat(file).doesNotExist();

    site.on("/v2/user/data/download/", Reply.bytes("application/zip", new byte[2_000]));
    assertThat(failed(client.download(TOKENS, 1, file, 1_000)).fault())
        .isEqualTo(PortabilityFault.TOO_LARGE);
    assertThat(file).doesNotExist();
  }

  @Test
  void giving_up_and_revoking_are_told_to_tiktok() {
    site.on("/v2/user/data/cancel/", json(200, "{\"data\":{},\"error\":{\"code\":\"ok\"}}"))
        .on("/v2/oauth/revoke/", json(200, "{}"));

    assertThat(value(client.cancel(TOKENS, 5))).isTrue();
    assertThat(value(client.revoke(TOKENS))).isTrue();
    assertThat(site.seen().getLast().body().utf8()).contains("token=act.1");
  }

  @Test
  void a_notice_counts_only_with_a_fresh_signature_of_ours() throws Exception {
    byte[] body =
        "{\"client_key\":\"key\",\"event\":\"portability.download.ready\",\"user_openid\":\"o\",\"content\":\"{}\"}"
            .getBytes(StandardCharsets.UTF_8);
    Instant now = clock.instant();
    String good = signed("secret", now, body);

    assertThat(PortabilityNotice.read(good, body, config, now))
        .contains(new PortabilityNotice("portability.download.ready", "o", "{}"));
    assertThat(PortabilityNotice.read(good, body, config, now.plusSeconds(301))).isEmpty();
    assertThat(PortabilityNotice.read(signed("other", now, body), body, config, now)).isEmpty();
    assertThat(PortabilityNotice.read(good, new byte[] {1}, config, now)).isEmpty();
    assertThat(PortabilityNotice.read("t=1,s=zz", body, config, now)).isEmpty();
    assertThat(PortabilityNotice.read("", body, config, now)).isEmpty();
    byte[] foreign = "{\"client_key\":\"else\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(PortabilityNotice.read(signed("secret", now, foreign), foreign, config, now))
        .isEmpty();
  }

  private static String signed(String secret, Instant at, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
    return "t=" + at.getEpochSecond() + ",s=" + HexFormat.of().formatHex(mac.doFinal(body));
  }

  private static Reply.Whole json(int status, String body) {
    return Reply.of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T value(PortabilityAnswer<T> answer) {
    assertThat(answer).isInstanceOf(PortabilityAnswer.Got.class);
    return ((PortabilityAnswer.Got<T>) answer).value();
  }

  private static <T> PortabilityAnswer.Failed<T> failed(PortabilityAnswer<T> answer) {
    assertThat(answer).isInstanceOf(PortabilityAnswer.Failed.class);
    return (PortabilityAnswer.Failed<T>) answer;
  }
}
