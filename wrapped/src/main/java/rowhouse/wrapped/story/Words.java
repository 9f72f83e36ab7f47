package rowhouse.wrapped.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences of the cards in one language; places in braces are filled by name. */
public final class Words {
  /** The languages that every sentence exists in. */
  public static final List<String> LANGUAGES = List.of("en", "zh", "ko");

  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Properties texts;

  private Words(Locale locale, Properties texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /** The sentences in {@code locale}'s language, in English when there are none. */
  public static Words of(Locale locale) {
    String language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : "en";
    return LOADED.computeIfAbsent(language, Words::load);
  }

  private static Words load(String language) {
    Properties texts = new Properties();
    String name = "words_" + language + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return new Words(Locale.of(language), texts);
  }

  /** The language. */
  public Locale locale() {
    return locale;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Every key. */
  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /** The sentence as it stands in the file. */
  String template(String key) {
    @Nullable String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("There are no words for " + key + ".");
    }
    return text;
  }

  /** The sentence with its places filled from {@code values}. */
  public String say(String key, Map<String, String> values) {
    return fill(template(key), place -> values.getOrDefault(place, ""));
  }

  /** The sentence without places. */
  public String say(String key) {
    return template(key);
  }

  static String fill(String template, UnaryOperator<String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(values.apply(place.group(1))));
  }

  static Set<String> places(String template) {
    Set<String> places = new LinkedHashSet<>();
    PLACE.matcher(template).results().forEach(place -> places.add(place.group(1)));
    return places;
  }
}
