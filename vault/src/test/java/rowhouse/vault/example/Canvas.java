package rowhouse.vault.example;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A sheet to draw on, with the few strokes all the example's pictures are made of. */
final class Canvas {
  final int width;
  final int height;
  final BufferedImage image;
  final Graphics2D pen;
  final Random random;

  Canvas(int width, int height, long seed) {
    this(width, height, seed, BufferedImage.TYPE_INT_RGB);
  }

  Canvas(int width, int height, long seed, int type) {
    this.width = width;
    this.height = height;
    this.random = new Random(seed);
    this.image = new BufferedImage(width, height, type);
    this.pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  static Color color(int rgb) {
    return new Color(rgb);
  }

  static Color color(int rgb, double alpha) {
    return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, (int) (alpha * 255));
  }

  static Color mix(Color a, Color b, double share) {
    return new Color(
        (int) (a.getRed() + (b.getRed() - a.getRed()) * share),
        (int) (a.getGreen() + (b.getGreen() - a.getGreen()) * share),
        (int) (a.getBlue() + (b.getBlue() - a.getBlue()) * share),
        (int) (a.getAlpha() + (b.getAlpha() - a.getAlpha()) * share));
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  void fill(int rgb) {
    pen.setColor(color(rgb));
    pen.fillRect(0, 0, width, height);
  }

  /** A vertical gradient between two heights. */
  void wash(double top, double bottom, int... colors) {
    float[] stops = new float[colors.length];
    Color[] paints = new Color[colors.length];
    for (int i = 0; i < colors.length; i++) {
      stops[i] = i / (float) (colors.length - 1);
      paints[i] = color(colors[i]);
    }
    pen.setPaint(new LinearGradientPaint(0, (float) top, 0, (float) bottom, stops, paints));
    pen.fillRect(0, (int) top, width, (int) Math.ceil(bottom - top));
  }

  void glow(double x, double y, double radius, int rgb, double strength) {
    pen.setPaint(
        new RadialGradientPaint(
            (float) x,
            (float) y,
            (float) radius,
            new float[] {0f, 0.35f, 1f},
            new Color[] {color(rgb, strength), color(rgb, strength * 0.4), color(rgb, 0)}));
    pen.fillRect((int) (x - radius), (int) (y - radius), (int) (radius * 2), (int) (radius * 2));
  }

  void disc(double x, double y, double radius, Color color) {
    pen.setColor(color);
    pen.fill(new java.awt.geom.Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2));
  }

  void line(double x1, double y1, double x2, double y2, double weight, Color color) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke((float) weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(new java.awt.geom.Line2D.Double(x1, y1, x2, y2));
  }

  void draw(java.awt.Shape shape, double weight, Color color) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke((float) weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
  }

  void shape(java.awt.Shape shape, Color color) {
    pen.setColor(color);
    pen.fill(shape);
  }

  /** A ridge from edge to edge whose height wanders, filled down to the bottom. */
  void ridge(double base, double height, double roughness, Color top, Color foot, long seed) {
    Random dice = new Random(seed);
    double[] phase = new double[6];
    for (int i = 0; i < phase.length; i++) {
      phase[i] = dice.nextDouble() * Math.PI * 2;
    }
    Path2D path = new Path2D.Double();
    path.moveTo(0, this.height);
    for (int x = 0; x <= width; x += 2) {
      double y = 0;
      double weight = 1;
      for (int i = 0; i < phase.length; i++) {
        y += Math.sin(x * Math.PI * 2 / width * Math.pow(1.9, i) * 0.8 + phase[i]) * weight;
        weight *= roughness;
      }
      path.lineTo(x, base - height * (y * 0.5 + 0.5));
    }
    path.lineTo(width, this.height);
    path.closePath();
    pen.setPaint(
        new GradientPaint(0, (float) (base - height), top, 0, (float) (base + height), foot));
    pen.fill(path);
  }

  /** A little unevenness, as paper and film have it. */
  void grain(int strength) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(x, y);
        int shift = (int) Math.round(random.nextGaussian() * strength);
        image.setRGB(x, y, shifted(rgb, shift));
      }
    }
  }

  private static int shifted(int rgb, int by) {
    int red = Math.clamp((rgb >> 16 & 255) + by, 0, 255);
    int green = Math.clamp((rgb >> 8 & 255) + by, 0, 255);
    int blue = Math.clamp((rgb & 255) + by, 0, 255);
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  /** A darker rim that leads the eye to the middle. */
  void vignette(double strength) {
    float radius = (float) Math.hypot(width, height) / 2;
    pen.setPaint(
        new RadialGradientPaint(
            width / 2f,
            height / 2f,
            radius,
            new float[] {0f, 0.62f, 1f},
            new Color[] {color(0, 0), color(0, 0), color(0x140c08, strength)}));
    pen.fillRect(0, 0, width, height);
  }

  void turned(double x, double y, double angle, Runnable drawing) {
    AffineTransform before = pen.getTransform();
    pen.translate(x, y);
    pen.rotate(angle);
    drawing.run();
    pen.setTransform(before);
  }
}
