package rowhouse.watching.source;

import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.watching.source.Reading.LINK;
import static rowhouse.watching.source.Reading.read;
import static rowhouse.watching.source.Reading.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.source.SectionState.Presence;

class ExportLayoutTest {
  private static final long ID = 7582759928645864717L;
  private static final long TEN = Instant.parse("2026-01-02T10:00:00Z").getEpochSecond();

  @TempDir Path folder;
  private Reading reading;

  @BeforeEach
  void open() {
    reading = new Reading(folder);
  }

  @Test
  void the_flat_legacy_layout_with_its_old_link_key_is_read() {
    ExportReport report =
        reading.report(
            """
            {"Activity":{"Video Browsing History":{"VideoList":[
              {"Date":"2026-01-02 10:00:00","VideoLink":"%s"}]},
             "Like List":{"ItemFavoriteList":[{"Date":"2026-01-02 10:00:00","Link":"x"}]}},
             "Profile":{"Profile Information":{"ProfileMap":{"userName":"someone"}}}}\
            """
                .formatted(LINK));

    assertThat(report.layout()).isEqualTo(Layout.FLAT_LEGACY);
    assertThat(reading.events).containsExactly(WatchEvent.of(TEN, ID));
    assertThat(report.account()).isEqualTo("someone");
    assertThat(report.sections().get(Section.LIKES)).isEqualTo(new SectionState(Presence.FOUND, 1));
    assertThat(report.sections().get(Section.SEARCHES).presence()).isEqualTo(Presence.MISSING);
  }

  @Test
  void the_nested_layout_is_read_with_either_name_of_the_history() {
    ExportReport report =
        reading.report(
            """
            {"Your Activity":{
              "Watch History":{"VideoList":[%s]},
              "Video Browsing History":{"VideoList":[%s]}}}\
            """
                .formatted(row("2026-01-02 10:00:00"), row("2026-01-02 10:00:05")));

    assertThat(report.layout()).isEqualTo(Layout.NESTED);
    assertThat(reading.events).containsExactly(WatchEvent.of(TEN, ID), WatchEvent.of(TEN + 5, ID));
    assertThat(report.sections().get(Section.WATCH_HISTORY).rows()).isEqualTo(2);
  }

  @Test
  void the_current_layout_with_nulls_and_extra_keys_is_read() {
    ExportReport report =
        reading.report(
            """
            {"Profile And Settings":{"Profile Info":{"App":"TikTok","ProfileMap":{"userName":"me"}}},
             "Likes and Favorites":{"Like List":{"IsFastLane":true,"ItemFavoriteList":null},
               "Favorite Videos":{"FavoriteVideoList":[{"Date":"x","Link":"y"},{"Date":"x"}]}},
             "TikTok Live":{"Watch Live History":{"WatchLiveMap":{"1":{"WatchTime":"x"},"2":{}}}},
             "Your Activity":{"Hashtag":null,"Searches":{"SearchList":[]},
               "Watch History":{"App":"TikTok","VideoList":[
                 {"date":"2026-01-02T10:00:00Z","link":"%s","extra":{"deep":[1,2]}}]}}}\
            """
                .formatted(LINK));

    assertThat(report.layout()).isEqualTo(Layout.CURRENT);
    assertThat(reading.events).containsExactly(WatchEvent.of(TEN, ID));
    assertThat(report.sections().get(Section.LIKES).presence()).isEqualTo(Presence.NULL);
    assertThat(report.sections().get(Section.FAVORITE_VIDEOS).rows()).isEqualTo(2);
    assertThat(report.sections().get(Section.SEARCHES).presence()).isEqualTo(Presence.EMPTY);
    assertThat(report.sections().get(Section.LIVE).rows()).isEqualTo(2);
  }

  @Test
  void keys_are_known_whatever_their_case_and_punctuation() {
    reading.report(
        "{\"your_activity\":{\"WATCH-HISTORY\":{\"video list\":[%s]}}}"
            .formatted(row("2026-01-02 10:00:00").replace("Date", "DATE")));

    assertThat(reading.events).containsExactly(WatchEvent.of(TEN, ID));
  }

  @Test
  void the_text_layout_is_read_from_its_zip_in_old_and_new_spelling() {
    byte[] zip =
        new ZipMaker()
            .with(
                "TikTok/Activity/Video Browsing History.txt",
                "Date: 2026-01-02 10:00:00 UTC\r\nVideo Link: "
                    + LINK
                    + "\r\n\r\n"
                    + "Date: 2026-01-02 10:00:05\nLink: "
                    + LINK
                    + "\n\n")
            .with("TikTok/Activity/Like List.txt", "Date: 2026-01-02 09:00:00\nLink: x\n")
            .bytes();

    ExportReport report = read(reading.bytes("TikTok_Data_1.zip", zip));

    assertThat(report.layout()).isEqualTo(Layout.TEXT);
    assertThat(reading.events).containsExactly(WatchEvent.of(TEN, ID), WatchEvent.of(TEN + 5, ID));
    assertThat(report.sections().get(Section.LIKES)).isEqualTo(new SectionState(Presence.FOUND, 1));
    assertThat(report.sections().get(Section.COMMENTS).presence()).isEqualTo(Presence.MISSING);
  }

  @Test
  void a_lone_text_file_is_read_by_its_name_even_as_a_second_download() {
    byte[] text =
        ("Date: 2026-01-02 10:00:00\nLink: " + LINK + "\n").getBytes(StandardCharsets.UTF_16);

    read(reading.bytes("Watch History (2).txt", text));

    assertThat(reading.events).containsExactly(WatchEvent.of(TEN, ID));
  }

  @Test
  void a_lone_text_file_of_another_name_is_not_taken_for_the_history() {
    byte[] text =
        ("Date: 2026-01-02 10:00:00\nLink: " + LINK + "\n").getBytes(StandardCharsets.UTF_8);

    ExportResult result = reading.bytes("list.txt", text);

    assertThat(result).isInstanceOf(ExportResult.UnknownLayout.class);
    assertThat(reading.events).isEmpty();
  }

  @Test
  void a_zip_with_json_and_text_is_read_once() {
    byte[] zip =
        new ZipMaker()
            .with("user_data_tiktok.json", Reading.current(row("2026-01-02 10:00:00")))
            .with("Watch History.txt", "Date: 2026-01-02 10:00:00\nLink: " + LINK + "\n")
            .with("__MACOSX/._user_data_tiktok.json", "no json")
            .bytes();

    ExportReport report = read(reading.bytes("a.zip", zip));

    assertThat(reading.events).hasSize(1);
    assertThat(report.warnings()).containsExactly(Warning.TEXT_IGNORED);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void every_layout_gives_back_the_generated_history(Layout layout) throws IOException {
    WatchHistory history =
        ExampleHistory.of(
            new ExampleHistory.Wish(
                7,
                ZoneId.of("Asia/Shanghai"),
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2025, 5, 1),
                2_500));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    new ExampleExport(history, layout).writeZip(zip);

    ExportReport report = read(reading.bytes("TikTok_Data_1.zip", zip.toByteArray()));
    WatchHistory got = new WatchHistory();
    got.accept(reading.events);

    assertThat(report.layout()).isEqualTo(layout);
    assertThat(report.warnings()).isEmpty();
    assertThat(got.sort()).isZero();
    assertThat(got.size()).isEqualTo(history.size());
    for (int i = 0; i < got.size(); i++) {
      assertThat(got.at(i)).isEqualTo(history.at(i));
      assertThat(got.video(i)).isEqualTo(history.video(i));
    }
    assertThat(report.first()).isEqualTo(history.at(0));
    assertThat(report.last()).isEqualTo(history.at(history.size() - 1));
  }

  @Test
  void an_example_names_itself_as_one() throws IOException {
    WatchHistory history = ExampleHistory.of(ExampleHistory.Wish.year(2025, ZoneId.of("UTC")));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    new ExampleExport(history, Layout.CURRENT).writeZip(zip);

    ExportReport report = read(reading.bytes("example.zip", zip.toByteArray()));

    assertThat(report.account()).isEqualTo(ExampleHistory.ACCOUNT);
    assertThat(history.size()).isBetween(8_500, 9_000);
  }
}
