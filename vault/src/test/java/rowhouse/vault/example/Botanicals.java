package rowhouse.vault.example;

import static rowhouse.vault.example.Canvas.color;
import static rowhouse.vault.example.Canvas.mix;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Six plants in ink with a little colour, each grown from a few rules. */
final class Botanicals {
  private static final int INK = 0x2c3a33;

  private final Canvas canvas;

  /** One leaf at the origin, growing to the right, of this length. */
  private interface Leaf {
    void draw(double length);
  }

  private Botanicals(Canvas canvas) {
    this.canvas = canvas;
  }

  static Canvas draw(String plant, int width, int height) {
    Canvas canvas = new Canvas(width, height, plant.hashCode());
    canvas.fill(0xf6f0e4);
    canvas.glow(width * 0.5, height * 0.45, height * 0.6, 0xfffaf0, 0.9);
    Botanicals plants = new Botanicals(canvas);
    switch (plant) {
      case "fern" -> plants.fern();
      case "ginkgo" -> plants.ginkgo();
      case "eucalyptus" -> plants.eucalyptus();
      case "poppy" -> plants.poppy();
      case "bamboo" -> plants.bamboo();
      default -> plants.camellia();
    }
    return canvas;
  }

  private double x(double share) {
    return canvas.width * share;
  }

  private double y(double share) {
    return canvas.height * share;
  }

  /** A point and the direction on a quadratic curve. */
  private static double[] on(double[] c, double t) {
    double u = 1 - t;
    double px = u * u * c[0] + 2 * u * t * c[2] + t * t * c[4];
    double py = u * u * c[1] + 2 * u * t * c[3] + t * t * c[5];
    double dx = 2 * u * (c[2] - c[0]) + 2 * t * (c[4] - c[2]);
    double dy = 2 * u * (c[3] - c[1]) + 2 * t * (c[5] - c[3]);
    return new double[] {px, py, Math.atan2(dy, dx)};
  }

  private void stem(double[] c, double thick, double thin) {
    Point2D before = new Point2D.Double(c[0], c[1]);
    for (int i = 1; i <= 60; i++) {
      double[] p = on(c, i / 60.0);
      canvas.line(
          before.getX(), before.getY(), p[0], p[1], thick + (thin - thick) * i / 60, color(INK));
      before = new Point2D.Double(p[0], p[1]);
    }
  }

  private void leafAt(double[] c, double t, double angle, double length, Leaf leaf) {
    double[] p = on(c, t);
    canvas.turned(p[0], p[1], p[2] + angle, () -> leaf.draw(length));
  }

  /** A pointed leaf with a middle vein; colour lies a little off the line, as from a brush. */
  private void blade(double length, double wide, int tone) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(0, 0);
    outline.curveTo(length * 0.3, -length * wide, length * 0.75, -length * wide * 0.8, length, 0);
    outline.curveTo(length * 0.75, length * wide * 0.8, length * 0.3, length * wide, 0, 0);
    Color wash = mix(color(tone), color(0xf6f0e4), canvas.between(0.1, 0.45));
    canvas.turned(
        canvas.between(-3, 3),
        canvas.between(-3, 3),
        canvas.between(-0.05, 0.05),
        () -> canvas.shape(outline, wash));
    canvas.draw(outline, 1.3, color(INK));
    canvas.line(0, 0, length * 0.92, 0, 0.9, color(INK, 0.8));
    for (int i = 1; i < 6; i++) {
      double at = length * i / 7;
      double reach = length * wide * 0.55 * Math.sin(Math.PI * i / 7);
      canvas.line(at, 0, at + length * 0.1, -reach, 0.5, color(INK, 0.5));
      canvas.line(at, 0, at + length * 0.1, reach, 0.5, color(INK, 0.5));
    }
  }

  private void fern() {
    for (double[] c :
        new double[][] {
          {x(0.5), y(0.96), x(0.44), y(0.5), x(0.62), y(0.08)},
          {x(0.48), y(0.96), x(0.36), y(0.62), x(0.16), y(0.3)},
          {x(0.52), y(0.96), x(0.66), y(0.66), x(0.88), y(0.42)}
        }) {
      stem(c, 4, 1);
      for (int i = 4; i < 46; i++) {
        double t = i / 47.0;
        double length = x(0.17) * Math.sin(Math.PI * (0.12 + t * 0.88));
        for (int side : new int[] {-1, 1}) {
          leafAt(c, t, side * (1.25 - t * 0.5), length, l -> pinna(l));
        }
      }
    }
  }

  private void pinna(double length) {
    canvas.line(0, 0, length, 0, 0.9, color(INK));
    for (double at = length * 0.08; at < length; at += 5.5) {
      double size = 7 * (1 - at / length) + 2.5;
      canvas.shape(oval(at, -size * 0.75, 2.4, size * 0.7), color(0x6f9467, 0.75));
      canvas.shape(oval(at, size * 0.75, 2.4, size * 0.7), color(0x557d5a, 0.75));
    }
  }

  private static java.awt.geom.Ellipse2D oval(double x, double y, double rx, double ry) {
    return new java.awt.geom.Ellipse2D.Double(x - rx, y - ry, rx * 2, ry * 2);
  }

  private void ginkgo() {
    double[] c = {x(0.2), y(0.95), x(0.4), y(0.6), x(0.72), y(0.12)};
    stem(c, 6, 2);
    for (int i = 1; i < 11; i++) {
      double t = 0.1 + i * 0.082;
      int side = i % 2 == 0 ? 1 : -1;
      leafAt(c, t, side * canvas.between(0.5, 1.2), x(canvas.between(0.14, 0.2)), this::fan);
    }
    leafAt(c, 0.99, 0, x(0.19), this::fan);
  }

  private void fan(double length) {
    double stalk = length * 0.55;
    canvas.line(0, 0, stalk, 0, 1.6, color(INK));
    Path2D outline = new Path2D.Double();
    outline.moveTo(stalk, 0);
    outline.quadTo(stalk + length * 0.2, -length * 0.6, stalk + length * 0.55, -length * 0.72);
    outline.quadTo(stalk + length * 0.98, -length * 0.5, stalk + length * 0.93, -length * 0.06);
    outline.quadTo(stalk + length * 0.7, 0, stalk + length * 0.94, length * 0.05);
    outline.quadTo(stalk + length * 0.98, length * 0.5, stalk + length * 0.55, length * 0.72);
    outline.quadTo(stalk + length * 0.2, length * 0.6, stalk, 0);
    canvas.shape(outline, mix(color(0xe2b03a), color(0xf3d887), canvas.random.nextDouble()));
    canvas.draw(outline, 1.4, color(INK));
    for (int i = -9; i <= 9; i++) {
      double turn = i * 0.088;
      double far = length * (0.84 - Math.abs(i) * 0.008);
      canvas.line(
          stalk, 0, stalk + Math.cos(turn) * far, Math.sin(turn) * far, 0.6, color(0x7a5a1a, 0.5));
    }
  }

  private void eucalyptus() {
    for (double[] c :
        new double[][] {
          {x(0.42), y(0.97), x(0.6), y(0.55), x(0.4), y(0.06)},
          {x(0.47), y(0.78), x(0.7), y(0.6), x(0.86), y(0.3)},
          {x(0.5), y(0.6), x(0.28), y(0.45), x(0.14), y(0.2)}
        }) {
      stem(c, 4, 1.2);
      for (int i = 1; i < 12; i++) {
        double t = 0.08 + i * 0.08;
        double size = x(0.105) * (1.1 - t * 0.6);
        for (int side : new int[] {-1, 1}) {
          leafAt(c, t, side * canvas.between(1.1, 1.5), size, l -> coin(l));
        }
      }
    }
  }

  private void coin(double length) {
    Color wash = mix(color(0x8fb0a4), color(0xcddcd2), canvas.random.nextDouble());
    canvas.shape(oval(length * 0.62, 2, length * 0.56, length * 0.5), wash);
    canvas.draw(oval(length * 0.62, 0, length * 0.56, length * 0.5), 1.2, color(INK));
    canvas.line(0, 0, length * 1.05, 0, 0.8, color(INK, 0.7));
  }

  private void poppy() {
    double[][] stems = {
      {x(0.5), y(0.98), x(0.46), y(0.6), x(0.54), y(0.3)},
      {x(0.45), y(0.98), x(0.3), y(0.72), x(0.24), y(0.5)},
      {x(0.55), y(0.98), x(0.72), y(0.74), x(0.78), y(0.54)}
    };
    double[] sizes = {0.25, 0.15, 0.16};
    for (int i = 0; i < 3; i++) {
      stem(stems[i], 3.4, 2);
      double[] top = on(stems[i], 1);
      flower(top[0], top[1], x(sizes[i]), 5 + i, 0xd8452f);
    }
    for (int i = 0; i < 6; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      leafAt(stems[i % 3], 0.08 + i * 0.05, side * 0.75, x(0.24), l -> blade(l, 0.13, 0x7e9a6a));
    }
    double[] bud = {x(0.5), y(0.9), x(0.62), y(0.6), x(0.66), y(0.2)};
    stem(bud, 2.4, 1.4);
    canvas.shape(oval(bud[4], bud[5], x(0.028), x(0.045)), color(0x8aa173));
    canvas.draw(oval(bud[4], bud[5], x(0.028), x(0.045)), 1.4, color(INK));
  }

  private void flower(double fx, double fy, double size, int petals, int tone) {
    for (int layer = 0; layer < 2; layer++) {
      double reach = size * (1 - layer * 0.24);
      for (int i = 0; i < petals; i++) {
        double turn = i * Math.PI * 2 / petals + layer * 0.5;
        Color wash = mix(color(tone, 0.86), color(0xffb79a, 0.86), canvas.between(0.05, 0.4));
        canvas.turned(fx, fy, turn, () -> petal(reach, wash));
      }
    }
    canvas.disc(fx, fy, size * 0.17, color(0x2b2a33));
    for (int i = 0; i < 40; i++) {
      double turn = canvas.between(0, Math.PI * 2);
      double far = size * canvas.between(0.2, 0.34);
      canvas.line(
          fx, fy, fx + Math.cos(turn) * far, fy + Math.sin(turn) * far, 0.7, color(0x2b2a33, 0.7));
      canvas.disc(fx + Math.cos(turn) * far, fy + Math.sin(turn) * far, 1.9, color(0xe8c14b));
    }
  }

  private void petal(double size, Color wash) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(0, 0);
    outline.curveTo(size * 0.2, -size * 0.75, size * 0.95, -size * 0.7, size, -size * 0.05);
    outline.curveTo(size * 0.98, size * 0.66, size * 0.2, size * 0.7, 0, 0);
    canvas.shape(outline, wash);
    canvas.draw(outline, 1, color(0x6e1f18, 0.75));
    for (int i = -4; i <= 4; i++) {
      canvas.line(
          size * 0.16, i * size * 0.02, size * 0.86, i * size * 0.12, 0.5, color(0x6e1f18, 0.28));
    }
  }

  private void bamboo() {
    double[] columns = {0.3, 0.52, 0.72};
    for (int i = 0; i < 3; i++) {
      double wide = x(0.045 - i * 0.008);
      double cx = x(columns[i]);
      Color tone = mix(color(0x7fa05c), color(0xb9c98b), i * 0.35);
      for (int joint = 0; joint < 7; joint++) {
        double bottom = y(1) - joint * y(0.155) + i * 40;
        double top = bottom - y(0.15);
        canvas.shape(
            new java.awt.geom.RoundRectangle2D.Double(
                cx - wide / 2, top, wide, bottom - top, 12, 12),
            tone);
        canvas.draw(
            new java.awt.geom.RoundRectangle2D.Double(
                cx - wide / 2, top, wide, bottom - top, 12, 12),
            1.4,
            color(INK));
        canvas.line(
            cx - wide * 0.22, top + 14, cx - wide * 0.22, bottom - 14, 2, color(0xffffff, 0.35));
        if (joint > 1) {
          spray(
              cx + (joint % 2 == 0 ? wide / 2 : -wide / 2),
              top + 4,
              joint % 2 == 0 ? -0.35 : Math.PI + 0.35);
        }
      }
    }
  }

  private void spray(double px, double py, double angle) {
    canvas.turned(
        px,
        py,
        angle,
        () -> {
          canvas.line(0, 0, x(0.1), 0, 1.6, color(INK));
          for (int i = 0; i < 4; i++) {
            double turn = -0.5 + i * 0.36;
            canvas.turned(
                x(0.05 + i * 0.016),
                0,
                turn,
                () -> blade(x(canvas.between(0.13, 0.19)), 0.1, 0x5f8a4f));
          }
        });
  }

  private void camellia() {
    double[] c = {x(0.16), y(0.92), x(0.5), y(0.74), x(0.7), y(0.2)};
    stem(c, 7, 2);
    for (int i = 0; i < 9; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      leafAt(
          c,
          0.12 + i * 0.1,
          side * canvas.between(0.6, 1.1),
          x(0.24),
          l -> blade(l, 0.26, 0x3f6f52));
    }
    double[] top = on(c, 0.66);
    flower(top[0], top[1], x(0.21), 6, 0xc23a4a);
    double[] second = on(c, 0.98);
    flower(second[0], second[1], x(0.11), 5, 0xc23a4a);
  }
}
