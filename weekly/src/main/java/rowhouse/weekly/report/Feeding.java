package rowhouse.weekly.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the week felt, in one of the original's five words, by rules that the letter explains. The
 * first rule that fits decides.
 *
 * @param state the word
 * @param reason code of the rule; its sentence stands in the words
 * @param figure what the sentence tells
 */
public record Feeding(State state, String reason, long figure) {
  private static final long DIZZY_VIDEOS = 60;
  private static final long DIZZY_SECONDS = 2 * 3_600;
  private static final double SLEEPY_PERCENT = 40;
  private static final double EXCITED_PERCENT = 30;
  private static final long COZY_SECONDS_A_DAY = 30 * 60;

  /** The original's words. */
  public enum State {
    CURIOUS,
    EXCITED,
    COZY,
    SLEEPY,
    DIZZY;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Feeding of(
      @Nullable Double nightPercent,
      WeekReport.@Nullable Hole hole,
      @Nullable Double changePercent,
      long lowSeconds,
      long activeDays,
      long sessions) {
    if (nightPercent != null && nightPercent >= SLEEPY_PERCENT) {
      return new Feeding(State.SLEEPY, "night_share", Math.round(nightPercent));
    }
    if (hole != null && (hole.videos() >= DIZZY_VIDEOS || hole.seconds() >= DIZZY_SECONDS)) {
      return new Feeding(State.DIZZY, "deep_hole", hole.videos());
    }
    if (changePercent != null && changePercent >= EXCITED_PERCENT) {
      return new Feeding(State.EXCITED, "more_than_before", Math.round(changePercent));
    }
    if (activeDays > 0 && lowSeconds / activeDays <= COZY_SECONDS_A_DAY) {
      return new Feeding(State.COZY, "short_days", lowSeconds / activeDays / 60);
    }
    return new Feeding(State.CURIOUS, "many_visits", sessions);
  }
}
