package rowhouse.wrapped.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.story.Year;

final class PersonaRulesTest {
  private static final long NEW_YEAR_BERLIN = 1_735_686_000L;
  private static final long DAY = 86_400;

  /** So many videos on every third day from an hour on, twenty seconds each. */
  private static WatchMetrics at(int hour, int videos) {
    List<WatchEvent> events = new ArrayList<>();
    for (int day = 0; day < 300; day += 3) {
      for (int i = 0; i < videos; i++) {
        long at = NEW_YEAR_BERLIN + day * DAY + hour * 3_600L + i * 20L;
        long uploaded = at - 5 * DAY;
        events.add(new WatchEvent(at, uploaded << 32 | (day * 100L + i), null, null));
      }
    }
    return Year.of(2025, events.toArray(WatchEvent[]::new));
  }

  @Test
  void who_watches_at_night_is_a_night_owl_and_the_share_is_the_reason() {
    Persona persona = PersonaRules.of(at(1, 20));
    assertThat(persona.kind()).isEqualTo(Persona.Kind.NIGHT_OWL);
    assertThat(persona.score()).isEqualTo(1.0);
    assertThat(persona.sure()).isEqualTo(Persona.Sure.CLEAR);
    assertThat(persona.because()).startsWith(Persona.Kind.NIGHT_OWL);
  }

  @Test
  void who_watches_at_six_in_the_morning_is_an_early_bird() {
    assertThat(PersonaRules.of(at(6, 20)).kind()).isEqualTo(Persona.Kind.EARLY_BIRD);
  }

  @Test
  void when_nothing_stands_out_the_name_is_wanderer() {
    Persona persona = PersonaRules.of(at(15, 20));
    assertThat(persona.kind()).isEqualTo(Persona.Kind.WANDERER);
    assertThat(persona.runnerUp()).isNull();
  }

  @Test
  void from_little_history_a_name_is_only_a_guess() {
    WatchMetrics little =
        Year.of(
            2025,
            new WatchEvent(NEW_YEAR_BERLIN + 3_600, 1, null, null),
            new WatchEvent(NEW_YEAR_BERLIN + 3_700, 2, null, null));
    assertThat(PersonaRules.of(little).sure()).isEqualTo(Persona.Sure.WEAK);
  }

  @Test
  void the_same_year_always_gets_the_same_name() {
    WatchMetrics year = Year.enriched(2025, 3_000);
    assertThat(PersonaRules.of(year)).isEqualTo(PersonaRules.of(year));
  }
}
