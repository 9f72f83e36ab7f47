package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rowhouse.server.watching.LinkTest.complete;
import static rowhouse.server.watching.LinkTest.device;
import static rowhouse.server.watching.LinkTest.start;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

/** The originals' way to link an account, with an Archive elsewhere, good or bad. */
final class RemoteLinkTest {
  private PlayedArchive archive;
  private WatchingHouse house;

  @BeforeEach
  void open() {
    archive = new PlayedArchive();
    house = WatchingHouse.open(archive::in);
  }

  @AfterEach
  void close() {
    house.close();
    archive.close();
  }

  private Browser phone() {
    return device(house.stranger("wrapped"), "phone");
  }

  private static String row(String time, long video) {
    return "{\"video_id\":\"%d\",\"title\":\"t\",\"author\":\"a\",\"duration_ms\":9000,\"watched_at\":\"%s\"}"
        .formatted(video, time);
  }

  private void signsIn() {
    archive
        .answers("/start-auth", 201, "{\"archive_job_id\":\"job-1\",\"queue_position\":2}")
        .answers("/get-redirect", 202, "{\"queue_status\":\"waiting\",\"queue_position\":2}")
        .answers("/get-redirect", 200, "{\"redirect_url\":\"https://www.tiktok.com/qr\"}")
        .answers("/get-authorization-code", 202, "{}")
        .answers("/get-authorization-code", 200, "{\"authorization_code\":\"c-1\"}");
  }

  private void linked() {
    archive.answers(
        "/finalize",
        200,
        "{\"archive_user_id\":\"arch-1\",\"provider_unique_id\":\"sec-1\",\"platform_username\":\"anna\",\"anchor_token\":\"anchor-1\"}");
  }

  private JsonNode pulled(Browser phone, Answer done) {
    Browser member = phone.with("Authorization", "Bearer " + done.json().path("token").asString());
    Supplier<JsonNode> pull = () -> member.get("api/v1/imports").json().path("imports").path(0);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !Set.of("", "reading").contains(pull.get().path("state").asString("")));
    return pull.get();
  }

  @Test
  void a_link_goes_through_the_queue_and_brings_the_history_page_by_page() {
    signsIn();
    linked();
    archive
        .answers("/watch-history/start", 202, "{\"data_job_id\":\"d-1\"}")
        .answers("/watch-history/start", 202, "{\"data_job_id\":\"d-2\"}")
        .answers(
            "/watch-history/finalize",
            200,
            "{\"rows\":["
                + row("2026-11-20T10:00:00Z", 7582759928645864717L)
                + ","
                + row("2026-11-19T10:00:00Z", 7404519706050170117L)
                + "],\"pagination\":{\"has_more\":true,\"next_cursor\":\"1795000000000\"}}")
        .answers(
            "/watch-history/finalize",
            200,
            "{\"rows\":["
                + row("2026-11-18T10:00:00Z", 7366854421403241745L)
                + "],\"pagination\":{\"has_more\":false}}");
    Browser phone = phone();
    Answer begun = phone.post("link/tiktok/start", Map.of());
    assertThat(begun.json().path("queue_position").asInt()).isEqualTo(2);
    Answer pending = phone.get("link/tiktok/redirect?job_id=job-1");
    assertThat(pending.status()).isEqualTo(202);
    assertThat(pending.json().path("status").asString()).isEqualTo("pending");
    assertThat(pending.json().path("queue_position").asInt()).isEqualTo(2);
    Answer done = complete(phone, "job-1");
    assertThat(done.json().path("app_user_id").asString()).isEqualTo("arch-1");
    assertThat(done.json().path("platform_username").asString()).isEqualTo("anna");
    assertThat(archive.last("/finalize").headers()).containsEntry("x-archive-api-key", "the-key");
    assertThat(archive.hits("/finalize")).isEqualTo(1);
    JsonNode pull = pulled(phone, done);
    assertThat(pull.path("source").asString()).isEqualTo("archive");
    assertThat(pull.path("state").asString()).isEqualTo("done");
    assertThat(pull.path("rows_new").asLong()).isEqualTo(3);
    assertThat(pull.path("warnings")).isEmpty();
    assertThat(phone.get("api/v1/me").json().path("coverage").path("rows").asLong()).isEqualTo(3);
    String again = start(phone);
    assertThat(again).isEqualTo("job-1");
    assertThat(archive.last("/start-auth").body().utf8()).contains("anchor-1");
  }

  @Test
  void a8_16_a_person_is_not_lost_when_the_answer_to_the_last_step_is() {
    archive
        .answers("/start-auth", 201, "{\"archive_job_id\":\"job-1\"}")
        .answers("/get-redirect", 200, "{\"redirect_url\":\"https://www.tiktok.com/qr\"}")
        .answers("/get-authorization-code", 200, "{\"authorization_code\":\"c-1\"}")
        .answers("/finalize", Reply.status(502))
        .answers("/finalize", 400, "{\"error\":\"code_used\"}")
        .answers("/watch-history/start", 404, "{\"error\":\"not_found\"}");
    Browser phone = phone();
    start(phone);
    phone.get("link/tiktok/redirect?job_id=job-1");
    archive
        .anew("/get-redirect")
        .answers(
            "/get-redirect",
            200,
            "{\"status\":\"authentication already completed\",\"username\":\"anna\",\"sec_user_id\":\"sec-1\"}");
    Answer done = complete(phone, "job-1");
    assertThat(done.json().path("platform_username").asString()).isEqualTo("anna");
    assertThat(done.json().path("token").asString()).startsWith("ms_");
    assertThat(archive.hits("/finalize")).isEqualTo(2);
    assertThat(
            house.number(
                "wrapped", "SELECT count(*) FROM app_users WHERE latest_sec_user_id = 'sec-1'"))
        .isEqualTo(1);
  }

  @Test
  void a_link_that_the_archive_gives_up_says_so_and_counts_as_a_failure() {
    archive
        .answers("/start-auth", 201, "{\"archive_job_id\":\"job-1\"}")
        .answers("/get-redirect", 200, "{\"redirect_url\":\"https://www.tiktok.com/qr\"}")
        .answers("/get-authorization-code", 410, "{\"error\":\"expired\"}");
    Browser phone = phone();
    start(phone);
    phone.get("link/tiktok/redirect?job_id=job-1");
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> phone.get("link/tiktok/redirect?job_id=job-1").status() == 410);
    archive.anew("/start-auth").answers("/start-auth", 201, "{\"archive_job_id\":\"job-2\"}");
    assertThat(phone.post("link/tiktok/start", Map.of()).json().path("failed_count").asLong())
        .isEqualTo(1);
  }

  @Test
  void a_member_whose_link_fails_is_asked_once_to_link_anew_an_hour_later() {
    archive
        .answers("/start-auth", 201, "{\"archive_job_id\":\"job-1\"}")
        .answers("/get-redirect", 200, "{\"redirect_url\":\"https://www.tiktok.com/qr\"}")
        .answers("/get-authorization-code", 400, "{\"error\":\"invalid_grant\"}");
    Browser guest = device(house.guest("wrapped"), "phone");
    for (String job : List.of("job-1", "job-2")) {
      archive
          .anew("/start-auth")
          .answers("/start-auth", 201, "{\"archive_job_id\":\"" + job + "\"}");
      start(guest);
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() ->
              guest
                  .get("link/tiktok/redirect?job_id=" + job)
                  .json()
                  .path("status")
                  .asString()
                  .equals("reauth_needed"));
    }
    assertThat(
            house.number(
                "wrapped",
                "SELECT count(*) FROM job WHERE kind = 'reauth.notify' AND run_at - added_at >= 3600000"))
        .isEqualTo(1);
  }

  @Test
  void w_d21_an_archive_that_is_down_talks_html_or_asks_for_patience_is_passed_on_as_such() {
    archive.answers("/start-auth", Reply.html("<h1>502</h1>"));
    Answer html = phone().post("link/tiktok/start", Map.of());
    assertThat(html.status()).isEqualTo(503);
    assertThat(html.json().path("error").asString()).isEqualTo("archive_unavailable");
    archive.anew("/start-auth").answers("/start-auth", Reply.status(500));
    assertThat(phone().post("link/tiktok/start", Map.of()).status()).isEqualTo(503);
    archive
        .anew("/start-auth")
        .answers(
            "/start-auth",
            Reply.of(
                    429,
                    "application/json",
                    "{\"error\":\"account_queue_limit_reached\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .with("Retry-After", "7"));
    Answer patience = phone().post("link/tiktok/start", Map.of());
    assertThat(patience.status()).isEqualTo(429);
    assertThat(patience.header("Retry-After")).isEqualTo("7");
    assertThat(patience.code()).isEqualTo("archive_throttled");
    archive.anew("/start-auth").answers("/start-auth", 201, "{\"unexpected\":true}");
    assertThat(phone().post("link/tiktok/start", Map.of()).status()).isEqualTo(503);
    assertThat(house.number("wrapped", "SELECT count(*) FROM app_auth_jobs")).isZero();
  }

  @Test
  void w_d21_a_cursor_that_stands_still_ends_the_pull_and_marks_it() {
    signsIn();
    linked();
    archive
        .answers("/watch-history/start", 202, "{\"data_job_id\":\"d-1\"}")
        .answers(
            "/watch-history/finalize",
            200,
            "{\"rows\":["
                + row("2026-11-20T10:00:00Z", 7582759928645864717L)
                + "],\"pagination\":{\"has_more\":true,\"next_cursor\":\"99999999999999\"}}");
    Browser phone = phone();
    start(phone);
    JsonNode pull = pulled(phone, complete(phone, "job-1"));
    assertThat(pull.path("state").asString()).isEqualTo("done");
    assertThat(pull.path("rows_new").asLong()).isEqualTo(1);
    assertThat(pull.path("warnings").path(0).path("code").asString()).isEqualTo("pull_incomplete");
    assertThat(pull.path("warnings").path(0).path("text").asString()).endsWith(".");
    assertThat(archive.hits("/watch-history/finalize")).isLessThanOrEqualTo(2);
  }

  @Test
  void an_app_that_is_closed_to_visitors_links_nobody_but_the_owner() {
    try (WatchingHouse closed =
        WatchingHouse.open(
            plan -> archive.in(plan).setting("rowhouse.wrapped.visitors", "false"))) {
      archive.answers("/start-auth", 201, "{\"archive_job_id\":\"job-9\"}");
      Answer refused = device(closed.stranger("wrapped"), "p").post("link/tiktok/start", Map.of());
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("visitors_closed");
      assertThat(archive.hits("/start-auth")).isZero();
      assertThat(device(closed.owner("wrapped"), "p").post("link/tiktok/start", Map.of()).status())
          .isEqualTo(201);
    }
  }
}
