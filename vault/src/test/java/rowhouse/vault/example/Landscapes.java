package rowhouse.vault.example;

import static rowhouse.vault.example.Canvas.color;
import static rowhouse.vault.example.Canvas.mix;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** An island in spring, its shore, and the moon that pulls at the water. */
final class Landscapes {
  private Landscapes() {}

  static Canvas field(int width, int height) {
    Canvas canvas = new Canvas(width, height, 21);
    canvas.wash(0, height * 0.6, 0x8fb9d6, 0xbcd6e0, 0xf3e3cf, 0xfbd9b4);
    canvas.glow(width * 0.24, height * 0.34, height * 0.55, 0xfff4d8, 0.8);
    mountain(canvas);
    canvas.ridge(height * 0.56, height * 0.05, 0.55, color(0x7d98a0), color(0x8fa898), 4);
    canvas.ridge(height * 0.6, height * 0.045, 0.5, color(0x6f8f74), color(0x89a56a), 9);
    canvas.wash(height * 0.585, height, 0xa9b45a, 0xd7bf3f, 0xe8c531, 0xcf9f22);
    flowers(canvas);
    wall(canvas, height * 0.86);
    canvas.vignette(0.22);
    canvas.grain(2);
    return canvas;
  }

  private static void mountain(Canvas canvas) {
    double base = canvas.height * 0.57;
    double peak = canvas.height * 0.2;
    Path2D path = new Path2D.Double();
    path.moveTo(-20, base);
    path.curveTo(
        canvas.width * 0.2, base - 20, canvas.width * 0.4, peak + 60, canvas.width * 0.5, peak + 8);
    path.curveTo(
        canvas.width * 0.54, peak - 6, canvas.width * 0.57, peak + 10, canvas.width * 0.61, peak);
    path.curveTo(
        canvas.width * 0.72, peak + 60, canvas.width * 0.86, base - 30, canvas.width + 20, base);
    path.closePath();
    canvas.pen.setPaint(
        new java.awt.GradientPaint(
            0, (float) peak, color(0x7f93ae), 0, (float) base, color(0xb4c3c4)));
    canvas.pen.fill(path);
    for (int i = 0; i < 5; i++) {
      double y = base - 30 - i * 22;
      canvas.glow(canvas.between(0.2, 0.9) * canvas.width, y, 130, 0xffffff, 0.2);
    }
  }

  private static void flowers(Canvas canvas) {
    for (int i = 0; i < 5200; i++) {
      double depth = Math.pow(canvas.random.nextDouble(), 0.55);
      double y = canvas.height * (0.6 + depth * 0.4);
      double x = canvas.between(-10, canvas.width + 10);
      double size = 0.7 + depth * depth * 5.5;
      if (depth > 0.5 && i % 3 == 0) {
        canvas.line(
            x, y, x + canvas.between(-3, 3), y + size * 4, 0.5 + depth, color(0x5d7a2c, 0.55));
      }
      Color tone = mix(color(0xffe14a), color(0xf0b21c), canvas.random.nextDouble());
      canvas.disc(x, y, size * 0.55, tone);
      if (depth > 0.75) {
        canvas.disc(x - size * 0.5, y + 1, size * 0.4, mix(tone, color(0xffffff), 0.25));
        canvas.disc(x + size * 0.5, y - 1, size * 0.38, mix(tone, color(0xc88a10), 0.25));
      }
    }
  }

  /** A wall of dark stones, laid without mortar. */
  private static void wall(Canvas canvas, double top) {
    double y = top;
    for (int course = 0; course < 4; course++) {
      double x = canvas.between(-50, 0);
      double high = canvas.height * 0.045;
      while (x < canvas.width) {
        double wide = canvas.between(38, 86);
        Color stone = mix(color(0x34343a), color(0x6a6a6e), canvas.random.nextDouble() * 0.7);
        canvas.turned(
            x + wide / 2,
            y + high / 2 + canvas.between(-3, 3),
            canvas.between(-0.05, 0.05),
            () -> stone(canvas, wide, high * 1.12, stone));
        x += wide * 0.97;
      }
      y += high * 0.92;
    }
  }

  private static void stone(Canvas canvas, double wide, double high, Color tone) {
    canvas.shape(
        new RoundRectangle2D.Double(-wide / 2, -high / 2, wide, high, 26, 22), color(0x1b1b20));
    canvas.shape(
        new RoundRectangle2D.Double(-wide / 2 + 2, -high / 2 + 1, wide - 4, high - 5, 24, 20),
        tone);
    for (int i = 0; i < 9; i++) {
      double x = canvas.between(-wide / 2 + 8, wide / 2 - 8);
      double y = canvas.between(-high / 2 + 6, high / 2 - 8);
      canvas.disc(x, y, canvas.between(0.8, 2.6), color(0x17171b, 0.6));
    }
    canvas.line(
        -wide / 2 + 10, -high / 2 + 4, wide / 2 - 12, -high / 2 + 4, 1.6, color(0xffffff, 0.14));
  }

  static Canvas shore(int width, int height) {
    Canvas canvas = new Canvas(width, height, 33);
    double horizon = height * 0.42;
    canvas.wash(0, horizon, 0x2f4a78, 0x7a86b0, 0xe6a58c, 0xffd9a0);
    canvas.glow(width * 0.62, horizon, height * 0.5, 0xffe7b0, 0.75);
    canvas.disc(width * 0.62, horizon - 14, 30, color(0xfff3d2));
    canvas.wash(horizon, height, 0xd9a58e, 0x6d86a6, 0x315f80, 0x173a57);
    for (int i = 0; i < 620; i++) {
      double depth = Math.pow(canvas.random.nextDouble(), 1.3);
      double y = horizon + 2 + depth * (height - horizon);
      double spread = 40 + depth * width * 0.75;
      double x = width * 0.62 + canvas.random.nextGaussian() * spread * 0.4;
      double length = 6 + depth * 60;
      canvas.draw(
          new QuadCurve2D.Double(x, y, x + length / 2, y - 2 - depth * 4, x + length, y),
          0.8 + depth * 1.8,
          color(0xffe9c4, 0.16 + 0.3 * (1 - depth)));
    }
    rocks(canvas);
    lighthouse(canvas, width * 0.17, height * 0.5, height * 0.27);
    for (int i = 0; i < 6; i++) {
      gull(
          canvas, width * (0.34 + i * 0.07), height * (0.16 + 0.05 * ((i * 3) % 4)), 9 + i % 3 * 4);
    }
    canvas.vignette(0.3);
    canvas.grain(2);
    return canvas;
  }

  private static void rocks(Canvas canvas) {
    for (int i = 0; i < 46; i++) {
      double x = canvas.width * 0.5 * Math.pow(canvas.random.nextDouble(), 1.4) - 30;
      double y = canvas.height * canvas.between(0.56, 0.98);
      double size = 18 + (y / canvas.height - 0.5) * 150 * canvas.random.nextDouble();
      Path2D rock = new Path2D.Double();
      for (int corner = 0; corner < 9; corner++) {
        double turn = corner / 9.0 * Math.PI * 2;
        double far = size * canvas.between(0.75, 1.1);
        double px = x + Math.cos(turn) * far * 1.25;
        double py = y + Math.sin(turn) * far * 0.55;
        if (corner == 0) {
          rock.moveTo(px, py);
        } else {
          rock.lineTo(px, py);
        }
      }
      rock.closePath();
      canvas.shape(rock, mix(color(0x1a2030), color(0x39414f), canvas.random.nextDouble()));
      canvas.line(
          x - size * 0.6,
          y - size * 0.42,
          x + size * 0.5,
          y - size * 0.46,
          1.5,
          color(0xffd9b0, 0.28));
    }
  }

  private static void lighthouse(Canvas canvas, double x, double foot, double tall) {
    canvas.glow(x, foot - tall, tall * 0.8, 0xfff2c0, 0.5);
    Path2D tower = new Path2D.Double();
    tower.moveTo(x - tall * 0.1, foot + 30);
    tower.lineTo(x - tall * 0.06, foot - tall * 0.86);
    tower.lineTo(x + tall * 0.06, foot - tall * 0.86);
    tower.lineTo(x + tall * 0.1, foot + 30);
    tower.closePath();
    canvas.shape(tower, color(0xf1ebe2));
    canvas.shape(
        new RoundRectangle2D.Double(
            x - tall * 0.085, foot - tall * 0.5, tall * 0.17, tall * 0.17, 2, 2),
        color(0xc4483a));
    canvas.shape(
        new RoundRectangle2D.Double(x - tall * 0.05, foot - tall, tall * 0.1, tall * 0.14, 6, 6),
        color(0xffe9a6));
    canvas.line(
        x - tall * 0.09,
        foot - tall * 0.86,
        x + tall * 0.09,
        foot - tall * 0.86,
        4,
        color(0x30303a));
    canvas.line(x - tall * 0.06, foot - tall, x + tall * 0.06, foot - tall, 5, color(0xc4483a));
  }

  private static void gull(Canvas canvas, double x, double y, double size) {
    canvas.draw(
        new QuadCurve2D.Double(x - size, y - size * 0.2, x - size * 0.4, y - size * 0.7, x, y),
        2,
        color(0x26304a, 0.8));
    canvas.draw(
        new QuadCurve2D.Double(x, y, x + size * 0.4, y - size * 0.7, x + size, y - size * 0.2),
        2,
        color(0x26304a, 0.8));
  }

  /** The moon goes once round the earth and the sea leans after it. */
  static List<BufferedImage> tide(int width, int height, int frames) {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      double turn = frame * 2 * Math.PI / frames;
      Canvas canvas = new Canvas(width, height, 8);
      canvas.fill(0x16203a);
      for (int i = 0; i < 40; i++) {
        canvas.disc(canvas.between(0, width), canvas.between(0, height), 0.9, color(0x8793b8));
      }
      double x = width * 0.5;
      double y = height * 0.5;
      double orbit = height * 0.4;
      canvas.draw(
          new java.awt.geom.Ellipse2D.Double(x - orbit, y - orbit, orbit * 2, orbit * 2),
          1,
          color(0x3c4a70));
      double radius = height * 0.17;
      canvas.turned(
          x,
          y,
          turn,
          () ->
              canvas.shape(
                  new java.awt.geom.Ellipse2D.Double(
                      -radius * 1.42, -radius * 1.1, radius * 2.84, radius * 2.2),
                  color(0x3f86c6)));
      canvas.disc(x, y, radius, color(0xd9c9a0));
      canvas.disc(x - radius * 0.2, y - radius * 0.25, radius * 0.45, color(0x7f9a5c));
      canvas.disc(x + radius * 0.35, y + radius * 0.3, radius * 0.3, color(0x7f9a5c));
      canvas.disc(
          x + Math.cos(turn) * orbit, y + Math.sin(turn) * orbit, height * 0.055, color(0xe9e4d4));
      canvas.disc(
          x + Math.cos(turn) * orbit + 4,
          y + Math.sin(turn) * orbit - 3,
          height * 0.013,
          color(0xc9c3b2));
      pictures.add(canvas.image);
    }
    return pictures;
  }
}
