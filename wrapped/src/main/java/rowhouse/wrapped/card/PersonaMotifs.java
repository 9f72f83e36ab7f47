package rowhouse.wrapped.card;

import java.util.List;

/** A lit window with a sign for each persona. */
final class PersonaMotifs {
  private PersonaMotifs() {}

  static void window(Canvas canvas) {
    double height = Math.min(canvas.height() - 40, 820);
    double width = height * 0.78;
    double x = canvas.middleX() - width / 2;
    double y = canvas.middleY() - height / 2;
    canvas.svg().fill(StreetMotifs.arch(x, y, width, height), canvas.paint().accent());
    canvas
        .svg()
        .fill(StreetMotifs.arch(x + 26, y + 26, width - 52, height - 52), canvas.paint().ground());
    double size = width * 0.3;
    sign(canvas, canvas.middleX(), y + height * 0.54, size);
  }

  private static void sign(Canvas canvas, double x, double y, double size) {
    switch (canvas.card().motif().kind()) {
      case "night_owl" -> owl(canvas, x, y, size);
      case "early_bird" -> sun(canvas, x, y, size);
      case "marathoner" -> medal(canvas, x, y, size);
      case "snacker" -> cookie(canvas, x, y, size);
      case "first_in_line" -> flag(canvas, x, y, size);
      case "archaeologist" -> shell(canvas, x, y, size);
      case "rewinder" -> rewind(canvas, x, y, size);
      case "quick_thumb" -> bolt(canvas, x, y, size);
      case "regular" -> cup(canvas, x, y, size);
      case "weekender" -> week(canvas, x, y, size);
      case "devotee" -> heart(canvas, x, y, size);
      default -> compass(canvas, x, y, size);
    }
  }

  private static void owl(Canvas canvas, double x, double y, double s) {
    Svg svg = canvas.svg();
    svg.polygon(
        List.of(
            new double[] {x - s * 0.92, y - s * 1.15},
            new double[] {x - s * 0.1, y - s * 0.72},
            new double[] {x - s * 0.85, y - s * 0.2}),
        canvas.paint().lamp());
    svg.polygon(
        List.of(
            new double[] {x + s * 0.92, y - s * 1.15},
            new double[] {x + s * 0.1, y - s * 0.72},
            new double[] {x + s * 0.85, y - s * 0.2}),
        canvas.paint().lamp());
    svg.rect(x - s * 0.92, y - s * 0.8, s * 1.84, s * 2, s * 0.85, canvas.paint().lamp());
    for (int side = -1; side <= 1; side += 2) {
      svg.circle(x + side * s * 0.42, y - s * 0.18, s * 0.38, canvas.paint().ink());
      svg.circle(x + side * s * 0.42, y - s * 0.18, s * 0.19, canvas.paint().ground());
    }
    svg.polygon(
        List.of(
            new double[] {x - s * 0.15, y + s * 0.12},
            new double[] {x + s * 0.15, y + s * 0.12},
            new double[] {x, y + s * 0.42}),
        canvas.paint().ground());
  }

  private static void sun(Canvas canvas, double x, double y, double s) {
    canvas.svg().circle(x, y, s * 0.62, canvas.paint().lamp());
    for (int ray = 0; ray < 12; ray++) {
      double[] from = Svg.on(x, y, s * 0.84, ray * 30);
      double[] to = Svg.on(x, y, s * 1.15, ray * 30);
      stroke(canvas, from, to, s * 0.15, canvas.paint().lamp());
    }
  }

  private static void medal(Canvas canvas, double x, double y, double s) {
    double[] left = {x - s * 0.6, y - s * 1.3};
    double[] right = {x + s * 0.6, y - s * 1.3};
    stroke(canvas, left, new double[] {x, y}, s * 0.3, canvas.paint().accent());
    stroke(canvas, right, new double[] {x, y}, s * 0.3, canvas.paint().accent());
    canvas.svg().circle(x, y + s * 0.4, s * 0.8, canvas.paint().lamp());
    canvas.svg().circle(x, y + s * 0.4, s * 0.52, canvas.paint().ground());
    canvas.svg().circle(x, y + s * 0.4, s * 0.26, canvas.paint().lamp());
  }

  private static void cookie(Canvas canvas, double x, double y, double s) {
    canvas.svg().circle(x, y, s, canvas.paint().lamp());
    canvas.svg().circle(x + s * 0.86, y - s * 0.62, s * 0.44, canvas.paint().ground());
    double[][] chips = {{-0.4, -0.35}, {0.1, -0.1}, {-0.15, 0.45}, {0.48, 0.4}, {-0.6, 0.2}};
    for (double[] chip : chips) {
      canvas.svg().circle(x + chip[0] * s, y + chip[1] * s, s * 0.13, canvas.paint().ground());
    }
  }

  private static void flag(Canvas canvas, double x, double y, double s) {
    double[] top = {x - s * 0.6, y - s * 1.2};
    double[] foot = {x - s * 0.6, y + s * 1.15};
    stroke(canvas, top, foot, s * 0.16, canvas.paint().ink());
    canvas
        .svg()
        .polygon(
            List.of(
                new double[] {x - s * 0.55, y - s * 1.18},
                new double[] {x + s, y - s * 0.66},
                new double[] {x - s * 0.55, y - s * 0.1}),
            canvas.paint().lamp());
  }

  private static void shell(Canvas canvas, double x, double y, double s) {
    StringBuilder path = new StringBuilder();
    for (int step = 0; step <= 110; step++) {
      double[] at = Svg.on(x, y, s * 1.1 * step / 110, step * 9.5);
      path.append(step == 0 ? 'M' : 'L').append(Svg.n(at[0])).append(' ').append(Svg.n(at[1]));
    }
    canvas.svg().stroke(path.toString(), s * 0.2, canvas.paint().lamp());
  }

  private static void rewind(Canvas canvas, double x, double y, double s) {
    for (int side = 0; side < 2; side++) {
      double left = x - s * 1.05 + side * s * 0.95;
      canvas
          .svg()
          .polygon(
              List.of(
                  new double[] {left + s, y - s * 0.85},
                  new double[] {left, y},
                  new double[] {left + s, y + s * 0.85}),
              canvas.paint().lamp());
    }
  }

  private static void bolt(Canvas canvas, double x, double y, double s) {
    canvas
        .svg()
        .polygon(
            List.of(
                new double[] {x + s * 0.25, y - s * 1.2},
                new double[] {x - s * 0.75, y + s * 0.2},
                new double[] {x - s * 0.05, y + s * 0.2},
                new double[] {x - s * 0.25, y + s * 1.2},
                new double[] {x + s * 0.75, y - s * 0.25},
                new double[] {x + s * 0.05, y - s * 0.25}),
            canvas.paint().lamp());
  }

  private static void cup(Canvas canvas, double x, double y, double s) {
    canvas
        .svg()
        .stroke(
            Svg.arc(x + s * 0.62, y + s * 0.1, s * 0.42, 0, 180), s * 0.18, canvas.paint().lamp());
    canvas.svg().rect(x - s, y - s * 0.5, s * 1.65, s * 1.4, s * 0.34, canvas.paint().lamp());
    for (int steam = -1; steam <= 1; steam++) {
      double at = x - s * 0.18 + steam * s * 0.42;
      double[] from = {at, y - s * 0.75};
      double[] to = {at, y - s * (steam == 0 ? 1.3 : 1.1)};
      stroke(canvas, from, to, s * 0.13, canvas.paint().accent());
    }
  }

  private static void week(Canvas canvas, double x, double y, double s) {
    for (int day = 0; day < 7; day++) {
      boolean weekend = day > 4;
      double radius = s * (weekend ? 0.42 : 0.2);
      double at = weekend ? x + (day == 5 ? -s * 0.5 : s * 0.5) : x + (day - 2) * s * 0.52;
      double down = weekend ? y + s * 0.35 : y - s * 0.6;
      canvas
          .svg()
          .circle(at, down, radius, weekend ? canvas.paint().lamp() : canvas.paint().accent());
    }
  }

  private static void heart(Canvas canvas, double x, double y, double s) {
    canvas
        .svg()
        .fill(
            "M%s %sC%s %s %s %s %s %sC%s %s %s %s %s %sZ"
                .formatted(
                    Svg.n(x),
                    Svg.n(y + s),
                    Svg.n(x - s * 2.1),
                    Svg.n(y - s * 0.2),
                    Svg.n(x - s * 0.9),
                    Svg.n(y - s * 1.6),
                    Svg.n(x),
                    Svg.n(y - s * 0.5),
                    Svg.n(x + s * 0.9),
                    Svg.n(y - s * 1.6),
                    Svg.n(x + s * 2.1),
                    Svg.n(y - s * 0.2),
                    Svg.n(x),
                    Svg.n(y + s)),
            canvas.paint().lamp());
  }

  private static void compass(Canvas canvas, double x, double y, double s) {
    canvas.svg().stroke(Svg.arc(x, y, s, 0, 360), s * 0.16, canvas.paint().accent());
    canvas
        .svg()
        .polygon(
            List.of(
                new double[] {x + s * 0.5, y - s * 0.6},
                new double[] {x + s * 0.16, y + s * 0.16},
                new double[] {x - s * 0.5, y + s * 0.6},
                new double[] {x - s * 0.16, y - s * 0.16}),
            canvas.paint().lamp());
  }

  private static void stroke(
      Canvas canvas, double[] from, double[] to, double width, String colour) {
    canvas
        .svg()
        .stroke(
            "M%s %sL%s %s".formatted(Svg.n(from[0]), Svg.n(from[1]), Svg.n(to[0]), Svg.n(to[1])),
            width,
            colour);
  }
}
