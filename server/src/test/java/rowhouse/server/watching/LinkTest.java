package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rowhouse.server.watching.Exports.current;
import static rowhouse.server.watching.Exports.rows;
import static rowhouse.server.watching.Exports.upload;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

/** The originals' way to link an account, with the Archive that is built in. */
final class LinkTest {
  private static final String OWN_KEY = "a-key-for-other-programs-0123456789";
  private static WatchingHouse house;

  @BeforeAll
  static void open() {
    house = WatchingHouse.open(plan -> plan.setting("rowhouse.wrapped.archive.own-key", OWN_KEY));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Browser device(Browser browser, String id) {
    return browser
        .with("X-Device-Id", id)
        .with("X-Platform", "ios")
        .with("X-App-Version", "1.2.3")
        .with("X-OS-Version", "19.1");
  }

  static String start(Browser browser) {
    Answer begun = browser.post("link/tiktok/start", Map.of());
    assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
    return begun.json().path("archive_job_id").asString();
  }

  /** Asks as an original's client does until the link is complete. */
  static Answer complete(Browser browser, String job) {
    AtomicReference<Answer> last = new AtomicReference<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          last.set(browser.get("link/tiktok/redirect?job_id=" + job + "&time_zone=Asia/Seoul"));
          return last.get().json().path("status").asString().equals("completed");
        });
    return last.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void a_device_links_with_nothing_outside_and_gets_a_session(String app) {
    Browser phone = device(house.stranger(app), "phone-" + app);
    Answer begun = phone.post("link/tiktok/start", Map.of());
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.json().path("failed_count").asLong()).isZero();
    String job = begun.json().path("archive_job_id").asString();
    Answer ready = phone.get("link/tiktok/redirect?job_id=" + job);
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().path("status").asString()).isEqualTo("ready");
    assertThat(ready.json().path("redirect_url").asString()).contains("connect?job=" + job);
    Answer done = complete(phone, job);
    assertThat(done.json().path("app_user_id").asString()).isNotBlank();
    assertThat(done.json().path("expires_at").asString()).isEqualTo("2026-12-22T02:00:00Z");
    String token = done.json().path("token").asString();
    Browser signedIn = house.stranger(app).with("Authorization", "Bearer " + token);
    assertThat(signedIn.get("api/v1/me").json().path("app_user_id"))
        .isEqualTo(done.json().path("app_user_id"));
    assertThat(signedIn.get("api/v1/me").json().path("time_zone").asString())
        .isEqualTo("Asia/Seoul");
    assertThat(signedIn.get("api/v1/me").json().path("linked").asBoolean()).isTrue();
    assertThat(complete(phone, job).json().path("token").asString()).isEqualTo(token);
  }

  @Test
  void a_guest_who_links_keeps_their_identity_and_their_history() {
    Browser guest = device(house.guest("wrapped"), "tablet");
    upload(guest, current("someone", rows("2026-11-01T10:00:00Z", 12)));
    String name = guest.get("api/v1/me").json().path("app_user_id").asString();
    String job = start(guest);
    assertThat(complete(guest, job).json().path("app_user_id").asString()).isEqualTo(name);
    Answer region = guest.post("link/tiktok/verify-region", Map.of());
    assertThat(region.status()).isEqualTo(200);
    assertThat(region.json().path("is_watch_history_available").asString()).isEqualTo("yes");
    assertThat(region.json().path("attempts").asInt()).isEqualTo(1);
    Answer pulled = guest.post("api/v1/pulls", Map.of());
    assertThat(pulled.status()).isEqualTo(202);
    house.quiet("wrapped");
    Answer seen = guest.get("api/v1/imports/" + pulled.json().path("import_id").asLong());
    assertThat(seen.json().path("state").asString()).isEqualTo("done");
    assertThat(seen.json().path("source").asString()).isEqualTo("archive");
    assertThat(seen.json().path("rows_duplicate").asLong()).isEqualTo(12);
    assertThat(seen.json().path("rows_new").asLong()).isZero();
    assertThat(guest.delete("link/tiktok/disconnect?app_user_id=somebody").status()).isEqualTo(404);
    assertThat(guest.delete("link/tiktok/disconnect?app_user_id=" + name).status()).isEqualTo(200);
    assertThat(guest.get("api/v1/me").json().path("linked").asBoolean()).isFalse();
    Answer unlinked = guest.post("api/v1/pulls", Map.of());
    assertThat(unlinked.status()).isEqualTo(409);
    assertThat(unlinked.code()).isEqualTo("not_linked");
  }

  @Test
  void the_first_generation_of_clients_brings_the_code_itself() {
    Browser phone = device(house.stranger("wrapped"), "old-phone");
    String job = start(phone);
    assertThat(phone.post("link/tiktok/redirect/click", Map.of("archive_job_id", job)).status())
        .isEqualTo(204);
    assertThat(phone.get("link/tiktok/queue-status").json().path("pending").asInt()).isZero();
    Answer code = phone.get("link/tiktok/code?job_id=" + job);
    assertThat(code.json().path("status").asString()).isEqualTo("ready");
    Map<String, String> body =
        Map.of(
            "archive_job_id",
            job,
            "authorization_code",
            code.json().path("authorization_code").asString(),
            "time_zone",
            "Europe/Berlin");
    Answer done = phone.post("link/tiktok/finalize", body);
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json().propertyNames())
        .contains(
            "archive_user_id", "sec_user_id", "anchor_token", "app_user_id", "token", "expires_at");
    Answer again = phone.post("link/tiktok/finalize", body);
    assertThat(again.json().path("token")).isEqualTo(done.json().path("token"));
    Browser other = device(house.stranger("wrapped"), "another-old-phone");
    String otherJob = start(other);
    Answer wrong =
        other.post(
            "link/tiktok/finalize",
            Map.of("archive_job_id", otherJob, "authorization_code", "made-up"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.code()).isEqualTo("archive_finalize_failed");
    assertThat(other.post("link/tiktok/start", Map.of()).json().path("failed_count").asLong())
        .isZero();
  }

  @Test
  void a_link_belongs_to_the_device_that_began_it() {
    Browser phone = device(house.stranger("wrapped"), "mine");
    String job = start(phone);
    Browser thief = device(house.stranger("wrapped"), "not-mine");
    for (String path :
        new String[] {"link/tiktok/redirect?job_id=" + job, "link/tiktok/code?job_id=" + job}) {
      Answer refused = thief.get(path);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.code()).isEqualTo("invalid_device");
    }
    assertThat(thief.delete("link/tiktok/cancel-queue?archive_job_id=" + job).status())
        .isEqualTo(401);
    assertThat(phone.get("link/tiktok/redirect?job_id=unknown").status()).isEqualTo(404);
    Answer cancelled = phone.delete("link/tiktok/cancel-queue?archive_job_id=" + job);
    assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
    Answer over = phone.get("link/tiktok/redirect?job_id=" + job);
    assertThat(over.status()).isEqualTo(410);
    assertThat(over.json().path("error").asString()).isEqualTo("expired");
    assertThat(phone.post("link/tiktok/start", Map.of()).json().path("failed_count").asLong())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"X-Device-Id", "X-Platform", "X-App-Version", "X-OS-Version"})
  void w_d17_a_device_without_one_of_its_headers_is_refused(String header) {
    Browser phone = device(house.stranger("wrapped"), "w-d17").with(header, " ");
    Answer blank = phone.post("link/tiktok/start", Map.of());
    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.code()).isEqualTo("device_header_invalid");
    assertThat(blank.json().path("fields").path(0).path("field").asString()).isEqualTo(header);
    Answer tooLong =
        device(house.stranger("wrapped"), "w-d17")
            .with(header, "x".repeat(201))
            .post("link/tiktok/start", Map.of());
    assertThat(tooLong.status()).isEqualTo(422);
    Answer odd =
        device(house.stranger("wrapped"), "w-d17")
            .with(header, "a\tb")
            .post("link/tiktok/start", Map.of());
    assertThat(odd.status()).isEqualTo(422);
    assertThat(
            house.stranger("wrapped").post("waitlist", Map.of("email", "a@example.com")).status())
        .isEqualTo(422);
  }

  @Test
  void other_programs_use_the_built_in_archive_with_its_key_alone() {
    Browser owner = house.owner("wrapped");
    upload(owner, current("someone", rows("2026-10-01T10:00:00Z", 30)));
    String user = owner.get("api/v1/me").json().path("app_user_id").asString();
    String path = "archive/xordi/watch-history?sec_user_id=" + user + "&limit=10";
    assertThat(house.stranger("wrapped").get(path).status()).isEqualTo(401);
    assertThat(house.stranger("wrapped").with("X-Archive-API-Key", "guess").get(path).status())
        .isEqualTo(401);
    assertThat(house.stranger("weekly").with("X-Archive-API-Key", OWN_KEY).get(path).status())
        .isEqualTo(404);
    Browser program = house.stranger("wrapped").with("X-Archive-API-Key", OWN_KEY);
    Answer page = program.get(path);
    assertThat(page.json().path("rows")).hasSize(10);
    assertThat(page.json().path("rows").path(0).path("watched_at").asString())
        .isEqualTo("2026-10-01T10:04:50Z");
    assertThat(page.json().path("next_before").asString()).isNotBlank();
    Answer fetch =
        program.post(
            "archive/xordi/watch-history/start", Map.of("sec_user_id", user, "limit", 200));
    assertThat(fetch.status()).isEqualTo(202);
    Answer rows =
        program.post(
            "archive/xordi/watch-history/finalize",
            Map.of(
                "data_job_id", fetch.json().path("data_job_id").asString(), "include_rows", true));
    assertThat(rows.json().path("rows")).hasSize(30);
    assertThat(rows.json().path("pagination").path("has_more").asBoolean()).isFalse();
    Answer coverage =
        program.get("archive/xordi/watch-history/analytics/coverage?sec_user_id=" + user);
    assertThat(coverage.json().path("rows_total").asLong()).isEqualTo(30);
    Map<String, Object> range =
        Map.of(
            "type",
            "between",
            "start_at",
            "2026-01-01T00:00:00Z",
            "end_at",
            "2027-01-01T00:00:00Z");
    Answer summary =
        program.post(
            "archive/xordi/watch-history/analytics/summary",
            Map.of("sec_user_id", user, "range", range, "time_zone", "Asia/Seoul"));
    assertThat(summary.json().path("totals").path("videos").asLong()).isEqualTo(30);
    Answer noZone =
        program.post(
            "archive/xordi/watch-history/analytics/summary",
            Map.of("sec_user_id", user, "range", range, "time_zone", "+09:00"));
    assertThat(noZone.status()).isEqualTo(422);
    assertThat(noZone.code()).isEqualTo("invalid_time_zone");
    assertThat(
            program
                .post(
                    "archive/xordi/watch-history/analytics/interests/summary",
                    Map.of("sec_user_id", user, "range", range))
                .status())
        .isEqualTo(501);
  }
}
