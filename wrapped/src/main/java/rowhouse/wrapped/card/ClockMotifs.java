package rowhouse.wrapped.card;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.wrapped.card.Face.Weight;
import rowhouse.wrapped.card.Lettering.Block;

/** Round things: dials, the clock, the moon and the sun. */
final class ClockMotifs {
  private static final int DAY_HOURS = 24;
  private static final double DIAL_DEGREES = 300;

  private ClockMotifs() {}

  /** A dial that reaches as far as it could be, and filled as far as it certainly is. */
  static void dial(Canvas canvas) {
    double radius = canvas.radius() - 60;
    double x = canvas.middleX();
    double y = canvas.middleY();
    double width = 92;
    double certain = canvas.hasSeries() ? canvas.value(0) : 0;
    canvas.svg().stroke(Svg.arc(x, y, radius, -150, DIAL_DEGREES), width, canvas.paint().shade());
    if (certain > 0) {
      String arc = Svg.arc(x, y, radius, -150, Math.max(1, DIAL_DEGREES * certain));
      canvas.svg().stroke(arc, width, canvas.paint().accent());
    }
    double[] end = Svg.on(x, y, radius * 0.62, -150 + DIAL_DEGREES * certain);
    canvas
        .svg()
        .stroke(
            "M%s %sL%s %s".formatted(Svg.n(x), Svg.n(y), Svg.n(end[0]), Svg.n(end[1])),
            22,
            canvas.paint().ink());
    canvas.svg().circle(x, y, 34, canvas.paint().ink());
  }

  /** The day as a clock of 24 hours; each ray is as long as the time watched in its hour. */
  static void clock(Canvas canvas) {
    double outer = canvas.radius() - 78;
    double inner = outer * 0.36;
    double x = canvas.middleX();
    double y = canvas.middleY() - 10;
    @Nullable Integer mark = canvas.card().motif().mark();
    canvas.svg().circle(x, y, inner - 26, canvas.paint().shade());
    for (int hour = 0; hour < DAY_HOURS; hour++) {
      double value = canvas.hasSeries() ? canvas.value(hour) : 0.15;
      double degrees = (hour + 0.5) * 15;
      double[] from = Svg.on(x, y, inner, degrees);
      double[] to = Svg.on(x, y, inner + 8 + (outer - inner - 8) * value, degrees);
      boolean peak = mark != null && mark == hour;
      canvas
          .svg()
          .stroke(
              "M%s %sL%s %s".formatted(Svg.n(from[0]), Svg.n(from[1]), Svg.n(to[0]), Svg.n(to[1])),
              Math.max(16, inner * 0.2),
              peak ? canvas.paint().lamp() : canvas.paint().accent());
    }
    hands(canvas, x, y, inner - 60, mark);
    Block small = new Block(List.of(), 34, Weight.MEDIUM);
    for (int hour = 0; hour < DAY_HOURS; hour += 6) {
      double[] at = Svg.on(x, y, outer + 46, hour * 15.0);
      canvas
          .letters()
          .line(
              canvas.svg(),
              String.valueOf(hour),
              at[0],
              at[1] + 12,
              small,
              canvas.paint().soft(),
              "middle");
    }
  }

  private static void hands(
      Canvas canvas, double x, double y, double length, @Nullable Integer mark) {
    if (mark == null) {
      return;
    }
    double[] hand = Svg.on(x, y, length, (mark + 0.5) * 15);
    canvas
        .svg()
        .stroke(
            "M%s %sL%s %s".formatted(Svg.n(x), Svg.n(y), Svg.n(hand[0]), Svg.n(hand[1])),
            16,
            canvas.paint().lamp());
    canvas.svg().circle(x, y, 18, canvas.paint().lamp());
  }

  /** A moon that is as full as the night had a share. */
  static void moon(Canvas canvas) {
    double radius = Math.min(canvas.radius() - 20, 290);
    double x = canvas.middleX();
    double y = canvas.middleY();
    stars(canvas, radius);
    canvas.svg().circle(x, y, radius, canvas.paint().shade());
    if (canvas.hasSeries()) {
      canvas
          .svg()
          .fill(lit(x, y, radius, Math.clamp(canvas.value(0), 0.03, 1)), canvas.paint().lamp());
    }
    canvas.svg().opacity(0.16);
    canvas
        .svg()
        .circle(x + radius * 0.36, y - radius * 0.3, radius * 0.16, canvas.paint().ground());
    canvas
        .svg()
        .circle(x + radius * 0.52, y + radius * 0.26, radius * 0.1, canvas.paint().ground());
    canvas
        .svg()
        .circle(x + radius * 0.2, y + radius * 0.52, radius * 0.13, canvas.paint().ground());
    canvas.svg().end();
  }

  /** The lit part of a disc, from the right, whose area has that share. */
  private static String lit(double x, double y, double radius, double share) {
    double across = radius * Math.abs(2 * share - 1);
    int sweep = share > 0.5 ? 1 : 0;
    return "M%s %sA%s %s 0 0 1 %s %sA%s %s 0 0 %d %s %sZ"
        .formatted(
            Svg.n(x),
            Svg.n(y - radius),
            Svg.n(radius),
            Svg.n(radius),
            Svg.n(x),
            Svg.n(y + radius),
            Svg.n(Math.max(0.01, across)),
            Svg.n(radius),
            sweep,
            Svg.n(x),
            Svg.n(y - radius));
  }

  private static void stars(Canvas canvas, double moon) {
    for (int i = 0; i < 26; i++) {
      double x = canvas.x() - 60 + (i * 397 % 1_010);
      double y = canvas.y() - 20 + (i * 211 % Math.max(60, (int) canvas.height()));
      if (Math.hypot(x - canvas.middleX(), y - canvas.middleY()) > moon + 24) {
        canvas.svg().circle(x, y, 3 + i % 3 * 2, canvas.paint().accent());
      }
    }
  }

  /** A sun that has risen as far as the first day had a share. */
  static void sunrise(Canvas canvas) {
    double horizon = canvas.bottom() - 70;
    double radius = Math.min(canvas.height() * 0.5, 360);
    double share = canvas.hasSeries() ? Math.clamp(canvas.value(0), 0, 1) : 0.5;
    double y = horizon + radius * 0.35 - radius * 1.35 * share;
    double x = canvas.middleX();
    for (int ray = -4; ray <= 4; ray++) {
      double[] from = Svg.on(x, y, radius * 1.2, ray * 20);
      double[] to = Svg.on(x, y, radius * (ray % 2 == 0 ? 1.55 : 1.4), ray * 20);
      canvas
          .svg()
          .stroke(
              "M%s %sL%s %s".formatted(Svg.n(from[0]), Svg.n(from[1]), Svg.n(to[0]), Svg.n(to[1])),
              18,
              canvas.paint().lamp());
    }
    canvas.svg().circle(x, y, radius, canvas.paint().accent());
    canvas.svg().rect(0, horizon, CardSvg.WIDTH, canvas.height(), 0, canvas.paint().ground());
    for (int line = 0; line < 3; line++) {
      double inset = 96 + line * 120;
      canvas
          .svg()
          .rect(
              inset - 96,
              horizon + line * 22,
              CardSvg.WIDTH - 2 * (inset - 96),
              10 - line * 2,
              5,
              canvas.paint().accent());
    }
  }
}
