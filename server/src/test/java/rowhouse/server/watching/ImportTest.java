package rowhouse.server.watching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.server.watching.Exports.current;
import static rowhouse.server.watching.Exports.row;
import static rowhouse.server.watching.Exports.rows;
import static rowhouse.server.watching.Exports.send;
import static rowhouse.server.watching.Exports.upload;
import static rowhouse.server.watching.Exports.zip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.Feed;
import tools.jackson.databind.JsonNode;

final class ImportTest {
  private static WatchingHouse house;

  @BeforeAll
  static void open() {
    house = WatchingHouse.open(plan -> plan.setting("rowhouse.weekly.imports.events", "50000"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static long events(Browser guest) {
    return guest.get("api/v1/me").json().path("coverage").path("rows").asLong();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void an_export_is_taken_at_once_and_shown_with_all_that_was_found(String app) {
    Browser guest = house.guest(app);
    byte[] file =
        zip("TikTok/user_data_tiktok.json", current("someone", rows("2025-03-01T10:00:00Z", 50)));
    Answer taken = send(guest, "api/v1/imports", "TikTok_Data.zip", file, "");
    assertThat(taken.status()).isEqualTo(202);
    long id = taken.json().path("import_id").asLong();
    assertThat(taken.json().path("job_id").asLong()).isPositive();
    house.quiet(app);
    JsonNode shown = guest.get("api/v1/imports/" + id).json();
    assertThat(shown.path("state").asString()).isEqualTo("done");
    assertThat(shown.path("name").asString()).isEqualTo("TikTok_Data.zip");
    assertThat(shown.path("bytes").asLong()).isEqualTo(file.length);
    assertThat(shown.path("layout").asString()).isEqualTo("current");
    assertThat(shown.path("account").asString()).isEqualTo("someone");
    assertThat(shown.path("rows_total").asLong()).isEqualTo(50);
    assertThat(shown.path("rows_new").asLong()).isEqualTo(50);
    assertThat(shown.path("first").asString()).isEqualTo("2025-03-01T10:00:00Z");
    assertThat(shown.path("last").asString()).isEqualTo("2025-03-01T10:08:10Z");
    assertThat(
            shown
                .path("sections")
                .valueStream()
                .map(s -> s.path("name").asString() + " " + s.path("presence").asString()))
        .contains("watch_history found", "likes missing", "profile found");
    assertThat(guest.get("api/v1/imports").json().path("imports")).hasSize(1);
    assertThat(events(guest)).isEqualTo(50);
    assertThat(guest.get("api/v1/me").json().path("imports").asLong()).isEqualTo(1);
    nothingIsLeftOnTheDisk(app);
  }

  private static void nothingIsLeftOnTheDisk(String app) {
    try (Stream<java.nio.file.Path> left =
        Files.list(house.room(app).temporary().resolve("imports"))) {
      assertThat(left).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_raw_body_of_more_than_four_megabytes_is_taken_too() {
    Browser guest = house.guest("wrapped");
    String json = current("someone", rows("2025-03-01T10:00:00Z", 50_000));
    assertThat(json.length()).isGreaterThan(4 * 1024 * 1024);
    HttpRequest raw =
        guest
            .request("api/v1/imports")
            .header("Content-Type", "application/json")
            .header("X-File-Name", "../../user_data_tiktok.json")
            .header("Prefer", "respond-async, wait=60")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    Answer read = guest.send(raw);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json().path("rows_new").asLong()).isEqualTo(50_000);
    assertThat(read.json().path("name").asString()).isEqualTo("user_data_tiktok.json");
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("detail").asString()).contains(" ").endsWith(".");
    assertThat(answer.json().path("message").asString()).isNotBlank();
  }

  private static void keptNothing(Browser guest) {
    assertThat(events(guest)).isZero();
    nothingIsLeftOnTheDisk("wrapped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%PDF-1.7", "Rar!x", "<!doctype html><title>Log in</title>", "just words"})
  void w_d01_what_is_no_export_is_refused_before_anything_is_kept(String content) {
    Browser guest = house.guest("wrapped");
    Answer answer = upload(guest, "upload.bin", content.getBytes(UTF_8));
    refused(answer, 415, "unsupported_file");
    assertThat(guest.get("api/v1/imports").json().path("imports")).isEmpty();
    keptNothing(guest);
  }

  @Test
  void w_d01_an_archive_with_a_password_is_named_as_such() {
    byte[] file = zip("user_data_tiktok.json", current("a", row("2026-01-02 10:00:00")));
    for (int i = 0; i < file.length - 4; i++) {
      if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 1 && file[i + 3] == 2) {
        file[i + 8] |= 1;
      }
    }
    Browser guest = house.guest("wrapped");
    refused(upload(guest, "a.zip", file), 422, "encrypted_archive");
    keptNothing(guest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../user_data.json", "/etc/user_data.json", "inner.zip"})
  void w_d02_a_zip_with_names_no_export_has_is_refused(String name) {
    Browser guest = house.guest("wrapped");
    refused(upload(guest, "a.zip", zip(name, "{}")), 422, "suspicious_archive");
    keptNothing(guest);
  }

  @Test
  void w_d02_a_bomb_is_stopped_by_its_ratio() {
    Browser guest = house.guest("wrapped");
    byte[] bomb = zip("user_data.json", "{\"Activity\":" + " ".repeat(20_000_000) + "{}}");
    refused(upload(guest, "a.zip", bomb), 422, "suspicious_archive");
    keptNothing(guest);
  }

  @Test
  void w_d02_a_body_that_says_it_is_over_the_limit_is_refused_unread() throws IOException {
    Browser guest = house.guest("wrapped");
    String head =
        "POST /wrapped/api/v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 600000000\r\n"
            + "Authorization: Bearer "
            + guest.cookie("rowhouse_wrapped_member")
            + "\r\nContent-Type: application/zip\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.house().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readNBytes(12), UTF_8);
      assertThat(answer).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void w_d03_broken_json_is_refused_with_the_place_and_kept_in_part_only_when_asked() {
    String whole = current("a", rows("2025-03-01T10:00:00Z", 9_000));
    String broken = whole.substring(0, whole.length() - 40);
    Browser guest = house.guest("wrapped");
    Answer answer = upload(guest, broken);
    refused(answer, 422, "bad_json");
    assertThat(answer.json().path("byte_offset").asLong()).isGreaterThan(1_000);
    keptNothing(guest);
    JsonNode listed = guest.get("api/v1/imports").json().path("imports").path(0);
    assertThat(listed.path("state").asString()).isEqualTo("refused");
    assertThat(listed.path("problem").path("code").asString()).isEqualTo("bad_json");
    assertThat(listed.path("problem").path("status").asInt()).isEqualTo(422);
    Answer part =
        send(guest, "api/v1/imports?partial=true", "a.json", broken.getBytes(UTF_8), "wait=30");
    assertThat(part.status()).isEqualTo(200);
    assertThat(part.json().path("rows_new").asLong()).isEqualTo(8_999);
    assertThat(part.json().path("warnings").path(0).path("code").asString()).isEqualTo("partial");
    assertThat(part.json().path("warnings").path(0).path("text").asString()).endsWith(".");
  }

  @Test
  void w_d04_a_document_written_twice_is_taken_once_with_a_warning() {
    Browser guest = house.guest("wrapped");
    String one = current("a", row("2026-01-02 10:00:00"));
    Answer answer = upload(guest, one + one);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("rows_new").asLong()).isEqualTo(1);
    assertThat(answer.json().path("warnings").path(0).path("code").asString())
        .isEqualTo("duplicated_document");
  }

  @Test
  void w_d05_other_encodings_are_read_and_depth_without_end_is_not() {
    Browser guest = house.guest("wrapped");
    byte[] wide =
        ("\uFEFF" + current("a", row("2026-01-02 10:00:00")))
            .getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    assertThat(upload(guest, "user_data.json", wide).json().path("rows_new").asLong()).isEqualTo(1);
    Answer deep = upload(guest, "{\"Ads\":" + "[".repeat(100) + "]".repeat(100) + "}");
    refused(deep, 422, "bad_json");
  }

  @Test
  void w_d06_a_known_file_without_history_is_no_error_and_says_why() {
    Browser guest = house.guest("wrapped");
    Answer answer = upload(guest, "{\"Your Activity\":{\"Watch History\":{\"VideoList\":null}}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("no_history").path("code").asString()).isEqualTo("section_null");
    assertThat(answer.json().path("no_history").path("text").asString())
        .contains("new export")
        .doesNotContain("no_history");
  }

  @Test
  void w_d07_the_export_of_another_platform_is_named_in_every_language() {
    Browser guest = house.guest("wrapped").with("Accept-Language", "ko");
    Answer answer = upload(guest, "[{\"header\":\"YouTube\",\"titleUrl\":\"x\"}]");
    refused(answer, 422, "wrong_platform");
    assertThat(answer.json().path("detail").asString()).contains("YouTube").contains("내보내기");
    keptNothing(guest);
  }

  @Test
  void w_d08_an_unknown_layout_is_accepted_reported_and_not_guessed() {
    Browser guest = house.guest("wrapped");
    Answer answer = upload(guest, "{\"Chat with Alice\":[{\"From\":\"alice\",\"Secret42\":7}]}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("state").asString()).isEqualTo("unknown_layout");
    String fingerprint = answer.json().path("fingerprint").asString();
    assertThat(fingerprint).startsWith("json-");
    assertThat(answer.json().path("problem").path("detail").asString()).contains(fingerprint);
    keptNothing(guest);
    assertThat(guest.get("admin/fingerprints").status()).isEqualTo(403);
    assertThat(house.stranger("wrapped").get("admin/fingerprints").status()).isEqualTo(401);
    Answer seen = house.owner("wrapped").get("admin/fingerprints");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.body())
        .contains(fingerprint)
        .doesNotContain("Alice")
        .doesNotContain("Secret42");
    assertThat(seen.json().path("fingerprints").path(0).path("times").asLong()).isPositive();
  }

  @Test
  void w_d09_bad_dates_are_counted_by_reason_and_too_many_refuse_the_file() {
    Browser guest = house.guest("wrapped");
    List<String> rows = new ArrayList<>(List.of(rows("2025-03-01T10:00:00Z", 20)));
    rows.add(row("0000-00-00 00:00:00"));
    rows.add(row(""));
    rows.add(row("2031-01-01 00:00:00"));
    Answer answer = upload(guest, current("a", rows.toArray(String[]::new)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("rows_bad").asLong()).isEqualTo(3);
    assertThat(answer.json().path("bad").path("date_in_future").asLong()).isEqualTo(1);
    Browser other = house.guest("wrapped");
    String mostlyBad = current("a", row("2026-01-02 10:00:00"), row("01/02/26 10am"));
    refused(upload(other, mostlyBad), 422, "too_many_bad_rows");
    keptNothing(other);
  }

  @Test
  void w_d10_links_without_a_video_count_without_an_id() {
    Browser guest = house.guest("wrapped");
    Answer answer =
        upload(
            guest,
            current(
                "a",
                row("2026-01-02 10:00:00", "https://vm.tiktok.com/abc/"),
                row(
                    "2026-01-02 10:00:10",
                    "https://evil.example/share/video/99999999999999999999999/"),
                row("2026-01-02 10:00:20", "https://www.tiktok.com/@x/photo/-7")));
    assertThat(answer.json().path("rows_new").asLong()).isEqualTo(3);
    assertThat(answer.json().path("rows_without_id").asLong()).isEqualTo(3);
  }

  @Test
  void w_d11_the_same_file_again_gives_the_first_import_and_an_overlap_adds_only_what_is_new() {
    Browser guest = house.guest("weekly");
    String first = current("a", rows("2025-03-01T10:00:00Z", 30));
    long id = upload(guest, first).json().path("id").asLong();
    Answer again = send(guest, "api/v1/imports", "other-name.json", first.getBytes(UTF_8), "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("import_id").asLong()).isEqualTo(id);
    assertThat(again.json().path("state").asString()).isEqualTo("done");
    Answer overlap = upload(guest, current("a", rows("2025-03-01T10:00:00Z", 40)));
    assertThat(overlap.json().path("rows_new").asLong()).isEqualTo(10);
    assertThat(overlap.json().path("rows_duplicate").asLong()).isEqualTo(30);
    assertThat(events(guest)).isEqualTo(40);
  }

  @Test
  void w_d12_the_export_of_another_account_needs_to_be_meant() {
    Browser guest = house.guest("wrapped");
    upload(guest, current("someone", rows("2025-03-01T10:00:00Z", 5)));
    String others = current("somebody_else", rows("2025-04-01T10:00:00Z", 7));
    Answer refused = upload(guest, others);
    refused(refused, 409, "different_account");
    assertThat(refused.json().path("detail").asString()).contains("somebody_else");
    assertThat(events(guest)).isEqualTo(5);
    Answer meant =
        send(guest, "api/v1/imports?confirm=true", "a.json", others.getBytes(UTF_8), "wait=30");
    assertThat(meant.status()).isEqualTo(200);
    assertThat(events(guest)).isEqualTo(12);
    assertThat(upload(guest, current("SomeOne", rows("2025-05-01T10:00:00Z", 1))).status())
        .isEqualTo(200);
  }

  @Test
  void w_d13_more_videos_than_the_operator_allows_are_refused_and_none_is_kept() {
    Browser guest = house.guest("weekly");
    assertThat(guest.get("api/v1/me").json().path("limits").path("events").asLong())
        .isEqualTo(50_000);
    Answer refused = upload(guest, current("a", rows("2025-03-01T10:00:00Z", 50_001)));
    refused(refused, 413, "too_many_events");
    assertThat(events(guest)).isZero();
    assertThat(upload(guest, current("a", rows("2025-03-01T10:00:00Z", 50_000))).status())
        .isEqualTo(200);
  }

  @Test
  void a_request_with_a_known_key_is_the_same_request_and_never_another() {
    Browser guest = house.guest("wrapped").with("Idempotency-Key", "k1");
    String file = current("a", rows("2025-03-01T10:00:00Z", 3));
    long id = upload(guest, file).json().path("id").asLong();
    assertThat(upload(guest, file).json().path("import_id").asLong()).isEqualTo(id);
    refused(
        upload(guest, current("a", rows("2025-03-01T10:00:00Z", 4))),
        422,
        "idempotency_key_reused");
    nothingIsLeftOnTheDisk("wrapped");
  }

  @Test
  void a_form_without_a_file_and_an_empty_file_are_refused() {
    Browser guest = house.guest("wrapped");
    refused(upload(guest, "a.json", new byte[0]), 422, "file_empty");
    HttpRequest noFile =
        guest
            .request("api/v1/imports")
            .header("Content-Type", "multipart/form-data; boundary=q")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "--q\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--q--\r\n"))
            .build();
    refused(guest.send(noFile), 422, "file_missing");
    HttpRequest noForm =
        guest
            .request("api/v1/imports")
            .header("Content-Type", "multipart/form-data")
            .POST(HttpRequest.BodyPublishers.ofString("words"))
            .build();
    refused(guest.send(noForm), 400, "form_unreadable");
  }

  @Test
  void anothers_import_is_not_there_and_a_stranger_uploads_nothing() {
    Browser guest = house.guest("wrapped");
    long id =
        upload(guest, current("a", rows("2025-03-01T10:00:00Z", 3))).json().path("id").asLong();
    Browser other = house.guest("wrapped");
    assertThat(other.get("api/v1/imports/" + id).status()).isEqualTo(404);
    assertThat(other.delete("api/v1/imports/" + id).status()).isEqualTo(404);
    assertThat(other.get("api/v1/imports/" + id + "/events").status()).isEqualTo(404);
    assertThat(upload(house.stranger("wrapped"), "{}").status()).isEqualTo(401);
    assertThat(events(guest)).isEqualTo(3);
  }

  @Test
  void an_import_is_taken_back_with_the_rows_it_brought() {
    Browser guest = house.guest("wrapped");
    upload(guest, current("a", rows("2025-03-01T10:00:00Z", 10)));
    long second =
        upload(guest, current("a", rows("2025-03-01T10:00:00Z", 25))).json().path("id").asLong();
    Answer removed = guest.delete("api/v1/imports/" + second);
    assertThat(removed.json().path("rows_deleted").asLong()).isEqualTo(15);
    assertThat(events(guest)).isEqualTo(10);
    assertThat(guest.get("api/v1/imports/" + second).status()).isEqualTo(404);
  }

  @Test
  void the_steps_of_an_import_are_streamed_until_its_end() throws InterruptedException {
    Browser guest = house.guest("wrapped");
    String file = current("a", rows("2025-03-01T10:00:00Z", 60_000));
    long id =
        send(guest, "api/v1/imports", "a.json", file.getBytes(UTF_8), "")
            .json()
            .path("import_id")
            .asLong();
    try (Feed feed = guest.follow("api/v1/imports/" + id + "/events", null)) {
      Map<String, String> event = feed.next();
      while (event.get("event").equals("progress")) {
        event = feed.next();
      }
      assertThat(event.get("event")).isEqualTo("end");
      assertThat(event.get("data")).contains("\"state\":\"done\"").contains("\"rows_new\":60000");
      assertThat(feed.hasEnded()).isTrue();
    }
  }

  @Test
  void a_hundred_uploads_at_once_all_end_well() throws Exception {
    List<Browser> guests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      guests.add(house.guest("weekly"));
    }
    byte[][] files = new byte[100][];
    for (int i = 0; i < files.length; i++) {
      files[i] =
          zip(
              "user_data_tiktok.json",
              current("a", rows("2025-03-01T10:00:0" + i % 10 + "Z", 300 + i)));
    }
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < files.length; i++) {
        Browser guest = guests.get(i / 10);
        byte[] file = files[i];
        answers.add(pool.submit(() -> send(guest, "api/v1/imports", "a.zip", file, "")));
      }
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(202);
      }
    }
    house.quiet("weekly");
    for (Browser guest : guests) {
      JsonNode imports = guest.get("api/v1/imports").json().path("imports");
      assertThat(imports).hasSize(10);
      assertThat(imports.valueStream().map(i -> i.path("state").asString())).containsOnly("done");
    }
    nothingIsLeftOnTheDisk("weekly");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void the_example_comes_and_goes_by_one_click_and_never_stands_beside_a_real_history(String app) {
    Browser guest = house.guest(app);
    Answer loaded = guest.post("api/v1/example", Map.of());
    assertThat(loaded.status()).isEqualTo(201);
    assertThat(loaded.json().path("example").asBoolean()).isTrue();
    long rows = loaded.json().path("rows_new").asLong();
    assertThat(rows).isBetween(15_000L, 18_000L);
    assertThat(guest.get("api/v1/me").json().path("example").asBoolean()).isTrue();
    assertThat(guest.post("api/v1/example", Map.of()).json().path("id"))
        .isEqualTo(loaded.json().path("id"));
    assertThat(guest.delete("api/v1/example").json().path("rows_deleted").asLong()).isEqualTo(rows);
    assertThat(events(guest)).isZero();
    guest.post("api/v1/example", Map.of());
    upload(guest, current("real", rows("2025-03-01T10:00:00Z", 5)));
    assertThat(events(guest)).isEqualTo(5);
    assertThat(guest.get("api/v1/me").json().path("example").asBoolean()).isFalse();
    refused(guest.post("api/v1/example", Map.of()), 409, "example_not_wanted");
  }
}
