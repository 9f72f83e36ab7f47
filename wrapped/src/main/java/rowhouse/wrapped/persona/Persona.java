package rowhouse.wrapped.persona;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name that the rules give to a year.
 *
 * @param kind the name
 * @param score 0 to 1, how far the figure behind it lies above what is usual
 * @param sure how far the name stands above the next one
 * @param because the kinds whose rules speak, the strongest first, at most three
 * @param runnerUp the next one, null when no other rule speaks
 */
public record Persona(
    Kind kind, double score, Sure sure, List<Kind> because, @Nullable Kind runnerUp) {

  /** Every name, in the order in which they win when they weigh the same. */
  public enum Kind {
    NIGHT_OWL,
    EARLY_BIRD,
    MARATHONER,
    SNACKER,
    FIRST_IN_LINE,
    ARCHAEOLOGIST,
    REWINDER,
    QUICK_THUMB,
    REGULAR,
    WEEKENDER,
    DEVOTEE,
    WANDERER;

    /** The word in answers and texts, such as {@code night_owl}. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How sure the name is. */
  public enum Sure {
    /** It stands well above the next one. */
    CLEAR,
    /** Another one is near. */
    CLOSE,
    /** There is too little history for more than a guess. */
    WEAK;

    /** The word in answers. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
