package rowhouse.wrapped.story;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes numbers, times and days as a language writes them, each with its unit. */
final class Say {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;
  private static final int HOURS_ONLY_FROM = 10 * HOUR;
  private static final int DAY_HOURS = 24;
  private static final int YEAR_DAYS = 365;

  private final Words words;

  Say(Words words) {
    this.words = words;
  }

  /** {@code 9,012}. */
  String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  /** {@code 9,012 videos}. */
  String count(String unit, long number) {
    String form = number == 1 ? ".one" : ".many";
    return words.say("count." + unit + form, Map.of("n", number(number)));
  }

  /** As {@link #count}, rounded, with one decimal below ten. */
  String mean(String unit, double number) {
    if (number >= 9.95 || Math.rint(number * 10) % 10 == 0) {
      return count(unit, Math.round(number));
    }
    return words.say("count." + unit + ".many", Map.of("n", decimal(number)));
  }

  /** {@code 4.2}, and {@code 17} from ten on. */
  String decimal(double number) {
    return number >= 9.95 || Math.rint(number * 10) % 10 == 0
        ? number(Math.round(number))
        : String.format(Locale.ENGLISH, "%.1f", number);
  }

  /** {@code 41 %}; below one with a decimal, so that little is not nothing. */
  String percent(double percent) {
    String number =
        percent > 0 && percent < 0.95
            ? String.format(Locale.ENGLISH, "%.1f", Math.max(0.1, percent))
            : number(Math.round(percent));
    return words.say("percent", Map.of("n", number));
  }

  /** {@code 3 hours 12 minutes}, {@code 212 hours}, {@code 40 seconds}. */
  String duration(long seconds) {
    if (seconds < MINUTE) {
      return count("seconds", seconds);
    }
    if (seconds < HOUR) {
      return count("minutes", seconds / MINUTE);
    }
    long minutes = seconds % HOUR / MINUTE;
    if (seconds >= HOURS_ONLY_FROM || minutes == 0) {
      return count("hours", seconds / HOUR);
    }
    return words.say(
        "duration.both",
        Map.of("a", count("hours", seconds / HOUR), "b", count("minutes", minutes)));
  }

  /** The age of a video: hours up to two days, days up to two years. */
  String age(long hours) {
    if (hours < 2 * DAY_HOURS) {
      return count("hours", hours);
    }
    long days = hours / DAY_HOURS;
    return days < 2 * YEAR_DAYS ? count("days", days) : count("years", days / YEAR_DAYS);
  }

  /** {@code August 18}. */
  String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(words.say("date.pattern"), words.locale()).format(date);
  }

  String date(long epochSecond, ZoneId zone) {
    return date(Instant.ofEpochSecond(epochSecond).atZone(zone).toLocalDate());
  }

  /** {@code 21:05}. */
  String time(long epochSecond, ZoneId zone) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
        .format(Instant.ofEpochSecond(epochSecond).atZone(zone));
  }

  /** {@code 21:00}. */
  String hour(int hour) {
    return String.format(Locale.ROOT, "%02d:00", Math.floorMod(hour, DAY_HOURS));
  }

  /** {@code Sat 21:00}; weekdays count from 0, Monday. */
  String hourOfWeek(int weekday, int hour) {
    return words.say(
        "hour.of.week",
        Map.of("day", words.say("weekday.short." + (weekday + 1)), "hour", hour(hour)));
  }

  /** {@code 212–588}. */
  String range(long low, long high) {
    return low == high
        ? number(low)
        : words.say("range", Map.of("low", number(low), "high", number(high)));
  }

  /** The unit of {@code number} as it stands below a headline. */
  String unit(String key, long number) {
    return words.template(key + (number == 1 ? ".one" : ".many"));
  }

  /** Sentences one after the other. */
  String sentences(List<String> sentences) {
    return String.join(
        words.say("sentence.gap"), sentences.stream().filter(s -> !s.isEmpty()).toList());
  }
}
