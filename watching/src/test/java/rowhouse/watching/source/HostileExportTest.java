package rowhouse.watching.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.watching.source.Reading.LINK;
import static rowhouse.watching.source.Reading.current;
import static rowhouse.watching.source.Reading.read;
import static rowhouse.watching.source.Reading.refused;
import static rowhouse.watching.source.Reading.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;

class HostileExportTest {
  private static final String GOOD = row("2026-01-02 10:00:00");

  @TempDir Path folder;
  private Reading reading;

  @BeforeEach
  void open() {
    reading = new Reading(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%PDF-1.7",
        "Rar!\u001a",
        "7z\u00bc\u00af'\u001c",
        "\u001f\u008b\u0008",
        "<!doctype html><title>Log in</title>",
        "just words"
      })
  void w_d01_what_is_no_zip_json_or_text_is_refused_by_its_first_bytes(String content) {
    refused(
        reading.bytes("upload.bin", content.getBytes(ISO_8859_1)), RefusalCode.UNSUPPORTED_FILE);
  }

  @Test
  void w_d01_a_web_page_called_json_is_refused_as_a_web_page() {
    var refused = refused(reading.json("<html>"), RefusalCode.UNSUPPORTED_FILE);

    assertThat(refused.sentence()).contains("web page");
  }

  @Test
  void w_d01_an_archive_with_a_password_is_named_as_such() {
    byte[] zip = new ZipMaker().with("user_data_tiktok.json", current(GOOD)).bytes();
    int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[directory + 8] |= 1;

    refused(reading.bytes("a.zip", zip), RefusalCode.ENCRYPTED_ARCHIVE);
  }

  @Test
  void w_d01_a_damaged_zip_is_named_as_such() {
    byte[] zip = new ZipMaker().with("user_data_tiktok.json", manyRows(5_000)).bytes();
    byte[] cut = Arrays.copyOf(zip, zip.length / 2);
    byte[] stained = zip.clone();
    Arrays.fill(stained, 2_000, 2_400, (byte) 0x5a);

    refused(reading.bytes("a.zip", cut), RefusalCode.BAD_ARCHIVE);
    assertThat(reading.bytes("a.zip", stained)).isInstanceOf(ExportResult.Refused.class);
  }

  @Test
  void w_d02_a_file_over_the_limit_is_refused_unread() {
    reading.with(ReadLimits.standard().withBytes(1_000, 1_000_000));

    refused(reading.json(manyRows(100)), RefusalCode.TOO_LARGE);
    assertThat(reading.events).isEmpty();
  }

  @Test
  void w_d02_an_entry_that_unpacks_beyond_the_limit_is_stopped_on_the_way() {
    byte[] zip = new ZipMaker().with("user_data.json", manyRows(30_000)).bytes();
    reading.with(ReadLimits.standard().withBytes(1 << 20, 1 << 20));

    refused(reading.bytes("a.zip", zip), RefusalCode.TOO_LARGE);
  }

  @Test
  void w_d02_a_bomb_is_stopped_by_its_ratio() {
    byte[] zip =
        new ZipMaker()
            .with("user_data.json", "{\"Activity\":" + " ".repeat(20_000_000) + "{}}")
            .bytes();

    refused(reading.bytes("a.zip", zip), RefusalCode.SUSPICIOUS_ARCHIVE);
  }

  @Test
  void w_d02_ten_thousand_and_one_entries_are_too_many() {
    ZipMaker zip = new ZipMaker();
    for (int i = 0; i <= 10_000; i++) {
      zip.with("f" + i, "");
    }

    refused(reading.bytes("a.zip", zip.bytes()), RefusalCode.SUSPICIOUS_ARCHIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../user_data.json",
        "a/../../user_data.json",
        "a\\..\\user_data.json",
        "/etc/user_data.json",
        "C:\\user_data.json",
        "inner.zip",
        "TikTok/more.tar.gz"
      })
  void w_d02_names_that_leave_the_folder_and_archives_inside_are_refused(String name) {
    byte[] zip =
        new ZipMaker().with("user_data_tiktok.json", current(GOOD)).with(name, "x").bytes();

    refused(reading.bytes("a.zip", zip), RefusalCode.SUSPICIOUS_ARCHIVE);
    assertThat(reading.events).isEmpty();
  }

  @Test
  void w_d02_a_link_inside_the_zip_is_refused() {
    ZipArchiveEntry link = new ZipArchiveEntry("user_data_tiktok.json");
    link.setUnixMode(0120777);
    byte[] zip = new ZipMaker().with(link, "/etc/passwd".getBytes(UTF_8)).bytes();

    refused(reading.bytes("a.zip", zip), RefusalCode.SUSPICIOUS_ARCHIVE);
  }

  @Test
  void w_d02_the_same_name_twice_is_refused() {
    byte[] zip =
        new ZipMaker().with("user_data.json", current(GOOD)).with("USER_DATA.json", "{}").bytes();

    refused(reading.bytes("a.zip", zip), RefusalCode.SUSPICIOUS_ARCHIVE);
  }

  @Test
  void w_d03_broken_json_is_refused_with_the_place_of_the_break() {
    String whole = current(GOOD, GOOD);
    var refused =
        refused(reading.json(whole.substring(0, whole.length() - 30)), RefusalCode.BAD_JSON);

    assertThat(refused.byteOffset()).isBetween(whole.length() - 130L, (long) whole.length());
  }

  @Test
  void w_d03_rows_before_the_break_are_kept_when_asked_for() {
    String whole = current(GOOD, GOOD, GOOD);
    reading.with(ReadLimits.standard().keepingPartial());

    ExportReport report = reading.report(whole.substring(0, whole.length() - 30));

    assertThat(reading.events).hasSize(2);
    assertThat(report.warnings()).contains(Warning.PARTIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"again\":1}", "}", " garbage \u0001", "{\"Your Activity\":{\"Watch"})
  void w_d04_what_follows_the_first_document_is_left_with_a_warning(String more) {
    String first = current(GOOD);

    ExportReport report = reading.report(first + (more.startsWith("{\"Your") ? first : more));

    assertThat(reading.events).hasSize(1);
    assertThat(report.warnings()).contains(Warning.DUPLICATED_DOCUMENT);
  }

  @Test
  void w_d04_white_space_after_the_document_is_nothing_to_warn_of() {
    assertThat(reading.report(current(GOOD) + "\n\n ").warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
  void w_d05_every_unicode_encoding_is_read_with_and_without_its_mark(String charset) {
    read(reading.json(current(GOOD), java.nio.charset.Charset.forName(charset)));
    read(reading.json("\uFEFF" + current(GOOD), java.nio.charset.Charset.forName(charset)));

    assertThat(reading.events).hasSize(2);
  }

  @Test
  void w_d05_bytes_that_are_no_text_are_replaced_and_cost_no_row() {
    byte[] lone = {(byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xff, (byte) 0xc3};
    String json =
        "{\"Comment\":{\"Comments\":{\"CommentsList\":[{\"comment\":\""
            + new String(lone, ISO_8859_1)
            + "\"}]}},"
            + current(GOOD).substring(1);

    ExportReport report = read(reading.bytes("user_data.json", json.getBytes(ISO_8859_1)));

    assertThat(reading.events).hasSize(1);
    assertThat(report.warnings()).containsExactly(Warning.REPAIRED_TEXT);
  }

  @Test
  void w_d05_escaped_lone_surrogates_zero_bytes_long_strings_and_huge_numbers_are_passed_over() {
    String odd =
        "{\"Post\":{\"Posts\":{\"VideoList\":[{\"Title\":\"\\ud83d \u0000 x\",\"Likes\":1e999},"
            + "{\"Title\":\""
            + "y".repeat(1 << 20)
            + "\"}]}},"
            + current(GOOD).substring(1);

    ExportReport report = reading.report(odd);

    assertThat(reading.events).hasSize(1);
    assertThat(report.sections().get(Section.POSTS).rows()).isEqualTo(2);
  }

  @Test
  void w_d05_nesting_deeper_than_sixty_four_is_refused() {
    String deep = "[".repeat(100) + "]".repeat(100);

    refused(reading.json("{\"Ads\":" + deep + "}"), RefusalCode.BAD_JSON);
  }

  @Test
  void w_d05_a_key_that_comes_twice_counts_twice() {
    String list = "\"VideoList\":[" + GOOD + "]";

    reading.report("{\"Activity\":{\"Video Browsing History\":{" + list + "," + list + "}}}");

    assertThat(reading.events).hasSize(2);
  }

  @Test
  void w_d05_a_file_of_nothing_but_new_keys_is_refused_before_it_fills_the_memory() {
    StringBuilder json = new StringBuilder("{\"Ads\":{");
    for (int i = 0; i < 120_000; i++) {
      json.append("\"k").append(i).append("\":1,");
    }

    refused(reading.json(json + "\"z\":1}}"), RefusalCode.BAD_JSON);
  }

  @Test
  void w_d06_a_known_file_without_history_is_no_error_and_says_why() {
    String likes = "{\"Your Activity\":{\"Like List\":{\"ItemFavoriteList\":[]}%s}}";

    assertThat(reading.report(likes.formatted("")).absence()).isEqualTo(Absence.SECTION_MISSING);
    assertThat(reading.report(likes.formatted(",\"Watch History\":null")).absence())
        .isEqualTo(Absence.SECTION_NULL);
    assertThat(reading.report(likes.formatted(",\"Watch History\":{\"VideoList\":null}")).absence())
        .isEqualTo(Absence.SECTION_NULL);
    assertThat(reading.report(likes.formatted(",\"Watch History\":{\"VideoList\":[]}")).absence())
        .isEqualTo(Absence.SECTION_EMPTY);
    assertThat(reading.report(current(GOOD)).absence()).isNull();
    for (Absence absence : Absence.values()) {
      assertThat(absence.sentence()).endsWith(".");
    }
  }

  @Test
  void w_d07_exports_of_other_platforms_are_named() {
    assertThat(wrongPlatform(reading.json("[{\"header\":\"YouTube\",\"titleUrl\":\"x\"}]")))
        .contains("YouTube");
    assertThat(wrongPlatform(reading.json("{\"likes_media_likes\":[{\"string_list_data\":[]}]}")))
        .contains("Instagram");
    assertThat(wrongPlatform(reading.json("[{\"u\":\"https://www.douyin.com/video/1\"}]")))
        .contains("Douyin");
    assertThat(
            wrongPlatform(
                reading.json(current(row("2026-01-02 10:00:00", "https://v.douyin.com/abc/")))))
        .contains("Douyin");
    byte[] zip = new ZipMaker().with("your_instagram_activity/likes.json", "{}").bytes();
    assertThat(wrongPlatform(reading.bytes("a.zip", zip))).contains("Instagram");
  }

  @Test
  void w_d08_an_unknown_layout_is_reported_by_its_structure_without_any_content() {
    String json =
        """
        {"Chat History with Alice Müller":[{"From":"alice","Date":"2026-01-02","Secret42":7}],
         "Videos":{"watched":[null,true]}}\
        """;

    var unknown = (ExportResult.UnknownLayout) reading.json(json);

    assertThat(unknown.fingerprint().id()).matches("json-[0-9a-f]{16}");
    assertThat(unknown.fingerprint().structure())
        .containsExactly(
            "chat history with ?[].? #:number",
            "chat history with ?[].date:text",
            "chat history with ?[].from:text",
            "videos.watched[]:nothing",
            "videos.watched[]:yes or no");
    assertThat(reading.events).isEmpty();
    assertThat(unknown.sentence()).contains(unknown.fingerprint().id());
  }

  @Test
  void w_d08_equal_structures_have_equal_fingerprints_and_others_do_not() {
    var one = (ExportResult.UnknownLayout) reading.json("{\"Bob\":{\"date\":\"x\"}}");
    var two = (ExportResult.UnknownLayout) reading.json("{\"Eve\":{\"date\":\"y\"}}");
    var three = (ExportResult.UnknownLayout) reading.json("{\"Eve\":{\"link\":\"y\"}}");

    assertThat(one.fingerprint()).isEqualTo(two.fingerprint());
    assertThat(three.fingerprint().id()).isNotEqualTo(one.fingerprint().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "42", "\"text\"", "{}", "{\"Activity\":null}"})
  void w_d08_degenerate_documents_are_unknown_layouts(String json) {
    assertThat(reading.json(json)).isInstanceOf(ExportResult.UnknownLayout.class);
  }

  @Test
  void w_d08_a_zip_and_a_text_of_unknown_names_are_reported_by_fingerprint() {
    byte[] zip = new ZipMaker().with("Alice/likes 2025.csv", "x").bytes();
    var unknown = (ExportResult.UnknownLayout) reading.bytes("a.zip", zip);
    var text =
        (ExportResult.UnknownLayout)
            reading.bytes("Watch History.txt", "Alice: 5\n".getBytes(UTF_8));

    assertThat(unknown.fingerprint().structure()).containsExactly("? likes # ?:file");
    assertThat(text.fingerprint().structure()).containsExactly("?:line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000-00-00 00:00:00",
        "2016-08-31 23:59:59",
        "2026-06-03 12:00:01",
        "2025-02-29 10:00:00",
        "2025-01-01 24:00:00",
        "2025-01-01",
        "01/02/2025 10:00 PM",
        "2025-01-01 10:00:00 +02:00",
        "2025-01-01 10:00:00 PST",
        "yesterday at noon!!"
      })
  void w_d09_a_row_without_a_sure_date_is_counted_and_left_out(String date) {
    ExportReport report = reading.report(current(GOOD, GOOD, GOOD, GOOD, GOOD, row(date)));

    assertThat(reading.events).hasSize(5);
    assertThat(report.badRows()).isEqualTo(1);
    assertThat(report.warnings()).contains(Warning.BAD_ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-02 10:00:00",
        "2026-01-02 10:00:00 UTC",
        "2026-01-02T10:00:00Z",
        "2026-01-02T10:00:00.123Z",
        " 2026-01-02 10:00:00 "
      })
  void w_d09_every_written_form_that_is_surely_utc_is_read(String date) {
    reading.report(current(row(date)));

    assertThat(reading.events.getFirst().instant()).isEqualTo("2026-01-02T10:00:00Z");
  }

  @Test
  void w_d09_each_reason_is_counted_apart() {
    ExportReport report =
        reading.report(
            current(
                String.join(",", Collections.nCopies(20, GOOD)),
                "null",
                "{\"Link\":\"" + LINK + "\"}",
                row("soon"),
                row("2012-01-01 00:00:00"),
                "{\"Date\":7}"));

    assertThat(report.bad())
        .containsEntry(BadRow.NOT_A_ROW, 1L)
        .containsEntry(BadRow.DATE_MISSING, 1L)
        .containsEntry(BadRow.DATE_FORMAT, 2L)
        .containsEntry(BadRow.DATE_BEFORE_TIKTOK, 1L);
  }

  @Test
  void w_d09_more_than_a_fifth_of_bad_rows_refuses_the_file() {
    refused(reading.json(current(GOOD, GOOD, GOOD, row("soon"))), RefusalCode.TOO_MANY_BAD_ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/share/video/7582759928645864717/",
        "https://evil.example/?https://www.tiktokv.com/share/video/7582759928645864717/",
        "https://www.tiktokv.com.evil.example/share/video/7582759928645864717/",
        "https://www.tiktok.com@evil.example/video/7582759928645864717",
        "https://www.tiktokv.com/share/video/",
        "https://www.tiktokv.com/share/video/99999999999999999999/",
        "https://www.tiktokv.com/share/video/-5/",
        "https://www.tiktok.com/@someone/photo/7582759928645864717",
        "https://www.tiktok.com/@someone/live",
        "https://vm.tiktok.com/ZM123/",
        "https://www.tiktok.com/?next=/video/7582759928645864717",
        "javascript:alert(1)",
        "N/A"
      })
  void w_d10_a_link_that_names_no_video_stays_an_event_without_id(String link) {
    ExportReport report = reading.report(current(row("2026-01-02 10:00:00", link)));

    WatchEvent event = reading.events.getFirst();
    assertThat(event.hasVideoId()).isFalse();
    assertThat(event.video()).isNegative();
    assertThat(event.link()).isEqualTo(link);
    assertThat(report.withoutId()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINK,
        "https://www.tiktokv.com/share/video/7582759928645864717",
        "https://www.tiktok.com/@someone/video/7582759928645864717?is_copy_url=1",
        "http://m.tiktok.com/video/7582759928645864717#x",
        "HTTPS://WWW.TIKTOKV.EU/share/video/7582759928645864717/"
      })
  void w_d10_every_known_form_of_link_gives_the_id(String link) {
    reading.report(current(row("2026-01-02 10:00:00", link)));

    assertThat(reading.events.getFirst().video()).isEqualTo(7582759928645864717L);
  }

  @Test
  void w_d11_a_second_overlapping_export_adds_only_what_is_new() {
    WatchHistory history = new WatchHistory();
    reading.report(current(row("2026-01-02 10:00:05"), GOOD, GOOD));
    history.accept(reading.events);
    reading.events.clear();
    reading.report(current(row("2026-01-03 10:00:00"), row("2026-01-02 10:00:05")));
    history.accept(reading.events);

    assertThat(history.sort()).isEqualTo(2);
    assertThat(history.size()).isEqualTo(3);
  }

  @Test
  void w_d12_the_report_names_the_account_so_that_a_strangers_export_is_noticed() {
    assertThat(reading.report(current(GOOD)).account()).isEqualTo("someone");
  }

  @Test
  void w_d13_more_events_than_allowed_are_refused() {
    reading.with(ReadLimits.standard().withEvents(2));

    refused(reading.json(current(GOOD, GOOD, GOOD)), RefusalCode.TOO_MANY_EVENTS);
  }

  @Test
  void no_byte_of_noise_makes_the_reader_fail_otherwise_than_by_a_result() {
    byte[] zip = new ZipMaker().with("user_data_tiktok.json", manyRows(50)).bytes();
    byte[] json = manyRows(50).getBytes(StandardCharsets.UTF_8);
    Random chance = new Random(4);
    for (int i = 0; i < 600; i++) {
      byte[] noisy = (i % 2 == 0 ? zip : json).clone();
      for (int hit = 0; hit <= i % 7; hit++) {
        noisy[chance.nextInt(noisy.length)] = (byte) chance.nextInt();
      }
      assertThat(reading.bytes(i % 2 == 0 ? "a.zip" : "a.json", noisy)).isNotNull();
    }
  }

  private static String wrongPlatform(ExportResult result) {
    return refused(result, RefusalCode.WRONG_PLATFORM).sentence();
  }

  private static String manyRows(int count) {
    String[] rows = new String[count];
    for (int i = 0; i < count; i++) {
      rows[i] =
          row(
              "2026-01-02 10:%02d:%02d".formatted(i / 60 % 60, i % 60),
              LINK.replace("717", i + ""));
    }
    return current(rows);
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError(new ByteArrayOutputStream());
  }
}
