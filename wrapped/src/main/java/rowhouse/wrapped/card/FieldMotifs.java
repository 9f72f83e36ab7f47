package rowhouse.wrapped.card;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.wrapped.card.Face.Weight;
import rowhouse.wrapped.card.Lettering.Block;
import rowhouse.wrapped.story.Words;

/** Fields and columns: figures laid out side by side. */
final class FieldMotifs {
  private static final int MONTHS = 12;
  private static final int MONTH_DAYS = 31;
  private static final int DAY_HOURS = 24;
  private static final int WEEK_DAYS = 7;

  private FieldMotifs() {}

  /** A dot for each day, a row for each month; the bigger, the more videos. */
  static void days(Canvas canvas) {
    double step = canvas.width() / MONTH_DAYS;
    double high = Math.min(canvas.height() / MONTHS, step * 2);
    double top = canvas.middleY() - high * MONTHS / 2;
    int year = canvas.look().year();
    for (int month = 1; month <= MONTHS; month++) {
      int length = Year.of(year).atMonth(month).lengthOfMonth();
      for (int day = 1; day <= length; day++) {
        int index = LocalDate.of(year, month, day).getDayOfYear() - 1;
        double x = canvas.x() + (day - 0.5) * step;
        double y = top + (month - 0.5) * high;
        double value = canvas.hasSeries() ? canvas.value(index) : 0;
        double radius = value > 0 ? 4 + Math.pow(value, 0.8) * (step * 0.72 - 4) : 3;
        canvas.svg().circle(x, y, radius, dot(canvas, value));
      }
    }
  }

  private static String dot(Canvas canvas, double value) {
    if (value <= 0) {
      return canvas.paint().shade();
    }
    return value >= 0.999 ? canvas.paint().lamp() : canvas.paint().accent();
  }

  /** Seven rows of 24 hours. */
  static void week(Canvas canvas) {
    Words words = Words.of(canvas.look().language());
    double label = 92;
    double wide = (canvas.width() - label) / DAY_HOURS;
    double high = Math.min((canvas.height() - 40) / WEEK_DAYS, 92);
    double top = canvas.middleY() - (high * WEEK_DAYS + 40) / 2;
    Block small = new Block(List.of(), 28, Weight.MEDIUM);
    @Nullable Integer mark = canvas.card().motif().mark();
    for (int day = 0; day < WEEK_DAYS; day++) {
      double y = top + day * high;
      canvas
          .letters()
          .line(
              canvas.svg(),
              words.say("weekday.short." + (day + 1)),
              canvas.x(),
              y + high / 2 + 8,
              small,
              canvas.paint().soft(),
              "start");
      for (int hour = 0; hour < DAY_HOURS; hour++) {
        double x = canvas.x() + label + hour * wide;
        int index = day * DAY_HOURS + hour;
        cell(canvas, x, y, wide, high, index, mark != null && mark == index);
      }
    }
    for (int hour = 0; hour < DAY_HOURS; hour += 6) {
      double x = canvas.x() + label + hour * wide;
      String text = String.format(java.util.Locale.ROOT, "%02d", hour);
      canvas
          .letters()
          .line(
              canvas.svg(),
              text,
              x,
              top + WEEK_DAYS * high + 34,
              small,
              canvas.paint().soft(),
              "start");
    }
  }

  private static void cell(
      Canvas canvas, double x, double y, double wide, double high, int index, boolean mark) {
    double value = canvas.hasSeries() ? canvas.value(index) : 0;
    canvas.svg().rect(x, y, wide - 4, high - 6, 6, canvas.paint().shade());
    if (mark) {
      canvas.svg().rect(x, y, wide - 4, high - 6, 6, canvas.paint().lamp());
    } else if (value > 0.02) {
      canvas.svg().opacity(0.12 + 0.88 * value);
      canvas.svg().rect(x, y, wide - 4, high - 6, 6, canvas.paint().accent()).end();
    }
  }

  /** Columns for the names seen most, the first in the middle of the light. */
  static void podium(Canvas canvas) {
    int count = Math.max(3, Math.min(5, canvas.card().motif().series().size()));
    double wide = canvas.width() / count;
    Block number = new Block(List.of(), 54, Weight.HEAVY);
    for (int i = 0; i < count; i++) {
      double value = canvas.hasSeries() ? canvas.value(i) : 0.5;
      double high = Math.max(90, canvas.height() * 0.92 * value);
      double x = canvas.x() + i * wide;
      String colour = i == 0 ? canvas.paint().accent() : canvas.paint().shade();
      canvas
          .svg()
          .fill(StreetMotifs.arch(x + 8, canvas.bottom() - 40 - high, wide - 16, high), colour);
      canvas
          .letters()
          .line(
              canvas.svg(),
              String.valueOf(i + 1),
              x + wide / 2,
              canvas.bottom() - 64,
              number,
              i == 0 ? canvas.paint().ground() : canvas.paint().soft(),
              "middle");
    }
  }

  /** Two towers, the year before and this one. */
  static void towers(Canvas canvas) {
    double high = canvas.height() - 90;
    double most = Math.max(canvas.value(0), canvas.value(1));
    String[] years = {
      String.valueOf(canvas.look().year() - 1), String.valueOf(canvas.look().year())
    };
    Block label = new Block(List.of(), 46, Weight.HEAVY);
    for (int i = 0; i < 2; i++) {
      double share = canvas.hasSeries() && most > 0 ? canvas.value(i) / most : 0.7;
      double wide = canvas.width() * 0.42;
      double x = canvas.x() + i * (canvas.width() - wide);
      double tall = Math.max(wide * 0.4, high * share);
      double top = canvas.y() + high - tall;
      String colour = i == 1 ? canvas.paint().accent() : canvas.paint().shade();
      canvas
          .svg()
          .polygon(
              List.of(
                  new double[] {x, canvas.y() + high},
                  new double[] {x, top + wide * 0.3},
                  new double[] {x + wide / 2, top},
                  new double[] {x + wide, top + wide * 0.3},
                  new double[] {x + wide, canvas.y() + high}),
              colour);
      canvas
          .letters()
          .line(
              canvas.svg(),
              years[i],
              x + wide / 2,
              canvas.y() + high + 62,
              label,
              canvas.paint().soft(),
              "middle");
    }
  }
}
