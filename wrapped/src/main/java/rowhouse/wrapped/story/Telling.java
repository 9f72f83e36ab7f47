package rowhouse.wrapped.story;

import java.util.Locale;
import java.util.Map;

/**
 * How a story is to be told.
 *
 * @param language en, zh or ko
 * @param redaction what is left out
 * @param retold sentences in other words by their key, with the same places
 * @param example whether the history was invented
 */
public record Telling(
    Locale language, Redaction redaction, Map<String, String> retold, boolean example) {
  /** By the rules alone, with everything. */
  public static Telling plain(Locale language) {
    return new Telling(language, Redaction.NONE, Map.of(), false);
  }

  /** The same, leaving something out. */
  public Telling without(Redaction left) {
    return new Telling(language, left, retold, example);
  }
}
