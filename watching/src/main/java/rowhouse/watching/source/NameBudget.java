package rowhouse.watching.source;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds how many different keys a JSON file may have, because the parser remembers each for as
 * long as it reads. Gives every key its normalised form on the way.
 */
final class NameBudget {
  private static final int MAX_NAMES = 100_000;
  private static final int MAX_CHARACTERS = 4 << 20;

  private final Map<String, String> normalised = new HashMap<>();
  private int characters;

  /** The key's normalised form. */
  String normalised(String name) {
    String known = normalised.get(name);
    if (known != null) {
      return known;
    }
    characters += name.length();
    if (normalised.size() >= MAX_NAMES || characters > MAX_CHARACTERS) {
      throw new RefusedException(
          RefusalCode.BAD_JSON,
          "The file has more than "
              + MAX_NAMES
              + " different keys, which no export of TikTok has. Ask TikTok for a new export.");
    }
    String plain = KnownSections.normalised(name);
    normalised.put(name, plain);
    return plain;
  }
}
