package rowhouse.weekly.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All sentences of one language, and how it writes dates, times and lengths. */
public final class Words {
  /** The languages that every sentence exists in. */
  public static final List<String> LANGUAGES = List.of("en", "zh", "ko");

  private static final Map<String, Words> ALL = new LinkedHashMap<>();

  static {
    LANGUAGES.forEach(language -> ALL.put(language, new Words(language)));
  }

  private final Locale locale;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private Words(String language) {
    this.locale = Locale.of(language);
    String name = "/rowhouse/weekly/words_" + language + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      Properties read = new Properties();
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      read.forEach((key, text) -> texts.put(key.toString(), text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** The words of {@code language}, English when there are none. */
  public static Words of(@Nullable String language) {
    Words words = language == null ? null : ALL.get(language);
    return words == null ? Objects.requireNonNull(ALL.get("en")) : words;
  }

  /** The code of the language. */
  public String language() {
    return locale.getLanguage();
  }

  /** Every key that has a sentence. */
  public Set<String> keys() {
    return Set.copyOf(texts.keySet());
  }

  /** The sentence of {@code key}, with what stands in it for {0}, {1}, … */
  public String say(String key, Object... arguments) {
    String pattern = texts.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("There is no sentence " + key + ".");
    }
    return new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
  }

  /** A length of time as people say it: hours and minutes, or minutes alone. */
  public String duration(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    if (minutes == 0 && seconds > 0) {
      return say("time.under_a_minute");
    }
    return minutes < 60
        ? say("time.minutes", minutes)
        : minutes % 60 == 0
            ? say("time.hours", minutes / 60)
            : say("time.hours_minutes", minutes / 60, minutes % 60);
  }

  /** A day without its year. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(say("date.day"), locale).format(day);
  }

  /** The name of a weekday in two or three letters. */
  public String weekday(LocalDate day) {
    return say("weekday.short." + day.getDayOfWeek().getValue());
  }

  /** First and last day with the year. */
  public String days(LocalDate first, LocalDate last) {
    return say("date.range", day(first), day(last), String.valueOf(last.getYear()));
  }

  /** A full hour of the day. */
  public String hour(int hour) {
    return "%02d:00".formatted(hour);
  }
}
