package rowhouse.wrapped.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Basis;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.Unit;
import rowhouse.wrapped.persona.Persona;

/** The persona in words: its name, why, and how sure. It hides with the figures it rests on. */
final class PersonaWords {
  private final Persona persona;
  private final Facts facts;
  private final Words words;

  PersonaWords(Persona persona, Facts facts, Words words) {
    this.persona = persona;
    this.facts = facts;
    this.words = words;
    Basis basis =
        new Basis(
            "persona",
            "Fixed rules weigh the figures named here; the highest weight gives the name.");
    Metric<String> metric =
        new Metric<>(persona.kind().word(), Unit.NAMES, basis, facts.coverage("videos"));
    facts.figure("persona", metric);
    facts.say("persona", "persona", isHidden() ? words.say("hidden") : name(persona.kind()));
  }

  private boolean isHidden() {
    return facts.redaction().hides("persona")
        || restsOn(persona.kind()).stream().anyMatch(facts.redaction()::hides);
  }

  private String name(Persona.Kind kind) {
    return words.say("persona." + kind.word());
  }

  Story.@Nullable Who who() {
    return isHidden() ? null : Story.Who.of(persona, name(persona.kind()), reasons());
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Persona.Kind kind : persona.because()) {
      String key = "reason." + kind.word();
      if (restsOn(kind).stream().noneMatch(facts.redaction()::hides)
          && facts.fills(words.template(key))) {
        reasons.add(words.say(key, facts.texts()));
      }
    }
    return reasons;
  }

  Card card(CardWriter writer) {
    boolean hidden = isHidden();
    List<String> places = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    if (!hidden) {
      sentences.addAll(reasons());
      persona
          .because()
          .forEach(kind -> places.addAll(Words.places(words.template("reason." + kind.word()))));
      sentences.add(sure());
      places.add("persona");
    }
    facts.plain("persona_reasons", new Say(words).sentences(sentences));
    String motif = hidden ? CardKind.PERSONA.word() : persona.kind().word();
    return writer.write(
        CardKind.PERSONA,
        CardWriter.Parts.of("persona", "", "persona.text", "persona", Motif.plain(motif))
            .lines(List.of(), places));
  }

  private String sure() {
    Persona.@Nullable Kind next = persona.runnerUp();
    return switch (persona.sure()) {
      case WEAK -> words.say("persona.weak");
      case CLOSE ->
          next == null || restsOn(next).stream().anyMatch(facts.redaction()::hides)
              ? ""
              : words.say("persona.close", Map.of("persona_runner_up", name(next)));
      case CLEAR -> "";
    };
  }

  /** The figures that would be given away by the name. */
  private static List<String> restsOn(Persona.Kind kind) {
    return switch (kind) {
      case NIGHT_OWL -> List.of("night_percent");
      case EARLY_BIRD -> List.of("morning_percent");
      case MARATHONER -> List.of("longest_session");
      case SNACKER -> List.of("sessions_per_active_day");
      case FIRST_IN_LINE -> List.of("first_day_percent");
      case ARCHAEOLOGIST -> List.of("median_age_hours");
      case REWINDER -> List.of("extra_views_percent");
      case QUICK_THUMB -> List.of("skips_percent");
      case REGULAR -> List.of("days_active", "days_spanned");
      case WEEKENDER -> List.of("weekend_percent");
      case DEVOTEE -> List.of("top_creator_percent");
      case WANDERER -> List.of();
    };
  }
}
