package rowhouse.wrapped.persona;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.WatchMetrics;

/**
 * Weighs a year by fixed rules. Each rule looks at one figure: at {@code usual} it says nothing, at
 * {@code full} it speaks with all its weight, in between in proportion. The heaviest wins.
 */
public final class PersonaRules {
  /** The least weight with which a rule gives a name. */
  static final double SPEAKS = 0.25;

  private static final double CLEARLY = 0.15;
  private static final int FEW_VIDEOS = 200;
  private static final int FEW_DAYS = 30;
  private static final int DAY_HOURS = 24;
  private static final int HOUR_SECONDS = 3_600;
  private static final int MOST_REASONS = 3;

  private PersonaRules() {}

  private record Weighed(Persona.Kind kind, double score) {}

  /** The persona of a year that holds at least one video; the same figures give the same one. */
  public static Persona of(WatchMetrics year) {
    List<Weighed> speaking =
        weigh(Habits.of(year)).stream()
            .filter(weighed -> weighed.score() >= SPEAKS)
            .sorted(
                Comparator.comparingDouble(Weighed::score).reversed().thenComparing(Weighed::kind))
            .toList();
    boolean little = little(year);
    if (speaking.isEmpty()) {
      Persona.Sure sure = little ? Persona.Sure.WEAK : Persona.Sure.CLEAR;
      return new Persona(Persona.Kind.WANDERER, 0, sure, List.of(Persona.Kind.WANDERER), null);
    }
    Weighed first = speaking.getFirst();
    @Nullable Weighed second = speaking.size() > 1 ? speaking.get(1) : null;
    boolean near = second != null && first.score() - second.score() < CLEARLY;
    Persona.Sure sure = near ? Persona.Sure.CLOSE : Persona.Sure.CLEAR;
    return new Persona(
        first.kind(),
        first.score(),
        little ? Persona.Sure.WEAK : sure,
        speaking.stream().limit(MOST_REASONS).map(Weighed::kind).toList(),
        second == null ? null : second.kind());
  }

  private static boolean little(WatchMetrics year) {
    return number(year.videos()) < FEW_VIDEOS || number(year.days().spanned()) < FEW_DAYS;
  }

  private static List<Weighed> weigh(Habits habits) {
    List<Weighed> all = new ArrayList<>();
    all.add(rule(Persona.Kind.NIGHT_OWL, habits.nightPercent(), 25, 60));
    all.add(rule(Persona.Kind.EARLY_BIRD, habits.morningPercent(), 17, 45));
    all.add(
        rule(
            Persona.Kind.MARATHONER,
            habits.longestSessionSeconds(),
            HOUR_SECONDS,
            5 * HOUR_SECONDS));
    all.add(rule(Persona.Kind.SNACKER, habits.sessionsPerActiveDay(), 4, 14));
    all.add(rule(Persona.Kind.FIRST_IN_LINE, habits.firstDayPercent(), 25, 70));
    all.add(
        rule(Persona.Kind.ARCHAEOLOGIST, habits.medianAgeHours(), 60 * DAY_HOURS, 500 * DAY_HOURS));
    all.add(rule(Persona.Kind.REWINDER, habits.extraViewsPercent(), 5, 30));
    all.add(rule(Persona.Kind.QUICK_THUMB, habits.skipsPercent(), 20, 60));
    all.add(rule(Persona.Kind.REGULAR, habits.activePercent(), 80, 100));
    all.add(rule(Persona.Kind.WEEKENDER, habits.weekendPercent(), 35, 65));
    all.add(rule(Persona.Kind.DEVOTEE, habits.topCreatorPercent(), 5, 30));
    return all;
  }

  private static Weighed rule(
      Persona.Kind kind, Metric<? extends Number> figure, double usual, double full) {
    return new Weighed(kind, Math.clamp((number(figure) - usual) / (full - usual), 0, 1));
  }

  private static double number(Metric<? extends Number> metric) {
    @Nullable Number value = metric.value();
    return value == null ? 0 : value.doubleValue();
  }
}
