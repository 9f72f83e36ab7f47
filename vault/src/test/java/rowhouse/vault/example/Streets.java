package rowhouse.vault.example;

import static rowhouse.vault.example.Canvas.color;
import static rowhouse.vault.example.Canvas.mix;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The row of houses: at dusk over wet stones, and its six doors. */
final class Streets {
  private static final int[] WALLS = {0x8c4a3c, 0xb98a4e, 0x4f6f73, 0x7a4b5e, 0x5a6b8a, 0x6f7a4e};
  private static final int[] DOORS = {0xd9583b, 0xe2a93b, 0x2f8f83, 0x8e4fa8, 0x3a6fd1, 0x5d8a3a};

  private Streets() {}

  static Canvas dusk(int width, int height) {
    Canvas canvas = new Canvas(width, height, 11);
    double ground = height * 0.74;
    canvas.wash(0, ground, 0x1d2a4f, 0x45406f, 0x9a5f7d, 0xe39a74, 0xf7cf9b);
    for (int i = 0; i < 70; i++) {
      double y = canvas.between(0, ground * 0.45);
      canvas.disc(canvas.between(0, width), y, canvas.between(0.5, 1.4), color(0xffffff, 0.55));
    }
    canvas.glow(width * 0.83, height * 0.17, height * 0.3, 0xfff2cf, 0.45);
    canvas.disc(width * 0.83, height * 0.17, height * 0.045, color(0xfff6dd));
    canvas.ridge(ground, height * 0.16, 0.6, color(0x5c4a70), color(0x3b3355), 5);
    double x = width * 0.04;
    double each = width * 0.92 / 6;
    for (int i = 0; i < 6; i++) {
      double tall = height * (0.42 + 0.07 * ((i * 5 + 2) % 4) / 3.0);
      house(canvas, x + i * each, ground, each * 0.985, tall, i);
    }
    pavement(canvas, ground);
    lamp(canvas, width * 0.175, ground + height * 0.06, height * 0.34);
    lamp(canvas, width * 0.655, ground + height * 0.06, height * 0.34);
    canvas.vignette(0.35);
    canvas.grain(2);
    return canvas;
  }

  private static void house(
      Canvas canvas, double x, double ground, double wide, double tall, int kind) {
    Color wall = color(WALLS[kind]);
    double top = ground - tall;
    canvas.pen.setPaint(
        new GradientPaint(
            0,
            (float) top,
            mix(wall, color(0x2a2440), 0.42),
            0,
            (float) ground,
            mix(wall, color(0xf0b080), 0.1)));
    canvas.pen.fill(front(x, top, wide, ground, kind));
    canvas.draw(front(x, top, wide, ground, kind), 1.6, color(0x1a1626, 0.55));
    double cell = wide / 3.4;
    for (int floor = 0; floor < 3; floor++) {
      double y = top + tall * (0.06 + floor * 0.235);
      for (int column = 0; column < 3; column++) {
        window(canvas, x + wide * 0.1 + column * cell * 0.98, y, cell * 0.66, tall * 0.15);
      }
    }
    door(canvas, x + wide * (kind % 2 == 0 ? 0.12 : 0.6), ground, wide * 0.26, tall * 0.22, kind);
    window(
        canvas,
        x + wide * (kind % 2 == 0 ? 0.52 : 0.12),
        ground - tall * 0.2,
        wide * 0.36,
        tall * 0.13);
  }

  /** The outline of a house front with one of six gables. */
  private static Path2D front(double x, double top, double wide, double ground, int kind) {
    Path2D path = new Path2D.Double();
    double h = wide * 0.55;
    path.moveTo(x, ground);
    path.lineTo(x, top);
    switch (kind) {
      case 0 -> {
        for (int step = 0; step < 4; step++) {
          path.lineTo(x + wide * step / 9, top - h * step / 3.6);
          path.lineTo(x + wide * (step + 1) / 9, top - h * step / 3.6);
        }
        for (int step = 3; step >= 0; step--) {
          path.lineTo(x + wide - wide * (step + 1) / 9, top - h * step / 3.6);
          path.lineTo(x + wide - wide * step / 9, top - h * step / 3.6);
        }
      }
      case 1 -> {
        path.curveTo(
            x + wide * 0.1, top, x + wide * 0.2, top - h * 0.3, x + wide * 0.24, top - h * 0.6);
        path.curveTo(
            x + wide * 0.3,
            top - h * 1.1,
            x + wide * 0.7,
            top - h * 1.1,
            x + wide * 0.76,
            top - h * 0.6);
        path.curveTo(x + wide * 0.8, top - h * 0.3, x + wide * 0.9, top, x + wide, top);
      }
      case 2 -> path.lineTo(x + wide / 2, top - h * 0.85);
      case 3 -> {
        path.lineTo(x + wide * 0.22, top);
        path.lineTo(x + wide * 0.22, top - h * 0.62);
        path.curveTo(
            x + wide * 0.3, top - h, x + wide * 0.7, top - h, x + wide * 0.78, top - h * 0.62);
        path.lineTo(x + wide * 0.78, top);
      }
      case 4 -> {
        path.lineTo(x + wide * 0.12, top - h * 0.5);
        path.lineTo(x + wide * 0.88, top - h * 0.5);
      }
      default -> {
        path.lineTo(x - wide * 0.01, top - h * 0.12);
        path.lineTo(x + wide * 1.01, top - h * 0.12);
      }
    }
    path.lineTo(x + wide, top);
    path.lineTo(x + wide, ground);
    path.closePath();
    return path;
  }

  private static void window(Canvas canvas, double x, double y, double wide, double tall) {
    boolean lit = canvas.random.nextInt(100) < 58;
    Color glass =
        lit ? mix(color(0xffd27a), color(0xffb04a), canvas.random.nextDouble()) : color(0x2b3350);
    if (lit) {
      canvas.glow(x + wide / 2, y + tall / 2, wide * 1.5, 0xffc060, 0.28);
    }
    Rectangle2D pane = new Rectangle2D.Double(x, y, wide, tall);
    canvas.shape(pane, glass);
    if (lit && canvas.random.nextInt(4) == 0) {
      canvas.shape(new Rectangle2D.Double(x, y, wide * 0.3, tall), color(0xb5563e, 0.5));
    }
    Color frame = color(0xf3e6d2, 0.85);
    canvas.draw(pane, 2, frame);
    canvas.line(x + wide / 2, y, x + wide / 2, y + tall, 1.4, frame);
    canvas.line(x, y + tall * 0.42, x + wide, y + tall * 0.42, 1.4, frame);
    canvas.line(x - 2, y + tall + 2, x + wide + 2, y + tall + 2, 3, color(0xd8c6ac, 0.8));
  }

  private static void door(
      Canvas canvas, double x, double ground, double wide, double tall, int kind) {
    canvas.shape(
        new RoundRectangle2D.Double(x - 4, ground - tall - 4, wide + 8, tall + 4, 8, 8),
        color(0xefe2cc, 0.9));
    Color paint = color(DOORS[kind]);
    canvas.shape(
        new Rectangle2D.Double(x, ground - tall, wide, tall), mix(paint, color(0x201830), 0.18));
    canvas.shape(
        new Arc2D.Double(
            x + wide * 0.12, ground - tall * 0.97, wide * 0.76, tall * 0.36, 0, 180, Arc2D.PIE),
        color(0xffdf9a));
    canvas.draw(
        new Rectangle2D.Double(x + wide * 0.16, ground - tall * 0.7, wide * 0.68, tall * 0.28),
        1.4,
        color(0, 0.25));
    canvas.draw(
        new Rectangle2D.Double(x + wide * 0.16, ground - tall * 0.36, wide * 0.68, tall * 0.28),
        1.4,
        color(0, 0.25));
    canvas.disc(x + wide * 0.86, ground - tall * 0.42, 2.4, color(0xffe6a8));
    canvas.shape(new Rectangle2D.Double(x - 8, ground - 5, wide + 16, 7), color(0xcbbba5));
  }

  /** Wet stones: the street upside down, broken by ripples. */
  private static void pavement(Canvas canvas, double ground) {
    int start = (int) ground + 2;
    int[] row = new int[canvas.width];
    for (int y = start; y < canvas.height; y++) {
      double depth = (y - start) / (double) (canvas.height - start);
      int from = Math.max(0, (int) (ground - (y - start) * 1.5 - 3));
      canvas.image.getRGB(0, from, canvas.width, 1, row, 0, canvas.width);
      for (int x = 0; x < canvas.width; x++) {
        double sway = Math.sin(y * 0.55 + x * 0.012) * (2 + depth * 9) + Math.sin(y * 0.21) * 3;
        int source = Math.clamp((int) (x + sway), 0, canvas.width - 1);
        Color mirrored = new Color(row[source]);
        canvas.image.setRGB(x, y, mix(mirrored, color(0x231d33), 0.42 + depth * 0.36).getRGB());
      }
    }
    for (int i = 0; i < 240; i++) {
      double depth = Math.pow(canvas.random.nextDouble(), 0.7);
      double y = start + depth * (canvas.height - start);
      double x = canvas.between(0, canvas.width);
      canvas.line(x, y, x + 8 + depth * 46, y, 0.6 + depth, color(0xffe3b8, 0.07));
    }
    canvas.line(0, start, canvas.width, start, 3, color(0x17121f, 0.7));
  }

  private static void lamp(Canvas canvas, double x, double foot, double tall) {
    canvas.glow(x, foot - tall, tall * 0.62, 0xffdf9c, 0.55);
    canvas.line(x, foot, x, foot - tall * 0.94, 4, color(0x15121c));
    canvas.line(x - 9, foot, x + 9, foot, 6, color(0x15121c));
    canvas.disc(x, foot - tall, 9, color(0xfff3d0));
    canvas.line(x - 10, foot - tall + 11, x + 10, foot - tall + 11, 3, color(0x15121c));
    canvas.line(x - 8, foot - tall - 11, x + 8, foot - tall - 11, 3, color(0x15121c));
  }

  static Canvas doors(int width, int height) {
    Canvas canvas = new Canvas(width, height, 3);
    canvas.fill(0xf3ece0);
    double each = width / 6.0;
    for (int i = 0; i < 6; i++) {
      double x = i * each;
      canvas.shape(
          new Rectangle2D.Double(x, 0, each, height * 0.92),
          mix(color(WALLS[i]), color(0xf3ece0), 0.55));
      double wide = each * 0.56;
      double tall = height * 0.62;
      double left = x + (each - wide) / 2;
      double ground = height * 0.92;
      canvas.shape(
          new RoundRectangle2D.Double(
              left - 10, ground - tall - 12, wide + 20, tall + 12, i % 2 * 60 + 8, i % 2 * 60 + 8),
          color(0xfaf6ee));
      canvas.shape(
          new RoundRectangle2D.Double(left, ground - tall, wide, tall + 8, i % 2 * 50, i % 2 * 50),
          color(DOORS[i]));
      canvas.shape(new Rectangle2D.Double(left, ground - 10, wide, 10), color(DOORS[i]));
      Color line = color(0, 0.2);
      for (int panel = 0; panel < 1 + i % 3; panel++) {
        double high = tall * 0.62 / (1 + i % 3) - 10;
        canvas.draw(
            new Rectangle2D.Double(
                left + wide * 0.16, ground - tall * 0.66 + panel * (high + 10), wide * 0.68, high),
            2,
            line);
      }
      canvas.shape(
          new Arc2D.Double(
              left + wide * 0.18,
              ground - tall * 0.95,
              wide * 0.64,
              tall * 0.34,
              0,
              180,
              Arc2D.PIE),
          color(0xffe9b8));
      canvas.disc(left + wide * 0.85, ground - tall * 0.4, 4.5, color(0xffe1a0));
      canvas.shape(new Rectangle2D.Double(left - 18, ground - 4, wide + 36, 12), color(0xd9cdb9));
    }
    canvas.shape(new Rectangle2D.Double(0, height * 0.94, width, height * 0.06), color(0xbfb2a0));
    return canvas;
  }
}
