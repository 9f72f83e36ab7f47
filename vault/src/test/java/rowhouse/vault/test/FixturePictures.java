package rowhouse.vault.test;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures drawn from their name, so that no two names give the same bytes. */
final class FixturePictures {
  private FixturePictures() {}

  static byte[] png(String name, int width, int height) throws IOException {
    return encode(draw(name, width, height, 0), "png");
  }

  static byte[] jpeg(String name, int width, int height) throws IOException {
    return encode(draw(name, width, height, 0), "jpg");
  }

  static byte[] gif(String name, int width, int height, int frames) throws IOException {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      pictures.add(draw(name, width, height, i * 2 * Math.PI / frames));
    }
    return AnimatedGif.of(pictures, 12);
  }

  private static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static BufferedImage draw(String name, int width, int height, double turn) {
    Random random = new Random(name.hashCode());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    Color from = Color.getHSBColor(random.nextFloat(), 0.5f, 0.9f);
    Color to = Color.getHSBColor(random.nextFloat(), 0.7f, 0.4f);
    pen.setPaint(new GradientPaint(0, 0, from, width, height, to));
    pen.fillRect(0, 0, width, height);
    for (int i = 0; i < 12; i++) {
      pen.setColor(Color.getHSBColor(random.nextFloat(), 0.6f, 0.8f));
      int size = 4 + random.nextInt(Math.max(1, Math.min(width, height) / 3));
      double x = random.nextInt(width) + Math.cos(turn) * 6;
      double y = random.nextInt(height) + Math.sin(turn) * 6;
      pen.fillOval((int) x, (int) y, size, size);
    }
    pen.dispose();
    return image;
  }
}
