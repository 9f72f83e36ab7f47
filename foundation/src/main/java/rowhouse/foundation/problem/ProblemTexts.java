package rowhouse.foundation.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentences of every code. A module brings {@code rowhouse/problems_en.properties} and its two
 * siblings: {@code code=cause} and {@code code.step=what to do next}.
 */
public final class ProblemTexts {
  /** The languages that every text exists in. */
  public static final List<String> LANGUAGES = List.of("en", "zh", "ko");

  private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

  /** Read at the first use, and once: they are files of the class path. */
  private static final class Standard {
    static final ProblemTexts TEXTS = new ProblemTexts();
  }

  /** The texts of every module on the class path. */
  public static ProblemTexts standard() {
    return Standard.TEXTS;
  }

  private ProblemTexts() {
    for (String language : LANGUAGES) {
      byLanguage.put(language, read("rowhouse/problems_" + language + ".properties"));
    }
  }

  /** The cause and the next step, ready to be shown. */
  public record Text(String cause, String step) {
    /** Both sentences. */
    public String whole() {
      return step.isEmpty() ? cause : cause + " " + step;
    }
  }

  /** The text of {@code code} in {@code locale}'s language, in English when there is none. */
  public Text of(String code, Locale locale, Object... arguments) {
    Map<String, String> texts =
        byLanguage.getOrDefault(locale.getLanguage(), byLanguage.getOrDefault("en", Map.of()));
    String cause = texts.getOrDefault(code, code);
    String step = texts.getOrDefault(code + ".step", "");
    return new Text(fill(cause, locale, arguments), fill(step, locale, arguments));
  }

  /** Every code that has a text in {@code language}. */
  public Set<String> codes(String language) {
    Set<String> codes = new TreeSet<>(byLanguage.getOrDefault(language, Map.of()).keySet());
    codes.removeIf(code -> code.endsWith(".step"));
    return codes;
  }

  private static String fill(String pattern, Locale locale, Object... arguments) {
    return new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
  }

  private static Map<String, String> read(String name) {
    Map<String, String> texts = new HashMap<>();
    try {
      for (URL url : Collections.list(ProblemTexts.class.getClassLoader().getResources(name))) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((code, text) -> texts.put(code.toString(), text.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return texts;
  }
}
