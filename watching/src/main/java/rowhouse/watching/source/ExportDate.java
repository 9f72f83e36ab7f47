package rowhouse.watching.source;

/**
 * Reads the dates of an export without making objects, because a million of them are read.
 *
 * <p>Taken are {@code yyyy-MM-dd HH:mm:ss}, which TikTok means as UTC, the same with {@code UTC} or
 * {@code Z} behind it, with a {@code T} in the middle, and with a fraction of a second. Anything
 * else could be local time and is not guessed.
 */
final class ExportDate {
  /** What {@link #parse} returns for text that is not such a date. */
  static final long NONE = Long.MIN_VALUE;

  private static final int[] DAYS_IN_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int LENGTH = 19;

  private ExportDate() {}

  /** Seconds since 1970 UTC, or {@link #NONE}. */
  static long parse(char[] text, int from, int length) {
    int start = from;
    int end = from + length;
    while (start < end && text[start] == ' ') {
      start++;
    }
    while (end > start && text[end - 1] == ' ') {
      end--;
    }
    if (end - start < LENGTH || !hasShape(text, start)) {
      return NONE;
    }
    int year = digits(text, start, 4);
    int month = digits(text, start + 5, 2);
    int day = digits(text, start + 8, 2);
    int hour = digits(text, start + 11, 2);
    int minute = digits(text, start + 14, 2);
    int second = digits(text, start + 17, 2);
    if (year < 0
        || second < 0
        || second > 59
        || minute < 0
        || minute > 59
        || hour < 0
        || hour > 23) {
      return NONE;
    }
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return NONE;
    }
    if (!endsAsUtc(text, start + LENGTH, end)) {
      return NONE;
    }
    return daysSince1970(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second;
  }

  private static boolean hasShape(char[] text, int at) {
    return text[at + 4] == '-'
        && text[at + 7] == '-'
        && (text[at + 10] == ' ' || text[at + 10] == 'T')
        && text[at + 13] == ':'
        && text[at + 16] == ':';
  }

  private static boolean endsAsUtc(char[] text, int from, int end) {
    int at = from;
    if (at < end && text[at] == '.') {
      at++;
      int digits = at;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        at++;
      }
      if (at == digits) {
        return false;
      }
    }
    while (at < end && text[at] == ' ') {
      at++;
    }
    int left = end - at;
    return left == 0
        || (left == 1 && text[at] == 'Z')
        || (left == 3 && text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C');
  }

  private static int digits(char[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysIn(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
  }

  /** Counts in years that begin in March, so that the leap day is the last of its year. */
  private static long daysSince1970(int year, int month, int day) {
    long shifted = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(shifted, 400);
    long yearOfEra = shifted - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
