package rowhouse.wrapped.letter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The sentences of the mails in three languages. */
final class LetterWords {
  static final List<String> LANGUAGES = List.of("en", "zh", "ko");
  private static final Map<String, Properties> ALL = read();

  private final Locale locale;
  private final Properties words;

  private LetterWords(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
  }

  static LetterWords of(Locale language) {
    String code = LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "en";
    return new LetterWords(Locale.of(code), ALL.getOrDefault(code, new Properties()));
  }

  Locale locale() {
    return locale;
  }

  String say(String key, Object... values) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + locale);
    }
    return new MessageFormat(pattern.replace("'", "''"), locale).format(values);
  }

  private static Map<String, Properties> read() {
    Map<String, Properties> all = new HashMap<>();
    for (String language : LANGUAGES) {
      Properties words = new Properties();
      String name = "/rowhouse/wrapped/letter/words_" + language + ".properties";
      try (var stream = LetterWords.class.getResourceAsStream(name)) {
        if (stream == null) {
          throw new IllegalStateException(name + " is missing");
        }
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        words.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
      all.put(language, words);
    }
    return Map.copyOf(all);
  }
}
