package rowhouse.vault.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that pages write. A time without a zone is taken as UTC. */
final class Dates {

  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})\\s?[-./年년]\\s?(\\d{1,2})\\s?[-./月월]\\s?(\\d{1,2})(?:일|日)?(?:\\.?[T\\s]{0,3}(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.? ([A-Z][a-z]{2})[a-z]*\\.?,? ((?:19|20)\\d{2})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b([A-Z][a-z]{2})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d{2})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Dates() {}

  /** A machine-readable date as in metadata, or else the first date in the text. */
  static @Nullable Instant read(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 4000) {
      return null;
    }
    String value = text.strip();
    try {
      return OffsetDateTime.parse(value.replaceFirst("(?<=T)(\\S+[+-]\\d{2})(\\d{2})$", "$1:$2"))
          .toInstant();
    } catch (DateTimeException notIso) {
      Instant mail = mail(value);
      return mail != null ? mail : inText(value);
    }
  }

  private static @Nullable Instant mail(String value) {
    try {
      return OffsetDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException notMail) {
      return null;
    }
  }

  /** The first date that stands in a text. */
  static @Nullable Instant inText(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.find()) {
      return at(
          number(numbers.group(1)),
          number(numbers.group(2)),
          number(numbers.group(3)),
          number(numbers.group(4)),
          number(numbers.group(5)),
          number(numbers.group(6)));
    }
    Matcher day = DAY_FIRST.matcher(text);
    if (day.find()) {
      return at(number(day.group(3)), month(day.group(2)), number(day.group(1)), 0, 0, 0);
    }
    Matcher month = MONTH_FIRST.matcher(text);
    return month.find()
        ? at(number(month.group(3)), month(month.group(1)), number(month.group(2)), 0, 0, 0)
        : null;
  }

  private static @Nullable Instant at(
      int year, int month, int day, int hour, int minute, int second) {
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
