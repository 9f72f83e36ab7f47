package rowhouse.wrapped.story;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts sentences in other words. What it says is never trusted: {@link NarrationRules} decide. */
public interface Narrator {
  /**
   * The sentences in other words, by the same keys; nothing when there is no answer to be had.
   * Blocks.
   *
   * @param sentences with places in braces where figures and names will stand, and nothing else of
   *     a person in them
   */
  Optional<Map<String, String>> retell(Locale language, Map<String, String> sentences);
}
