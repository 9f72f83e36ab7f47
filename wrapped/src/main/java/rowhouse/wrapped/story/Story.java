package rowhouse.wrapped.story;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rowhouse.wrapped.persona.Persona;

/**
 * A year as cards.
 *
 * @param state whether there is anything to tell
 * @param timeZone whose days and hours are meant
 * @param language en, zh or ko
 * @param example whether it was invented
 * @param reason why there are no cards, null when there are
 * @param cards at most {@link #MOST_CARDS}
 * @param persona null without history
 * @param unknown cards that cannot be, and why
 * @param leftOut cards that could be but are over the limit
 * @param redactable the figures that can be left out when sharing
 */
public record Story(
    State state,
    int year,
    String timeZone,
    String language,
    boolean example,
    @Nullable Reason reason,
    List<Card> cards,
    @Nullable Who persona,
    List<Unknown> unknown,
    List<CardKind> leftOut,
    List<Redactable> redactable) {

  /** A story has no more cards than this. */
  public static final int MOST_CARDS = 14;

  /** Whether there is anything to tell. */
  public enum State {
    READY,
    NO_HISTORY;

    /** The word in answers. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why there is no story, and what to do about it. */
  public record Reason(String code, String text, String nextStep) {}

  /**
   * The persona in words.
   *
   * @param code stable
   * @param sure clear, close or weak
   * @param score 0 to 1
   * @param runnerUp the code of the next one, null when there is none
   */
  public record Who(
      String code,
      String name,
      String sure,
      double score,
      List<String> reasons,
      @Nullable String runnerUp) {
    static Who of(Persona persona, String name, List<String> reasons) {
      Persona.@Nullable Kind next = persona.runnerUp();
      return new Who(
          persona.kind().word(),
          name,
          persona.sure().word(),
          Math.round(100 * persona.score()) / 100.0,
          reasons,
          next == null ? null : next.word());
    }
  }

  /** A card that cannot be. */
  public record Unknown(CardKind kind, String code, String text) {}

  /** A figure that can be left out when sharing, and what people call it. */
  public record Redactable(String name, String label) {}
}
