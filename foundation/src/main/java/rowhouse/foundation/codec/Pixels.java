package rowhouse.foundation.codec;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What is done with decoded pixels. */
final class Pixels {
  /** The encoder asks for the pixels through a method that would copy all of them first. */
  private static final class Uncopied extends BufferedImage {
    Uncopied(BufferedImage image) {
      super(image.getColorModel(), image.getRaster(), image.isAlphaPremultiplied(), null);
    }

    @Override
    public Raster getData() {
      return getRaster();
    }
  }

  private Pixels() {}

  /** A lossy WebP; what is transparent stays exact. */
  static byte[] webp(BufferedImage image, int quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("webp").next();
    WebPWriteParam param = new WebPWriteParam(Locale.ROOT);
    param.setCompressionType(CompressionType.Lossy);
    param.setCompressionQuality(quality / 100f);
    param.setMethod(4);
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(new Uncopied(image), null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The picture with no side longer than {@code longest}; never larger than it was. */
  static BufferedImage fitted(BufferedImage image, int longest) {
    int side = Math.max(image.getWidth(), image.getHeight());
    if (side <= longest) {
      return image;
    }
    int width = Math.max(1, Math.round(image.getWidth() * (float) longest / side));
    int height = Math.max(1, Math.round(image.getHeight() * (float) longest / side));
    BufferedImage at = image;
    // Halving first, because one large step would skip pixels.
    while (at.getWidth() >= 2 * width && at.getHeight() >= 2 * height) {
      at = scaled(at, at.getWidth() / 2, at.getHeight() / 2);
    }
    return at.getWidth() == width && at.getHeight() == height ? at : scaled(at, width, height);
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage out = new BufferedImage(width, height, image.getType());
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return out;
  }

  /** The mean colour as {@code #rrggbb}, what is transparent counting as little as it is seen. */
  static String meanColour(BufferedImage image) {
    long[] sums = new long[4];
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) {
        int alpha = argb >>> 24;
        sums[0] += alpha;
        sums[1] += (long) alpha * ((argb >> 16) & 255);
        sums[2] += (long) alpha * ((argb >> 8) & 255);
        sums[3] += (long) alpha * (argb & 255);
      }
    }
    long weight = Math.max(1, sums[0]);
    long rgb = ((sums[1] / weight) << 16) | ((sums[2] / weight) << 8) | (sums[3] / weight);
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
