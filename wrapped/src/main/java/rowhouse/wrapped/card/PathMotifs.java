package rowhouse.wrapped.card;

import java.util.List;

/** Ways: chains, loops, holes and the path of the thumb. */
final class PathMotifs {
  private static final int MOST_LINKS = 366;

  private PathMotifs() {}

  /** One bead for each day of the streak, on a string that goes to and fro. */
  static void chain(Canvas canvas) {
    int beads = canvas.hasSeries() ? beads(canvas) : 12;
    int columns = (int) Math.ceil(Math.sqrt(beads * canvas.width() / canvas.height()));
    columns = Math.max(4, Math.min(columns, 26));
    int rows = Math.ceilDiv(beads, columns);
    columns = Math.ceilDiv(beads, rows);
    double step = Math.min(canvas.width() / columns, canvas.height() / Math.max(1, rows));
    double left = canvas.middleX() - step * (Math.min(beads, columns) - 1) / 2;
    double top = canvas.middleY() - step * (rows - 1) / 2;
    StringBuilder string = new StringBuilder();
    double[][] places = new double[beads][];
    for (int i = 0; i < beads; i++) {
      int row = i / columns;
      int column = row % 2 == 0 ? i % columns : columns - 1 - i % columns;
      places[i] = new double[] {left + column * step, top + row * step};
      string.append(i == 0 ? 'M' : 'L').append(Svg.n(places[i][0])).append(' ');
      string.append(Svg.n(places[i][1]));
    }
    canvas.svg().stroke(string.toString(), Math.max(4, step * 0.1), canvas.paint().shade());
    for (int i = 0; i < beads; i++) {
      boolean last = i == beads - 1;
      double radius = step * (last ? 0.46 : 0.3);
      canvas.svg().circle(places[i][0], places[i][1], radius, canvas.paint().accent());
      if (last) {
        canvas.svg().circle(places[i][0], places[i][1], radius * 0.5, canvas.paint().lamp());
      }
    }
  }

  private static int beads(Canvas canvas) {
    long days = Math.round(canvas.value(1) * java.time.Year.of(canvas.look().year()).length());
    return Math.clamp(days, 1, MOST_LINKS);
  }

  /** Three circles that come back to where they began. */
  static void loops(Canvas canvas) {
    double x = canvas.middleX();
    double y = canvas.middleY();
    double most = canvas.radius() - 50;
    String[] colours = {canvas.paint().shade(), canvas.paint().accent(), canvas.paint().lamp()};
    for (int i = 0; i < 3; i++) {
      double radius = most * (1 - i * 0.29);
      double from = 40 + i * 70;
      double width = 46 - i * 6;
      canvas.svg().stroke(Svg.arc(x, y, radius, from, 296), width, colours[i]);
      double[] tip = Svg.on(x, y, radius, from + 296 + 14);
      canvas.svg().turned(from + 296 + 8, tip[0], tip[1]);
      double size = width * 1.25;
      canvas
          .svg()
          .polygon(
              List.of(
                  new double[] {tip[0] - size * 0.7, tip[1] - size},
                  new double[] {tip[0] + size, tip[1]},
                  new double[] {tip[0] - size * 0.7, tip[1] + size}),
              colours[i])
          .end();
    }
  }

  /** Cards flung upwards and out of sight. */
  static void flung(Canvas canvas) {
    double wide = Math.min(canvas.height() * 0.5, 330);
    double high = wide * 1.55;
    double[][] cards = {
      {-0.34, 0.30, -22, 0.30}, {0.30, 0.18, 17, 0.5}, {-0.18, 0.04, -9, 0.75}, {0.05, 0.06, 7, 1}
    };
    for (double[] card : cards) {
      double x = canvas.middleX() + card[0] * canvas.width();
      double y = canvas.middleY() + card[1] * canvas.height() * 0.5;
      canvas.svg().opacity(card[3]);
      canvas.svg().turned(card[2], x, y);
      canvas.svg().rect(x - wide / 2, y - high / 2, wide, high, 34, canvas.paint().accent());
      canvas
          .svg()
          .rect(
              x - wide / 2 + 18,
              y - high / 2 + 18,
              wide - 36,
              high - 36,
              22,
              canvas.paint().ground());
      canvas
          .svg()
          .polygon(
              List.of(
                  new double[] {x - wide * 0.12, y - wide * 0.17},
                  new double[] {x + wide * 0.19, y},
                  new double[] {x - wide * 0.12, y + wide * 0.17}),
              canvas.paint().lamp());
      canvas.svg().end().end();
    }
  }

  /** Rings that go down, and two ears on their way. */
  static void hole(Canvas canvas) {
    double x = canvas.middleX();
    double across = Math.min(canvas.width() * 0.56, canvas.height() * 0.8);
    double y = canvas.bottom() - across * 0.58;
    int rings = 7;
    for (int i = 0; i < rings; i++) {
      double share = 1 - i / (double) rings;
      String colour = i % 2 == 0 ? canvas.paint().shade() : canvas.paint().accent();
      canvas.svg().ellipse(x, y + i * 16, across * share, across * 0.46 * share, colour);
    }
    double ear = across * 0.42;
    double base = y + rings * 12;
    for (int side = -1; side <= 1; side += 2) {
      canvas.svg().turned(side * 11, x + side * ear * 0.24, base);
      canvas
          .svg()
          .ellipse(x + side * ear * 0.24, base - ear * 0.8, ear * 0.2, ear, canvas.paint().lamp());
      canvas
          .svg()
          .ellipse(
              x + side * ear * 0.24,
              base - ear * 0.72,
              ear * 0.09,
              ear * 0.7,
              canvas.paint().ground());
      canvas.svg().end();
    }
    double front = across / rings;
    canvas.svg().ellipse(x, base + 14, front * 1.5, front * 0.7, canvas.paint().ground());
  }

  /** The way of the thumb, up and up, with the thumb at its end. */
  static void thumb(Canvas canvas) {
    double turn = canvas.height() / 5;
    double left = canvas.x() + 70;
    double right = canvas.x() + canvas.width() - 70;
    double bottom = canvas.bottom() - 40;
    StringBuilder path = new StringBuilder("M" + Svg.n(left) + " " + Svg.n(bottom));
    double y = bottom;
    boolean toRight = true;
    for (int i = 0; i < 4; i++) {
      double edge = toRight ? right : left;
      path.append("L").append(Svg.n(edge)).append(' ').append(Svg.n(y));
      path.append(
          "A%s %s 0 0 %d %s %s"
              .formatted(
                  Svg.n(turn / 2), Svg.n(turn / 2), toRight ? 0 : 1, Svg.n(edge), Svg.n(y - turn)));
      y -= turn;
      toRight = !toRight;
    }
    path.append("L").append(Svg.n(canvas.middleX())).append(' ').append(Svg.n(y));
    canvas.svg().stroke(path.toString(), 54, canvas.paint().shade());
    canvas
        .svg()
        .raw(
            ("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"10\""
                    + " stroke-linecap=\"round\" stroke-dasharray=\"2 34\"/>")
                .formatted(path, canvas.paint().accent()));
    print(canvas, canvas.middleX(), y);
  }

  private static void print(Canvas canvas, double x, double y) {
    canvas.svg().turned(-24, x, y);
    canvas.svg().rect(x - 78, y - 104, 156, 330, 78, canvas.paint().accent());
    canvas.svg().rect(x - 52, y - 78, 104, 130, 52, canvas.paint().lamp());
    canvas.svg().end();
  }
}
