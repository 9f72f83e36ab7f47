package rowhouse.weekly.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.weekly.report.Feeding;
import rowhouse.weekly.report.Nudge;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.words.Words;

final class WeekLetterTest {
  private static final Addresses ADDRESSES =
      new Addresses(
          "https://x/issues/1",
          "https://x/p/1",
          "https://x/u/1",
          "https://x/issues?key=1",
          "https://x/c");

  static WeekReport report(long videos, long low, long high, String creator) {
    LocalDate monday = LocalDate.of(2026, 11, 16);
    return new WeekReport(
        "2026-W47",
        monday,
        monday.plusDays(6),
        "Europe/Berlin",
        videos,
        new SecondsRange(low, high),
        400L,
        new SecondsRange(7_200, 9_000),
        videos * 0.25,
        new Feeding(Feeding.State.CURIOUS, "many_visits", 21),
        IntStream.range(0, 7)
            .mapToObj(i -> new WeekReport.Day(monday.plusDays(i), 10L * i, 600L * i, 900L * i))
            .toList(),
        22,
        31.4,
        6,
        21,
        2_400,
        new WeekReport.Hole("creator", creator, 44, 1_763_500_000L, 3_000),
        new WeekReport.YearAgo("2025-W47", 610, 8_000, 9_600),
        new Nudge("late_night", 31),
        "gaps",
        null,
        null);
  }

  private static Written english(WeekReport report) {
    return WeekLetter.write(report, "en", Section.all(), ADDRESSES, false, "");
  }

  @Test
  void a8_02_times_are_seconds_and_are_told_in_hours_and_minutes() {
    Written letter = english(report(812, 20_112, 31_877, "a"));
    assertThat(letter.text()).contains("Watched for 5 h 35 min to 8 h 51 min.");
    assertThat(letter.html()).contains("5 h 35 min to 8 h 51 min");
    assertThat(english(report(1, 59, 59, "a")).text()).contains("Watched for 1 min.");
    assertThat(english(report(1, 20, 20, "a")).text()).contains("Watched for less than a minute.");
  }

  @Test
  void a8_03_a_thumb_goes_three_inches_a_video_and_the_letter_says_feet() {
    Written letter = english(report(6_100, 20_112, 31_877, "a"));
    assertThat(letter.text()).contains("Your thumb went 1,525 feet. That is 465 m");
    assertThat(letter.preheader()).contains("1,525 feet");
  }

  @Test
  void sections_that_the_reader_left_out_are_left_out() {
    Written letter =
        WeekLetter.write(
            report(812, 20_112, 31_877, "a"),
            "en",
            EnumSet.of(Section.SUMMARY),
            ADDRESSES,
            false,
            "Rowhouse, 6 Quiet Street");
    assertThat(letter.text())
        .contains("Rowhouse, 6 Quiet Street", "812 videos")
        .doesNotContain("rabbit hole", "Day by day", "last year", "One thing to try");
  }

  @Test
  void what_a_source_names_is_text_and_never_markup() {
    Written letter = english(report(812, 20_112, 31_877, "<script>alert(1)</script>"));
    assertThat(letter.html())
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void every_sentence_of_a_letter_exists_in_the_language_and_the_size_is_small(String language) {
    Written letter =
        WeekLetter.write(
            report(812, 20_112, 31_877, "a"), language, Section.all(), ADDRESSES, true, "x");
    assertThat(letter.bytes()).isLessThan(30_000).isLessThan(Written.CLIPPED_AT);
    assertThat(letter.text()).doesNotContain("{0}", "{1}").contains("https://x/u/1");
    assertThat(letter.html()).contains("lang=\"" + language + "\"");
    assertThat(Words.of(language).keys()).isEqualTo(Words.of("en").keys());
    for (Feeding.State state : Feeding.State.values()) {
      assertThat(Words.of(language).say("feeding." + state.word())).isNotEmpty();
    }
    for (String code :
        List.of("late_night", "rabbit_hole", "time_increase", "time_decrease", "default")) {
      assertThat(Words.of(language).say("nudge." + code, 30L)).doesNotContain("{0}");
    }
  }
}
