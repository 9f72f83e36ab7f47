package rowhouse.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A time table in the five fields of cron: minute, hour, day of month, month, day of week.
 *
 * <p>Fields know {@code *}, lists, ranges, steps and English names; when both days are restricted
 * either may match. Where a zone changes its clock: a time of day that is skipped fires when the
 * clock jumps, and one that comes twice fires the first time; but a table whose hour is {@code *}
 * or a step of it goes by elapsed time, so it skips what does not exist and fires in both halves.
 */
public final class Cron {
  private static final int MOST_DAYS = 366 * 9;
  private static final Map<String, String> SHORT =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean anyDay;
  private final boolean anyWeekday;
  private final boolean byElapsedTime;

  private Cron(List<String> fields) {
    minutes = field(fields.get(0), 0, 59, List.of());
    hours = field(fields.get(1), 0, 23, List.of());
    days = field(fields.get(2), 1, 31, List.of());
    months = field(fields.get(3), 1, 12, MONTHS);
    weekdays = field(fields.get(4), 0, 7, DAYS);
    if (weekdays.get(7)) {
      weekdays.set(0);
    }
    anyDay = fields.get(2).startsWith("*");
    anyWeekday = fields.get(4).startsWith("*");
    byElapsedTime = fields.get(1).startsWith("*");
  }

  /**
   * Reads a table such as {@code 30 2 * * mon-fri} or {@code @daily}.
   *
   * @throws IllegalArgumentException when it cannot be read; the message names the field
   */
  public static Cron parse(String text) {
    String table = SHORT.getOrDefault(text.strip(), text).strip().toLowerCase(Locale.ROOT);
    List<String> fields = List.of(table.split("\\s+", -1));
    if (fields.size() != 5) {
      throw new IllegalArgumentException(
          "A cron table has five fields (minute hour day month weekday): " + text);
    }
    return new Cron(fields);
  }

  private static BitSet field(String text, int lowest, int highest, List<String> names) {
    BitSet set = new BitSet(highest + 1);
    try {
      for (String part : text.split(",", -1)) {
        String[] stepped = part.split("/", 2);
        int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
        String[] range = stepped[0].split("-", 2);
        int from = lowest;
        int to = highest;
        if (!stepped[0].equals("*")) {
          from = value(range[0], lowest, names);
          to = range.length == 2 ? value(range[1], lowest, names) : from;
          to = range.length == 1 && stepped.length == 2 ? highest : to;
        }
        if (step < 1 || from < lowest || to > highest || from > to) {
          throw new IllegalArgumentException(part);
        }
        for (int i = from; i <= to; i += step) {
          set.set(i);
        }
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "The cron field '" + text + "' is not within " + lowest + "-" + highest + ".",
          unreadable);
    }
    return set;
  }

  private static int value(String text, int lowest, List<String> names) {
    int named = names.indexOf(text);
    return named >= 0 ? named + lowest : Integer.parseInt(text);
  }

  /**
   * The first time after {@code after}.
   *
   * @throws IllegalArgumentException when the table never matches, such as on 30 February
   */
  public Instant next(Instant after, ZoneId zone) {
    LocalDate date = LocalDate.ofInstant(after, zone).minusDays(1);
    for (int i = 0; i < MOST_DAYS; i++) {
      LocalDate day = date.plusDays(i);
      if (matches(day)) {
        for (Instant candidate : times(day, zone.getRules())) {
          if (candidate.isAfter(after)) {
            return candidate;
          }
        }
      }
    }
    throw new IllegalArgumentException("This cron table matches no day in nine years.");
  }

  private boolean matches(LocalDate day) {
    if (!months.get(day.getMonthValue())) {
      return false;
    }
    boolean byDay = days.get(day.getDayOfMonth());
    boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
    return (anyDay || anyWeekday) ? (byDay && byWeekday) : (byDay || byWeekday);
  }

  private List<Instant> times(LocalDate day, ZoneRules rules) {
    List<Instant> times = new ArrayList<>();
    for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      for (int minute = minutes.nextSetBit(0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        add(times, day.atTime(hour, minute), rules);
      }
    }
    times.sort(Instant::compareTo);
    return times;
  }

  private void add(List<Instant> times, LocalDateTime wall, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    switch (offsets.size()) {
      case 0 -> {
        if (!byElapsedTime) {
          times.add(rules.getTransition(wall).getInstant());
        }
      }
      case 1 -> times.add(wall.toInstant(offsets.getFirst()));
      default -> {
        times.add(wall.toInstant(offsets.getFirst()));
        if (byElapsedTime) {
          times.add(wall.toInstant(offsets.getLast()));
        }
      }
    }
  }
}
