package rowhouse.wrapped.card;

import java.util.List;

/** Houses and doors: the street that the app belongs to. */
final class StreetMotifs {
  private static final double[] ROOFS = {0.62, 0.78, 0.66, 1.0, 0.72, 0.84};
  private static final int FULL = CardSvg.WIDTH;

  private StreetMotifs() {}

  /** Six houses from edge to edge under a moon; one of them is ours and lit. */
  static void street(Canvas canvas) {
    double ground = canvas.bottom() - 30;
    double most = canvas.height() * 0.86;
    double wide = FULL / 6.0;
    moon(canvas, 846, canvas.y() + 90, 66);
    for (int i = 0; i < ROOFS.length; i++) {
      boolean ours = i == 3;
      house(canvas, i * wide, ground, wide, most * ROOFS[i], ours);
    }
    canvas.svg().rect(0, ground, FULL, 12, 0, canvas.paint().accent());
  }

  private static void moon(Canvas canvas, double x, double y, double radius) {
    canvas.svg().circle(x, y, radius, canvas.paint().lamp());
    canvas.svg().circle(x - radius * 0.42, y - radius * 0.2, radius * 0.9, canvas.paint().ground());
  }

  private static void house(
      Canvas canvas, double x, double ground, double wide, double high, boolean ours) {
    Svg svg = canvas.svg();
    String wall = ours ? canvas.paint().accent() : canvas.paint().shade();
    double roof = wide * 0.42;
    double top = ground - high;
    svg.polygon(
        List.of(
            new double[] {x + 5, ground},
            new double[] {x + 5, top + roof},
            new double[] {x + wide / 2, top},
            new double[] {x + wide - 5, top + roof},
            new double[] {x + wide - 5, ground}),
        wall);
    windows(canvas, x, top + roof, wide, ground, ours);
    String door = ours ? canvas.paint().lamp() : canvas.paint().ground();
    double base = wide * 0.28;
    svg.fill(
        "M%s %sv%sa%s %s 0 0 1 %s 0v%sZ"
            .formatted(
                Svg.n(x + wide / 2 - base / 2),
                Svg.n(ground),
                Svg.n(-base * 1.3),
                Svg.n(base / 2),
                Svg.n(base / 2),
                Svg.n(base),
                Svg.n(base * 1.3)),
        door);
  }

  private static void windows(
      Canvas canvas, double x, double from, double wide, double ground, boolean ours) {
    double pane = wide * 0.2;
    double until = ground - wide * 0.75;
    int row = 0;
    for (double y = from + pane * 0.4; y + pane * 1.3 < until; y += pane * 1.9, row++) {
      for (int column = 0; column < 2; column++) {
        int place = (int) (x / wide);
        boolean lit = ours || (row * 7 + column * 3 + place * 5) % 4 == 1;
        canvas
            .svg()
            .rect(
                x + wide * (0.22 + 0.36 * column),
                y,
                pane,
                pane * 1.3,
                4,
                lit ? canvas.paint().lamp() : canvas.paint().ground());
      }
    }
  }

  /** A wall of doors, one of them open and lit. */
  static void doors(Canvas canvas) {
    int columns = 6;
    int rows = Math.max(2, (int) Math.round(canvas.height() / (canvas.width() / columns) / 1.5));
    double wide = canvas.width() / columns;
    double high = canvas.height() / rows;
    double width = wide * 0.66;
    double height = high * 0.82;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = canvas.x() + column * wide + (wide - width) / 2;
        double y = canvas.y() + row * high + (high - height) / 2;
        boolean open = row == rows / 2 && column == 3;
        door(canvas, x, y, width, height, open);
      }
    }
  }

  private static void door(
      Canvas canvas, double x, double y, double width, double height, boolean open) {
    Svg svg = canvas.svg();
    svg.fill(arch(x, y, width, height), open ? canvas.paint().lamp() : canvas.paint().shade());
    if (open) {
      svg.polygon(
          List.of(
              new double[] {x, y + width / 2},
              new double[] {x - width * 0.42, y + width * 0.62},
              new double[] {x - width * 0.42, y + height + width * 0.14},
              new double[] {x, y + height}),
          canvas.paint().accent());
    } else {
      svg.circle(x + width * 0.8, y + height * 0.62, width * 0.06, canvas.paint().accent());
    }
  }

  static String arch(double x, double y, double width, double height) {
    double half = width / 2;
    return "M%s %sV%sa%s %s 0 0 1 %s 0V%sZ"
        .formatted(
            Svg.n(x),
            Svg.n(y + height),
            Svg.n(y + half),
            Svg.n(half),
            Svg.n(half),
            Svg.n(width),
            Svg.n(y + height));
  }

  /** The street once more, small and with every window lit. */
  static void closing(Canvas canvas) {
    double wide = FULL / 6.0;
    double most = Math.min(canvas.height() * 0.94, 620);
    double ground = canvas.y() + most + 20;
    for (int i = 0; i < ROOFS.length; i++) {
      house(canvas, i * wide, ground, wide, most * ROOFS[ROOFS.length - 1 - i], i == 2);
    }
    canvas.svg().rect(0, ground, FULL, 10, 0, canvas.paint().accent());
  }
}
