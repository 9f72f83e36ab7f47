package rowhouse.wrapped.story;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Days;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.RabbitHole;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.story.CardWriter.Parts;

/**
 * Every card of a year but the persona's, in order, each with the figures that its picture draws.
 */
final class CardsOfYear {
  private static final int RABBIT_HOLE_FROM = 10;
  private static final int MOST_LINES = 5;
  private static final int HOUR_SECONDS = 3_600;

  private final WatchMetrics year;
  private final @Nullable WatchMetrics before;
  private final Facts facts;
  private final Words words;
  private final Say say;
  private final CardWriter writer;
  private final List<Story.Unknown> unknown;
  private final List<Card> cards = new ArrayList<>();

  CardsOfYear(
      WatchMetrics year,
      @Nullable WatchMetrics before,
      Facts facts,
      Words words,
      CardWriter writer,
      List<Story.Unknown> unknown) {
    this.year = year;
    this.before = before;
    this.facts = facts;
    this.words = words;
    this.say = new Say(words);
    this.writer = writer;
    this.unknown = unknown;
  }

  List<Card> all() {
    opening();
    videos();
    watchTime();
    sessions();
    hours();
    week();
    streak();
    rewatches();
    early();
    skips();
    rabbitHole();
    thumb();
    taste();
    compared();
    closing();
    return cards;
  }

  private void add(CardKind kind, Parts parts) {
    cards.add(writer.write(kind, parts));
  }

  private void unknown(CardKind kind, Metric<?> metric) {
    String key = "unknown." + kind.word();
    unknown.add(
        new Story.Unknown(
            kind, metric.basis().code(), words.say(words.has(key) ? key : "unknown.other")));
  }

  /** What the picture draws, unless one of the figures it shows is left out. */
  private Motif drawn(CardKind kind, List<Double> values, @Nullable Integer mark, String... shows) {
    boolean hidden = Arrays.stream(shows).anyMatch(facts.redaction()::hides);
    return hidden ? Motif.plain(kind.word()) : Motif.of(kind.word(), values, mark);
  }

  /** A share of 100, drawn as itself and not against the largest. */
  private Motif share(CardKind kind, String figure, double percent) {
    return facts.redaction().hides(figure)
        ? Motif.plain(kind.word())
        : new Motif(kind.word(), List.of(Math.round(10 * percent) / 1_000.0), null);
  }

  private void opening() {
    add(
        CardKind.OPENING,
        Parts.of(
            "year",
            "",
            writer.tellsAnExample() ? "opening.text.example" : "opening.text",
            "videos",
            Motif.plain(CardKind.OPENING.word())));
  }

  private void videos() {
    Motif motif = drawn(CardKind.VIDEOS, videosByDay(), null, "days", "videos");
    List<String> texts =
        motif.series().isEmpty()
            ? List.of("videos.text")
            : List.of("videos.text", "videos.text.picture");
    add(
        CardKind.VIDEOS,
        Parts.of("videos_n", unit("unit.videos", year.videos()), "videos.text", "videos", motif)
            .texts(texts));
  }

  private List<Double> videosByDay() {
    Double[] days = new Double[year.period().days()];
    Arrays.fill(days, 0.0);
    List<Days.Day> each = Objects.requireNonNullElse(year.days().each().value(), List.of());
    for (Days.Day day : each) {
      days[(int) ChronoUnit.DAYS.between(year.period().first(), day.date())] =
          (double) day.videos();
    }
    return List.of(days);
  }

  private void watchTime() {
    @Nullable SecondsRange range = year.watchTime().value();
    if (range == null || range.high() <= 0) {
      unknown(CardKind.WATCH_TIME, year.watchTime());
      return;
    }
    boolean hours = range.high() >= 2 * HOUR_SECONDS;
    boolean one = range.low() == range.high() && range.high() / (hours ? HOUR_SECONDS : 60) == 1;
    add(
        CardKind.WATCH_TIME,
        Parts.of(
            "watch_time_n",
            say.unit(hours ? "unit.hours" : "unit.minutes", one ? 1 : 2),
            range.low() == range.high() ? "watch_time.text.exact" : "watch_time.text",
            "watch_time",
            drawn(
                CardKind.WATCH_TIME,
                List.of((double) range.low(), (double) range.high()),
                null,
                "watch_time")));
  }

  private void sessions() {
    add(
        CardKind.SESSIONS,
        Parts.of(
            "sessions_n",
            words.template("sessions.unit"),
            "sessions.text",
            "sessions",
            Motif.plain(CardKind.SESSIONS.word())));
  }

  private void hours() {
    if (!facts.has("peak_hour")) {
      unknown(CardKind.HOURS, year.hours().peakHour());
      unknown(CardKind.NIGHT, year.hours().nightPercent());
      return;
    }
    List<Double> hours =
        Objects.requireNonNullElse(year.hours().secondsByHour().value(), List.<Long>of()).stream()
            .map(Long::doubleValue)
            .toList();
    add(
        CardKind.HOURS,
        Parts.of(
            "peak_hour",
            words.template("hours.unit"),
            "hours.text",
            "peak_hour",
            drawn(
                CardKind.HOURS,
                hours,
                year.hours().peakHour().value(),
                "seconds_by_hour",
                "peak_hour")));
    double night = Objects.requireNonNullElse(year.hours().nightPercent().value(), 0.0);
    add(
        CardKind.NIGHT,
        Parts.of(
            "night_percent",
            words.template("night.unit"),
            "night.text",
            "night_percent",
            share(CardKind.NIGHT, "night_percent", night)));
  }

  private void week() {
    int busiest = FactsOfYear.busiestHourOfWeek(year);
    if (busiest < 0) {
      unknown(CardKind.HEAT_MAP, year.hours().secondsByWeekday());
      return;
    }
    List<Double> hours =
        Objects.requireNonNullElse(year.hours().secondsByWeekday().value(), List.<List<Long>>of())
            .stream()
            .flatMap(List::stream)
            .map(Long::doubleValue)
            .toList();
    add(
        CardKind.HEAT_MAP,
        Parts.of(
            "busiest_hour",
            words.template("heat_map.unit"),
            "heat_map.text",
            "seconds_by_weekday",
            drawn(CardKind.HEAT_MAP, hours, busiest, "seconds_by_weekday")));
  }

  private void streak() {
    Days.@Nullable Streak streak = year.days().streak().value();
    if (streak == null || streak.days() < 2) {
      return;
    }
    double days = year.period().days();
    double from = ChronoUnit.DAYS.between(year.period().first(), streak.first());
    Motif motif =
        facts.redaction().hides("streak")
            ? Motif.plain(CardKind.STREAK.word())
            : new Motif(CardKind.STREAK.word(), List.of(from / days, streak.days() / days), null);
    add(
        CardKind.STREAK,
        Parts.of("streak_n", say.unit("unit.days", streak.days()), "streak.text", "streak", motif));
  }

  private void rewatches() {
    Metric<Long> again = year.rewatches().again();
    @Nullable Long videos = again.value();
    if (videos == null || year.rewatches().distinct().coverage().used() == 0) {
      unknown(CardKind.REWATCHES, again);
      return;
    }
    add(
        CardKind.REWATCHES,
        Parts.of(
            "videos_seen_again_n",
            unit("rewatches.unit", again),
            videos > 0 ? "rewatches.text" : "rewatches.text.none",
            "videos_seen_again",
            Motif.plain(CardKind.REWATCHES.word())));
  }

  private void early() {
    if (!facts.has("earliest_view")) {
      unknown(CardKind.EARLY, year.ages().earliest());
      return;
    }
    double percent = Objects.requireNonNullElse(year.ages().percentOnFirstDay().value(), 0.0);
    add(
        CardKind.EARLY,
        Parts.of(
            "earliest_view",
            words.template("early.unit"),
            "early.text",
            "earliest_view",
            share(CardKind.EARLY, "first_day_percent", percent)));
  }

  private void skips() {
    if (!facts.has("skips")) {
      unknown(CardKind.SKIPS, year.skips());
      return;
    }
    add(
        CardKind.SKIPS,
        Parts.of(
            "skips_n",
            unit("skips.unit", year.skips()),
            "skips.text",
            "skips",
            Motif.plain(CardKind.SKIPS.word())));
  }

  private void rabbitHole() {
    @Nullable RabbitHole hole = year.rabbitHole().value();
    if (hole == null || hole.videos() < RABBIT_HOLE_FROM) {
      unknown(CardKind.RABBIT_HOLE, year.rabbitHole());
      return;
    }
    boolean named = hole.kind() != RabbitHole.Kind.SESSION;
    add(
        CardKind.RABBIT_HOLE,
        Parts.of(
            "rabbit_hole_n",
            say.unit("rabbit_hole.unit", hole.videos()),
            named ? "rabbit_hole.text.named" : "rabbit_hole.text",
            "rabbit_hole",
            Motif.plain(CardKind.RABBIT_HOLE.word())));
  }

  private void thumb() {
    double feet = Objects.requireNonNullElse(year.thumbFeet().value(), 0.0);
    add(
        CardKind.THUMB,
        Parts.of(
            "thumb_feet_n",
            say.unit("unit.feet", Math.round(feet)),
            "thumb.text",
            "thumb_feet",
            Motif.plain(CardKind.THUMB.word())));
  }

  private void taste() {
    for (String figure : List.of("creators", "hashtags", "sounds")) {
      if (facts.has(figure)) {
        tasteOf(figure);
        return;
      }
    }
    unknown(CardKind.TASTE, year.creators());
  }

  private void tasteOf(String figure) {
    List<Card.Line> lines = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < MOST_LINES && !facts.text(figure + "_name_" + i).isEmpty(); i++) {
      lines.add(
          new Card.Line(facts.text(figure + "_name_" + i), facts.text(figure + "_count_" + i)));
      places.add(figure + "_name_" + i);
    }
    facts.say("taste_videos", figure, facts.text(figure + "_videos"));
    add(
        CardKind.TASTE,
        Parts.of(
                figure + "_name_0",
                "",
                "taste.text",
                figure,
                drawn(CardKind.TASTE, counts(figure), 0, figure))
            .lines(lines.size() > 1 ? lines.subList(1, lines.size()) : List.of(), places));
  }

  private List<Double> counts(String figure) {
    var metric =
        switch (figure) {
          case "creators" -> year.creators();
          case "hashtags" -> year.hashtags();
          default -> year.sounds();
        };
    return Objects.requireNonNullElse(metric.value(), List.<rowhouse.watching.metric.Named>of())
        .stream()
        .map(named -> (double) named.videos())
        .toList();
  }

  private void compared() {
    @Nullable WatchMetrics other = before;
    if (other == null || other.isEmpty() || !facts.has("videos_change_percent")) {
      unknown.add(
          new Story.Unknown(CardKind.COMPARED, "no_year_before", words.say("unknown.compared")));
      return;
    }
    Comparison comparison = Comparison.of(other, year);
    double change = Objects.requireNonNullElse(comparison.changeOfVideos(), 0.0);
    String way = Math.round(change) > 0 ? "more" : Math.round(change) < 0 ? "less" : "same";
    String suffix = comparison.comparable() ? "" : ".per_day";
    boolean hidden = facts.redaction().hides("videos_change_percent");
    add(
        CardKind.COMPARED,
        Parts.of(
            "videos_change_percent",
            hidden ? "" : words.template("compared.unit." + way + suffix),
            "compared.text" + suffix,
            "videos_change_percent",
            drawn(CardKind.COMPARED, List.of(100.0, 100.0 + change), 1, "videos_change_percent")));
  }

  private void closing() {
    cards.add(new ClosingCard(year, facts, words).write(writer));
  }

  private String unit(String key, Metric<Long> metric) {
    return say.unit(key, Objects.requireNonNullElse(metric.value(), 0L));
  }
}
