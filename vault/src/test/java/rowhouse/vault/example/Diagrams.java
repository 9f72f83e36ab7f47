package rowhouse.vault.example;

import static rowhouse.vault.example.Canvas.color;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Drawings that explain: a ring of slots, and how letters grow by strokes. */
final class Diagrams {
  private static final int INK = 0x25303b;

  private Diagrams() {}

  static Canvas ring(int width, int height) {
    Canvas canvas = new Canvas(width, height, 1);
    canvas.fill(0xf4f6f8);
    double x = width * 0.5;
    double y = height * 0.5;
    double outer = height * 0.4;
    double inner = height * 0.22;
    for (int i = 0; i < 8; i++) {
      double from = 90 - i * 45 - 22.5 + 2;
      Path2D slot = new Path2D.Double();
      slot.append(
          new Arc2D.Double(x - outer, y - outer, outer * 2, outer * 2, from, 41, Arc2D.OPEN),
          false);
      slot.append(
          new Arc2D.Double(x - inner, y - inner, inner * 2, inner * 2, from + 41, -41, Arc2D.OPEN),
          true);
      slot.closePath();
      boolean full = i >= 2 && i <= 5;
      canvas.shape(slot, full ? color(0x3a8f83) : color(0xdde3e8));
      canvas.draw(slot, 2, color(0xf4f6f8));
      double turn = Math.toRadians(-90 + i * 45);
      double mid = (outer + inner) / 2;
      label(
          canvas,
          Integer.toString(i),
          x + Math.cos(turn) * mid,
          y + Math.sin(turn) * mid,
          22,
          full ? 0xffffff : 0x66727d);
    }
    pointer(canvas, x, y, outer, 2, "head: next to take", true);
    pointer(canvas, x, y, outer, 6, "tail: next to fill", false);
    label(canvas, "size 4", x, y - 10, 24, INK);
    label(canvas, "of 8", x, y + 18, 18, 0x66727d);
    return canvas;
  }

  private static void pointer(
      Canvas canvas, double x, double y, double outer, int slot, String text, boolean right) {
    double turn = Math.toRadians(-90 + slot * 45);
    double px = x + Math.cos(turn) * (outer + 10);
    double py = y + Math.sin(turn) * (outer + 10);
    double end = right ? px + 70 : px - 70;
    canvas.line(px, py, end, py, 3, color(0xd9583b));
    canvas.line(px, py, px + (right ? 12 : -12), py - 8, 3, color(0xd9583b));
    canvas.line(px, py, px + (right ? 12 : -12), py + 8, 3, color(0xd9583b));
    label(canvas, text, right ? end + 95 : end - 95, py, 20, INK);
  }

  private static void label(Canvas canvas, String text, double x, double y, int size, int rgb) {
    canvas.pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    FontMetrics metrics = canvas.pen.getFontMetrics();
    canvas.pen.setColor(color(rgb));
    canvas.pen.drawString(
        text,
        (float) (x - metrics.stringWidth(text) / 2.0),
        (float) (y + metrics.getAscent() * 0.36));
  }

  /** Five rows: each basic letter gains a stroke as its sound grows stronger. */
  static Canvas consonants(int width, int height) {
    Canvas canvas = new Canvas(width, height, 2);
    canvas.fill(0xf7f1e6);
    int[] tones = {0xb5483a, 0x3a6f92, 0x4f7f4a, 0x8a5a9a, 0xb98a2e};
    String[][] rows = {
      {"g", "k"}, {"n", "d", "t"}, {"m", "b", "p"}, {"s", "j", "ch"}, {"o", "q", "h"}
    };
    double cell = height / 5.4;
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        double x = width * 0.14 + column * width * 0.3;
        double y = cell * 0.3 + row * cell;
        double size = cell * 0.66;
        canvas.shape(
            new RoundRectangle2D.Double(
                x - size * 0.35, y - size * 0.12, size * 1.7, size * 1.24, 18, 18),
            color(0xffffff, 0.7));
        letter(canvas, rows[row][column], x, y, size, tones[row]);
        if (column + 1 < rows[row].length) {
          double ax = x + size * 1.55;
          canvas.line(ax, y + size / 2, ax + width * 0.09, y + size / 2, 2, color(0x9a9082));
          canvas.line(
              ax + width * 0.09,
              y + size / 2,
              ax + width * 0.09 - 9,
              y + size / 2 - 6,
              2,
              color(0x9a9082));
          canvas.line(
              ax + width * 0.09,
              y + size / 2,
              ax + width * 0.09 - 9,
              y + size / 2 + 6,
              2,
              color(0x9a9082));
        }
      }
    }
    return canvas;
  }

  /** Strokes of a letter as lines on a unit square; "O" is the ring. */
  private static String strokes(String name) {
    return switch (name) {
      case "g" -> "0,0,1,0 1,0,1,1";
      case "k" -> "0,0,1,0 1,0,1,1 0,.5,1,.5";
      case "n" -> "0,0,0,1 0,1,1,1";
      case "d" -> "0,0,1,0 0,0,0,1 0,1,1,1";
      case "t" -> "0,0,1,0 0,.5,1,.5 0,0,0,1 0,1,1,1";
      case "m" -> "0,0,1,0 1,0,1,1 1,1,0,1 0,1,0,0";
      case "b" -> "0,0,0,1 1,0,1,1 0,.5,1,.5 0,1,1,1";
      case "p" -> "0,0,1,0 .3,0,.3,1 .7,0,.7,1 0,1,1,1";
      case "s" -> ".5,0,0,1 .5,.1,1,1";
      case "j" -> "0,0,1,0 .5,0,0,1 .5,.1,1,1";
      case "ch" -> ".3,-.16,.7,-.16 0,.14,1,.14 .5,.14,0,1 .5,.24,1,1";
      case "q" -> "0,-.06,1,-.06 O";
      case "h" -> ".3,-.16,.7,-.16 0,.08,1,.08 o";
      default -> "O";
    };
  }

  private static void letter(Canvas canvas, String name, double x, double y, double size, int rgb) {
    double weight = size * 0.13;
    for (String stroke : strokes(name).split(" ", -1)) {
      if (stroke.equalsIgnoreCase("o")) {
        double r = size * (name.equals("o") ? 0.46 : name.equals("q") ? 0.4 : 0.34);
        double cy = y + size - r;
        canvas.draw(
            new Ellipse2D.Double(x + size / 2 - r, cy - r, r * 2, r * 2), weight, color(rgb));
      } else {
        String[] p = stroke.split(",", -1);
        canvas.line(
            x + Double.parseDouble(p[0]) * size,
            y + Double.parseDouble(p[1]) * size,
            x + Double.parseDouble(p[2]) * size,
            y + Double.parseDouble(p[3]) * size,
            weight,
            color(rgb));
      }
    }
  }

  /** The three signs the vowels are made of: sky, earth, a person standing. */
  static Canvas vowels(int width, int height) {
    Canvas canvas = new Canvas(width, height, 4);
    canvas.wash(0, height * 0.62, 0x27345c, 0x6f7aa6, 0xe9c39a);
    canvas.wash(height * 0.62, height, 0x6b5a3c, 0x4a3d29);
    canvas.glow(width * 0.22, height * 0.26, height * 0.3, 0xfff1c8, 0.5);
    canvas.disc(width * 0.22, height * 0.26, height * 0.075, color(0xfff4d6));
    canvas.line(
        width * 0.38, height * 0.62, width * 0.64, height * 0.62, height * 0.05, color(0xfff4d6));
    canvas.line(
        width * 0.8, height * 0.24, width * 0.8, height * 0.74, height * 0.05, color(0xfff4d6));
    canvas.grain(1);
    return canvas;
  }

  static Canvas icon(int size) {
    Canvas canvas = new Canvas(size, size, 5);
    canvas.fill(0x2f5f6f);
    Path2D house = new Path2D.Double();
    house.moveTo(size * 0.2, size * 0.85);
    house.lineTo(size * 0.2, size * 0.45);
    house.lineTo(size * 0.5, size * 0.16);
    house.lineTo(size * 0.8, size * 0.45);
    house.lineTo(size * 0.8, size * 0.85);
    house.closePath();
    canvas.shape(house, color(0xf6ead2));
    canvas.shape(
        new RoundRectangle2D.Double(size * 0.4, size * 0.52, size * 0.2, size * 0.33, 6, 6),
        color(0xd9583b));
    return canvas;
  }

  static Canvas paper(int size) {
    Canvas canvas = new Canvas(size, size, 6);
    canvas.fill(0xfbf8f2);
    canvas.grain(1);
    return canvas;
  }
}
