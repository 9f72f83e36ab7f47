package rowhouse.wrapped.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.WatchMetrics;

final class StoriesTest {
  private static final long NEW_YEAR_2025 = 1_735_689_600L;

  private static Card card(Story story, CardKind kind) {
    return story.cards().stream()
        .filter(card -> card.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no card " + kind + " in " + story.cards()));
  }

  private static Figure figure(Card card, String name) {
    return card.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_same_figures_give_the_same_story() {
    WatchMetrics year = Year.plain(2025, 4_000);
    for (String language : Words.LANGUAGES) {
      Locale locale = Locale.of(language);
      assertThat(Stories.of(year, null, locale)).isEqualTo(Stories.of(year, null, locale));
    }
  }

  @Test
  void a8_02_a_figure_in_seconds_is_written_in_hours_only_after_it_was_divided() {
    List<WatchEvent> events = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      WatchDetail detail = new WatchDetail(60_000L, 1.0, null, null, null, List.of());
      events.add(new WatchEvent(NEW_YEAR_2025 + 90_000 + i * 60L, 1_000 + i, null, detail));
    }
    WatchMetrics year = Year.of(2025, events.toArray(WatchEvent[]::new));
    Story story = Stories.of(year, null, Locale.ENGLISH);
    Card time = card(story, CardKind.WATCH_TIME);
    Figure figure = figure(time, "watch_time");
    assertThat(figure.unit()).isEqualTo("seconds");
    assertThat(figure.value()).isEqualTo(new SecondsRange(7_200, 7_200));
    assertThat(time.headline()).isEqualTo("2");
    assertThat(time.headlineUnit()).isEqualTo("hours");
    assertThat(time.text()).contains("2\u00a0hours").doesNotContain("7,200");
    Card session = card(story, CardKind.SESSIONS);
    assertThat(session.text()).contains("took 1\u00a0hour\u00a059\u00a0minutes: 120\u00a0videos");
  }

  @Test
  void a8_02_every_figure_of_every_card_carries_its_unit() {
    Story story = Stories.of(Year.enriched(2025, 4_000), Year.plain(2024, 3_000), Locale.ENGLISH);
    for (Card card : story.cards()) {
      for (Figure figure : card.figures()) {
        assertThat(figure.unit()).as(figure.name()).isNotBlank();
        if (figure.name().endsWith("_percent")) {
          assertThat(figure.unit()).isEqualTo("percent");
        }
        if (figure.name().endsWith("_seconds")) {
          assertThat(figure.unit()).isEqualTo("seconds");
        }
        if (figure.name().endsWith("_hours")) {
          assertThat(figure.unit()).isEqualTo("hours");
        }
        if (figure.name().endsWith("_feet")) {
          assertThat(figure.unit()).isEqualTo("feet");
        }
      }
    }
  }

  @Test
  void a8_03_the_thumb_goes_three_inches_a_video_and_is_told_in_feet() {
    List<WatchEvent> events = new ArrayList<>();
    for (int i = 0; i < 6_100; i++) {
      events.add(new WatchEvent(NEW_YEAR_2025 + 90_000 + i * 100L, 1_000 + i, null, null));
    }
    WatchMetrics year = Year.of(2025, events.toArray(WatchEvent[]::new));
    Card thumb = card(Stories.of(year, null, Locale.ENGLISH), CardKind.THUMB);
    assertThat(thumb.headline()).isEqualTo("1,525");
    assertThat(thumb.headlineUnit()).isEqualTo("feet");
    assertThat(figure(thumb, "thumb_feet").value()).isEqualTo(1_525.0);
    assertThat(thumb.text()).contains("465\u00a0m");
    assertThat(card(Stories.of(year, null, Locale.KOREAN), CardKind.THUMB).headlineUnit())
        .isEqualTo("피트");
  }

  @Test
  void a8_10_what_the_history_does_not_say_is_absent_and_the_story_says_so() {
    Story plain = Stories.of(Year.plain(2025, 4_000), null, Locale.ENGLISH);
    assertThat(plain.cards()).noneMatch(card -> card.kind() == CardKind.TASTE);
    assertThat(plain.cards()).noneMatch(card -> card.kind() == CardKind.COMPARED);
    Map<CardKind, String> unknown = new HashMap<>();
    plain.unknown().forEach(each -> unknown.put(each.kind(), each.code()));
    assertThat(unknown)
        .containsEntry(CardKind.TASTE, "not_in_export")
        .containsEntry(CardKind.COMPARED, "no_year_before");
    Story enriched = Stories.of(Year.enriched(2025, 4_000), null, Locale.ENGLISH);
    assertThat(card(enriched, CardKind.TASTE).headline()).startsWith("@example.");
  }

  @Test
  void a8_10_nothing_is_extrapolated_from_a_part_of_a_year_and_each_card_says_what_it_rests_on() {
    List<WatchEvent> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      events.add(new WatchEvent(NEW_YEAR_2025 + 90_000 + i * 900L, 1_000 + i, null, null));
    }
    Story story =
        Stories.of(Year.of(2025, events.toArray(WatchEvent[]::new)), null, Locale.ENGLISH);
    assertThat(card(story, CardKind.VIDEOS).headline()).isEqualTo("1,000");
    for (Card card : story.cards()) {
      assertThat(card.coverageText())
          .as(card.kind().word())
          .contains("history over 11 of 365\u00a0days");
    }
    assertThat(card(story, CardKind.WATCH_TIME).coverageText())
        .contains("Lengths known of 0 of 1,000");
  }

  @Test
  void a8_10_every_number_on_a_card_stands_among_its_figures_or_the_rules() {
    WatchMetrics year = Year.plain(2025, 4_000);
    Story story = Stories.of(year, Year.plain(2024, 3_000), Locale.ENGLISH);
    Pattern invented =
        Pattern.compile("percentile|top \\d|than \\d+ ?% of", Pattern.CASE_INSENSITIVE);
    for (Card card : story.cards()) {
      assertThat(invented.matcher(card.alt()).find()).as(card.alt()).isFalse();
      assertThat(card.figures()).as(card.kind().word()).isNotEmpty();
      card.figures()
          .forEach(figure ->
              assertThat(figure.coverage().used()).isLessThanOrEqualTo(figure.coverage().all()));
    }
    assertThat(card(story, CardKind.VIDEOS).headline())
        .isEqualTo(String.format(Locale.ENGLISH, "%,d", year.videos().value()));
  }

  @Test
  void a_year_that_is_only_half_covered_is_compared_by_the_day() {
    List<WatchEvent> events = new ArrayList<>();
    for (int day = 0; day < 100; day++) {
      for (int i = 0; i < 10; i++) {
        events.add(
            new WatchEvent(
                NEW_YEAR_2025 + 50_000 + day * 86_400L + i * 30L, day * 100L + i, null, null));
      }
    }
    WatchMetrics part = Year.of(2025, events.toArray(WatchEvent[]::new));
    Comparison comparison = Comparison.of(Year.plain(2024, 3_000), part);
    assertThat(comparison.comparable()).isFalse();
    Comparison.Row videos = comparison.figures().getFirst();
    assertThat(videos.total()).isTrue();
    assertThat(videos.a()).isNotNull();
    assertThat(videos.difference()).isNull();
    assertThat(videos.changePercent()).isNull();
    Card card = card(Stories.of(part, Year.plain(2024, 3_000), Locale.ENGLISH), CardKind.COMPARED);
    assertThat(card.text()).contains("only a day is compared").contains("10\u00a0videos in 2025");
  }

  @Test
  void an_empty_year_has_a_reason_and_a_next_step_in_every_language() {
    for (String language : Words.LANGUAGES) {
      Story story = Stories.of(Year.empty(2025), null, Locale.of(language));
      assertThat(story.state()).isEqualTo(Story.State.NO_HISTORY);
      assertThat(story.cards()).isEmpty();
      assertThat(story.reason()).isNotNull();
      assertThat(story.reason().text()).contains("2025");
      assertThat(story.reason().nextStep()).isNotBlank();
    }
  }

  @Test
  void a_single_video_is_told_without_a_plural_and_without_a_fault() {
    WatchMetrics one = Year.of(2025, new WatchEvent(NEW_YEAR_2025 + 90_000, 5, null, null));
    for (String language : Words.LANGUAGES) {
      Story story = Stories.of(one, null, Locale.of(language));
      assertThat(story.cards().size()).isBetween(5, Story.MOST_CARDS);
      story.cards().forEach(card -> assertThat(card.alt()).doesNotContain("{"));
    }
    Card videos = card(Stories.of(one, null, Locale.ENGLISH), CardKind.VIDEOS);
    assertThat(videos.headlineUnit()).isEqualTo("video");
    assertThat(videos.text()).contains("1\u00a0video on each day");
  }

  @Test
  void an_example_says_on_its_first_card_that_it_is_one() {
    Telling telling = new Telling(Locale.ENGLISH, Redaction.NONE, Map.of(), true);
    Story story = Stories.of(Year.plain(2025, 500), null, telling);
    assertThat(story.example()).isTrue();
    assertThat(story.cards().getFirst().text()).contains("invented");
  }

  @Test
  void a_redacted_figure_takes_along_what_gives_it_away() {
    Redaction redaction = Redaction.of(List.of("thumb_feet"));
    assertThat(redaction.hides("videos")).isTrue();
    assertThat(redaction.hides("videos_per_active_day")).isTrue();
    assertThat(redaction.hides("skips_percent")).isTrue();
    assertThat(redaction.hides("night_percent")).isFalse();
    Telling telling = Telling.plain(Locale.ENGLISH).without(redaction);
    Story story = Stories.of(Year.plain(2025, 4_000), null, telling);
    assertThat(card(story, CardKind.VIDEOS).motif().series()).isEmpty();
    for (Card card : story.cards()) {
      for (Figure figure : card.figures()) {
        assertThat(figure.coverage().all()).as(figure.name()).isLessThanOrEqualTo(366);
        assertThat(String.valueOf(figure.value())).doesNotContain("4000");
      }
    }
  }

  @Test
  void a_persona_hides_with_the_figure_it_rests_on() {
    WatchMetrics year = Year.plain(2025, 4_000);
    Story whole = Stories.of(year, null, Locale.ENGLISH);
    assertThat(whole.persona()).isNotNull();
    Story hidden =
        Stories.of(
            year,
            null,
            Telling.plain(Locale.ENGLISH)
                .without(Redaction.of(List.of("days_active", "days_spanned", "persona"))));
    assertThat(hidden.persona()).isNull();
    assertThat(card(hidden, CardKind.PERSONA).headline()).isEqualTo("•••");
    assertThat(card(hidden, CardKind.PERSONA).motif().kind()).isEqualTo("persona");
    assertThat(card(hidden, CardKind.PERSONA).text()).isEmpty();
  }

  @Test
  void every_sentence_exists_in_every_language_with_the_same_places() {
    Words english = Words.of(Locale.ENGLISH);
    for (String language : Words.LANGUAGES) {
      Words words = Words.of(Locale.of(language));
      assertThat(words.keys()).isEqualTo(english.keys());
      for (String key : english.keys()) {
        Set<String> places = new TreeSet<>(Words.places(words.template(key)));
        Set<String> allowed = new TreeSet<>(Words.places(english.template(key)));
        assertThat(places).as(language + " " + key).isEqualTo(allowed);
      }
    }
  }
}
