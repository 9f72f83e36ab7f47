package rowhouse.vault.example;

import static rowhouse.vault.example.Canvas.color;
import static rowhouse.vault.example.Canvas.mix;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/** What stands on the table: noodles, spring onions, a cut loaf. */
final class Tables {
  private Tables() {}

  private static void wood(Canvas canvas, int dark, int light) {
    canvas.fill(dark);
    for (int y = 0; y < canvas.height; y += 2) {
      double wave = Math.sin(y * 0.05) * 6 + Math.sin(y * 0.013) * 14;
      Color tone =
          mix(color(dark), color(light), 0.5 + 0.5 * Math.sin(y * 0.11 + Math.sin(y * 0.03) * 3));
      canvas.draw(
          new QuadCurve2D.Double(0, y, canvas.width / 2.0, y + wave, canvas.width, y - wave * 0.4),
          2.2,
          tone);
    }
    for (int i = 1; i < 4; i++) {
      canvas.line(
          0,
          canvas.height * i / 4.0,
          canvas.width,
          canvas.height * i / 4.0,
          3,
          color(0x1a0f08, 0.5));
    }
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
  }

  static Canvas noodles(int width, int height) {
    Canvas canvas = new Canvas(width, height, 17);
    wood(canvas, 0x5b3a26, 0x7a5236);
    double x = width * 0.45;
    double y = height * 0.52;
    double radius = height * 0.4;
    canvas.glow(x + 26, y + 34, radius * 1.3, 0x120904, 0.85);
    canvas.shape(circle(x, y, radius), color(0x27506b));
    canvas.shape(circle(x, y, radius * 0.965), color(0xe9eef0));
    for (int i = 0; i < 48; i++) {
      double turn = i * Math.PI * 2 / 48;
      canvas.draw(
          new Arc2D.Double(
              x + Math.cos(turn) * radius * 0.9 - 9,
              y + Math.sin(turn) * radius * 0.9 - 9,
              18,
              18,
              -Math.toDegrees(turn) - 90,
              180,
              Arc2D.OPEN),
          1.8,
          color(0x3a6f92, 0.8));
    }
    canvas.shape(circle(x, y, radius * 0.83), color(0xd3dadd));
    canvas.shape(circle(x, y, radius * 0.79), color(0x6b3f1d));
    Shape before = canvas.pen.getClip();
    canvas.pen.setClip(circle(x, y, radius * 0.78));
    strands(canvas, x, y, radius * 0.74);
    canvas.pen.setClip(before);
    for (int i = 0; i < 46; i++) {
      double turn = canvas.between(0, Math.PI * 2);
      double far = radius * 0.42 * Math.sqrt(canvas.random.nextDouble());
      scallion(
          canvas,
          x - radius * 0.08 + Math.cos(turn) * far,
          y - radius * 0.06 + Math.sin(turn) * far,
          radius * 0.2);
    }
    chopsticks(canvas, width * 0.8, height * 0.08, height * 0.84);
    canvas.vignette(0.4);
    canvas.grain(2);
    return canvas;
  }

  private static void strands(Canvas canvas, double x, double y, double radius) {
    for (int i = 0; i < 560; i++) {
      double turn = canvas.between(0, Math.PI * 2);
      double bend = canvas.between(0.4, 1.5);
      double far = radius * Math.sqrt(canvas.random.nextDouble());
      double cx = x + Math.cos(turn) * far * 0.75;
      double cy = y + Math.sin(turn) * far * 0.75;
      double size = canvas.between(radius * 0.22, radius * 0.55);
      Arc2D strand =
          new Arc2D.Double(
              cx - size,
              cy - size * 0.8,
              size * 2,
              size * 1.6,
              canvas.between(0, 360),
              Math.toDegrees(bend) + 30,
              Arc2D.OPEN);
      Color tone = mix(color(0xc98d45), color(0xf2cf8c), canvas.random.nextDouble());
      canvas.draw(strand, 7, color(0x4a2810, 0.55));
      canvas.draw(strand, 5, tone);
      canvas.draw(strand, 1.2, color(0xfff1cf, 0.6));
    }
  }

  private static void scallion(Canvas canvas, double x, double y, double length) {
    Color tone = mix(color(0x2f5a23), color(0x6f8f33), canvas.random.nextDouble());
    Color burnt = mix(tone, color(0x3a2410), canvas.between(0.1, 0.7));
    canvas.turned(
        x,
        y,
        canvas.between(0, Math.PI * 2),
        () -> {
          QuadCurve2D piece =
              new QuadCurve2D.Double(0, 0, length / 2, canvas.between(-14, 14), length, 0);
          canvas.draw(piece, 6.5, color(0x1a1006, 0.6));
          canvas.draw(piece, 4.6, burnt);
          canvas.draw(piece, 1, color(0xd9e8a0, 0.5));
        });
  }

  private static void chopsticks(Canvas canvas, double x, double y, double length) {
    for (int i = 0; i < 2; i++) {
      double left = x + i * 26;
      canvas.line(left + 10, y + 12, left - 16 + 10, y + length + 12, 11, color(0x0e0703, 0.45));
      canvas.line(left, y, left - 16, y + length, 10, color(0x8d2f23));
      canvas.line(left - 2, y, left - 18, y + length, 2, color(0xe08a6c, 0.8));
      canvas.line(left, y + 4, left - 2, y + length * 0.18, 10, color(0x241914));
    }
  }

  static Canvas onions(int width, int height) {
    Canvas canvas = new Canvas(width, height, 19);
    canvas.fill(0xefe9dc);
    for (int i = 0; i < 5; i++) {
      double y = height * (0.18 + i * 0.15);
      double sway = canvas.between(-30, 30);
      Path2D body = new Path2D.Double();
      body.moveTo(width * 0.08, y);
      body.curveTo(
          width * 0.3, y + sway * 0.3, width * 0.5, y + sway, width * 0.94, y + sway * 0.4 - 20);
      for (int layer = 0; layer < 3; layer++) {
        canvas.draw(body, 24 - layer * 7, mix(color(0x3f7a3a), color(0xa8cf7c), layer / 2.5));
      }
      canvas.draw(
          new QuadCurve2D.Double(
              width * 0.08, y, width * 0.16, y + sway * 0.1, width * 0.26, y + sway * 0.24),
          26,
          color(0xf7f7ea));
      canvas.draw(
          new QuadCurve2D.Double(
              width * 0.2,
              y + sway * 0.15,
              width * 0.26,
              y + sway * 0.22,
              width * 0.32,
              y + sway * 0.35),
          25,
          color(0xdcebc0));
      for (int root = 0; root < 14; root++) {
        canvas.draw(
            new QuadCurve2D.Double(
                width * 0.075,
                y,
                width * 0.05,
                y + canvas.between(-26, 26),
                width * 0.03 + canvas.between(-14, 6),
                y + canvas.between(-30, 30)),
            1.1,
            color(0xb9ab8a));
      }
    }
    canvas.grain(1);
    return canvas;
  }

  static Canvas bread(int width, int height) {
    Canvas canvas = new Canvas(width, height, 29);
    canvas.fill(0xd9d3c7);
    for (int i = 0; i < width; i += 4) {
      canvas.line(i, 0, i, height, 1, color(0xffffff, 0.22));
    }
    for (int i = 0; i < height; i += 4) {
      canvas.line(0, i, width, i, 1, color(0x8a8272, 0.14));
    }
    slice(canvas, width * 0.64, height * 0.5, height * 0.34, 0.12);
    slice(canvas, width * 0.36, height * 0.54, height * 0.38, -0.08);
    for (int i = 0; i < 90; i++) {
      canvas.disc(
          canvas.between(0, width),
          canvas.between(height * 0.8, height),
          canvas.between(0.8, 3.4),
          color(0xb07a3e, 0.8));
    }
    canvas.vignette(0.25);
    canvas.grain(2);
    return canvas;
  }

  private static void slice(Canvas canvas, double x, double y, double size, double angle) {
    canvas.glow(x + 20, y + 30, size * 1.5, 0x2a2018, 0.6);
    canvas.turned(
        x,
        y,
        angle,
        () -> {
          canvas.shape(loaf(size), color(0x8a4f22));
          canvas.shape(loaf(size * 0.965), color(0xc98b49));
          canvas.shape(loaf(size * 0.925), color(0xf0dcb6));
          Shape before = canvas.pen.getClip();
          canvas.pen.clip(loaf(size * 0.9));
          for (int i = 0; i < 330; i++) {
            double far = size * 1.1 * Math.sqrt(canvas.random.nextDouble());
            double turn = canvas.between(0, Math.PI * 2);
            double big = Math.pow(canvas.random.nextDouble(), 3) * size * 0.06 + 1.5;
            double hx = Math.cos(turn) * far;
            double hy = Math.sin(turn) * far;
            canvas.shape(
                new Ellipse2D.Double(hx - big * 1.3, hy - big, big * 2.6, big * 2),
                color(0xcfae7a));
            canvas.shape(
                new Ellipse2D.Double(hx - big * 1.1, hy - big * 0.6, big * 2.3, big * 1.6),
                color(0xe2c796));
          }
          canvas.pen.setClip(before);
        });
  }

  private static Path2D loaf(double size) {
    Path2D path = new Path2D.Double();
    path.moveTo(-size * 0.85, size * 0.8);
    path.curveTo(-size * 0.98, size * 0.1, -size * 1.25, -size * 0.1, -size * 0.98, -size * 0.5);
    path.curveTo(-size * 0.7, -size * 1.02, size * 0.7, -size * 1.02, size * 0.98, -size * 0.5);
    path.curveTo(size * 1.25, -size * 0.1, size * 0.98, size * 0.1, size * 0.85, size * 0.8);
    path.curveTo(size * 0.5, size * 0.9, -size * 0.5, size * 0.9, -size * 0.85, size * 0.8);
    path.closePath();
    return path;
  }
}
