package rowhouse.wrapped.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.persona.Persona;
import rowhouse.wrapped.persona.PersonaRules;

/** Tells a year by rules: the same figures in the same language always give the same story. */
public final class Stories {
  /** Cards that may go when there are too many; the one with the least to say goes first. */
  private static final List<CardKind> SPARE =
      List.of(
          CardKind.SKIPS,
          CardKind.REWATCHES,
          CardKind.STREAK,
          CardKind.NIGHT,
          CardKind.EARLY,
          CardKind.SESSIONS);

  private Stories() {}

  /** The story of {@code year}, compared with {@code before} when there is one. */
  public static Story of(WatchMetrics year, @Nullable WatchMetrics before, Locale language) {
    return of(year, before, Telling.plain(language));
  }

  /** As the shorter one, told in a certain way. */
  public static Story of(WatchMetrics year, @Nullable WatchMetrics before, Telling telling) {
    Words words = Words.of(telling.language());
    if (year.isEmpty()) {
      return nothing(year, words, telling);
    }
    Facts facts = FactsOfYear.of(year, before, words, telling.redaction());
    Persona persona = PersonaRules.of(year);
    CardWriter writer = new CardWriter(year, facts, words, telling);
    PersonaWords person = new PersonaWords(persona, facts, words);
    List<Story.Unknown> unknown = new ArrayList<>();
    List<Card> cards = new CardsOfYear(year, before, facts, words, writer, unknown).all();
    cards.add(cards.size() - 1, person.card(writer));
    List<CardKind> leftOut = limit(cards, year);
    return new Story(
        Story.State.READY,
        year.period().first().getYear(),
        year.period().zone().getId(),
        words.locale().getLanguage(),
        telling.example(),
        null,
        numbered(cards),
        person.who(),
        List.copyOf(unknown),
        leftOut,
        redactable(cards, words));
  }

  private static Story nothing(WatchMetrics year, Words words, Telling telling) {
    Map<String, String> values = Map.of("year", String.valueOf(year.period().first().getYear()));
    Story.Reason reason =
        new Story.Reason(
            "no_history",
            words.say("no_history.reason", values),
            words.say("no_history.step", values));
    return new Story(
        Story.State.NO_HISTORY,
        year.period().first().getYear(),
        year.period().zone().getId(),
        words.locale().getLanguage(),
        telling.example(),
        reason,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  private static List<CardKind> limit(List<Card> cards, WatchMetrics year) {
    List<CardKind> leftOut = new ArrayList<>();
    while (cards.size() > Story.MOST_CARDS) {
      @Nullable Card least = null;
      double interest = Double.MAX_VALUE;
      for (Card card : cards) {
        if (SPARE.contains(card.kind()) && Interest.of(card.kind(), year) < interest) {
          interest = Interest.of(card.kind(), year);
          least = card;
        }
      }
      if (least == null) {
        break;
      }
      cards.remove(least);
      leftOut.add(least.kind());
    }
    return List.copyOf(leftOut);
  }

  private static List<Card> numbered(List<Card> cards) {
    List<Card> numbered = new ArrayList<>();
    for (Card card : cards) {
      numbered.add(card.at(numbered.size() + 1));
    }
    return List.copyOf(numbered);
  }

  private static List<Story.Redactable> redactable(List<Card> cards, Words words) {
    Set<String> names = new TreeSet<>();
    cards.forEach(card -> card.figures().forEach(figure -> names.add(figure.name())));
    names.add("persona");
    for (Card card : cards) {
      switch (card.kind()) {
        case VIDEOS -> names.add("days");
        case HOURS -> names.add("seconds_by_hour");
        default -> {}
      }
    }
    return names.stream()
        .map(name -> new Story.Redactable(name, words.say("figure." + name)))
        .toList();
  }
}
