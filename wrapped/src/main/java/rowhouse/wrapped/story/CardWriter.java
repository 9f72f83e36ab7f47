package rowhouse.wrapped.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rowhouse.watching.metric.Coverage;
import rowhouse.watching.metric.WatchMetrics;

/**
 * Puts facts into a card: sentences, what it rests on, and the text for those who do not see it.
 */
final class CardWriter {
  /** Sentences with these keys may be put in other words by a model. */
  static final List<String> RETOLD =
      List.of(
          "opening.text",
          "videos.text",
          "sessions.text",
          "hours.text",
          "night.text",
          "heat_map.text",
          "streak.text",
          "rewatches.text",
          "early.text",
          "skips.text",
          "rabbit_hole.text",
          "thumb.text",
          "compared.text",
          "closing.text");

  private final WatchMetrics year;
  private final Facts facts;
  private final Words words;
  private final Say say;
  private final Telling telling;

  CardWriter(WatchMetrics year, Facts facts, Words words, Telling telling) {
    this.year = year;
    this.facts = facts;
    this.words = words;
    this.say = new Say(words);
    this.telling = telling;
  }

  /**
   * What a card is made of.
   *
   * @param headline a place of the facts, or empty
   * @param unit what stands below the headline, with places
   * @param texts keys of sentences; one whose places cannot be filled is left out
   * @param rests the figure whose basis and coverage the card shows
   */
  record Parts(
      String headline,
      String unit,
      List<String> texts,
      String rests,
      Motif motif,
      List<Card.Line> lines,
      List<String> places) {
    static Parts of(String headline, String unit, String text, String rests, Motif motif) {
      return new Parts(headline, unit, List.of(text), rests, motif, List.of(), List.of());
    }

    Parts texts(List<String> keys) {
      return new Parts(headline, unit, keys, rests, motif, lines, places);
    }

    /** With a list, and the places that its lines say. */
    Parts lines(List<Card.Line> all, List<String> said) {
      return new Parts(headline, unit, texts, rests, motif, all, said);
    }
  }

  Card write(CardKind kind, Parts parts) {
    String title = fill(words.template(kind.word() + ".title"));
    String headline = parts.headline().isEmpty() ? "" : facts.text(parts.headline());
    String unit = fill(parts.unit());
    String text = text(parts.texts());
    Set<String> places = new LinkedHashSet<>(parts.places());
    places.add(parts.headline());
    places.addAll(Words.places(parts.unit()));
    parts.texts().forEach(key -> places.addAll(Words.places(words.template(key))));
    return new Card(
        0,
        kind,
        title,
        headline,
        unit,
        text,
        coverage(parts.rests()),
        basis(parts.rests()),
        alt(title, headline, unit, text, parts.lines()),
        facts.figuresOf(places),
        parts.motif(),
        parts.lines(),
        parts.texts().stream().anyMatch(telling.retold()::containsKey));
  }

  /** Whether the history was invented, which the first card says. */
  boolean tellsAnExample() {
    return telling.example();
  }

  private String text(List<String> keys) {
    List<String> sentences = new ArrayList<>();
    for (String key : keys) {
      String template = telling.retold().getOrDefault(key, words.template(key));
      if (facts.fills(template)) {
        sentences.add(fill(template));
      }
    }
    return say.sentences(sentences);
  }

  private String fill(String template) {
    return Words.fill(template, facts::text);
  }

  private String alt(
      String title, String headline, String unit, String text, List<Card.Line> lines) {
    List<String> rest = new ArrayList<>();
    rest.add(text);
    lines.forEach(line -> rest.add(line.label() + " " + line.value()));
    String said = String.join(" ", rest).strip();
    String head = (headline + " " + unit).strip();
    return head.isEmpty()
        ? title + ". " + said
        : words.say("alt.card", Map.of("title", title, "headline", head, "text", said));
  }

  private String basis(String figure) {
    if (facts.redaction().hides(figure)) {
      return "";
    }
    String key = "basis." + facts.basis(figure).code();
    return words.has(key) ? fill(words.template(key)) : facts.basis(figure).sentence();
  }

  private String coverage(String figure) {
    List<String> parts = new ArrayList<>();
    Coverage views = year.videos().coverage();
    if (!facts.redaction().hides(figure)) {
      Coverage used = facts.coverage(figure);
      boolean ofViews = used.all() == views.all() || facts.redaction().hidesCounts();
      parts.add(rests(figure, ofViews ? used : views));
    }
    if (facts.shows("days_spanned")) {
      Map<String, String> texts = new HashMap<>();
      long spanned = Objects.requireNonNullElse(year.days().spanned().value(), 0L);
      texts.put("spanned", say.number(spanned));
      texts.put("days", say.count("days", year.period().days()));
      parts.add(words.say("coverage.span", texts));
    }
    return String.join(words.say("coverage.gap"), parts);
  }

  private String rests(String figure, Coverage coverage) {
    if (facts.redaction().hidesCounts()) {
      return words.say("coverage.percent", Map.of("percent", say.percent(coverage.percent())));
    }
    Map<String, String> texts =
        Map.of("used", say.number(coverage.used()), "all", say.count("views", coverage.all()));
    if (figure.equals("watch_time") && coverage.used() < coverage.all()) {
      return words.say("coverage.lengths", texts);
    }
    boolean whole = coverage.used() == coverage.all();
    return words.say(whole ? "coverage.whole" : "coverage.part", texts);
  }
}
