package rowhouse.foundation.codec;

import com.luciad.imageio.webp.WebPReadParam;
import java.awt.Graphics2D;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns a checked file into pixels: sRGB, upright, eight bits a channel. */
final class Decoder {
  private Decoder() {}

  /**
   * Reads the first picture of a file.
   *
   * @param step takes only each such pixel, so that a huge picture fits into memory
   */
  static BufferedImage read(PictureFile file, int step) throws RefusedException {
    try {
      return upright(toSrgb(decode(file, step)), file.orientation());
    } catch (IOException | RuntimeException broken) {
      // The decoders of the JDK answer damaged files with exceptions of many kinds.
      throw RefusedException.broken(broken.toString());
    }
  }

  private static BufferedImage decode(PictureFile file, int step)
      throws IOException, RefusedException {
    Bytes bytes =
        file.format() == PictureFormat.WEBP ? WebpFile.still(file.stripped()) : file.stripped();
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(file.format().name().toLowerCase(Locale.ROOT)).next();
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.array()))) {
      reader.setInput(in, true, true);
      if (file.format() == PictureFormat.JPEG && file.pixelBytes() == 4) {
        return cmyk(reader.readRaster(0, sampling(new ImageReadParam(), step)), file.stripped());
      }
      return reader.read(0, param(file, reader, step));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReadParam param(PictureFile file, ImageReader reader, int step) {
    ImageReadParam param = reader.getDefaultReadParam();
    if (param instanceof WebPReadParam webp) {
      if (step > 1 && !file.isAnimated()) {
        webp.setUseScaling(true);
        webp.setScaledWidth(Math.max(1, file.width() / step));
        webp.setScaledHeight(Math.max(1, file.height() / step));
      }
      return webp;
    }
    return sampling(param, step);
  }

  private static ImageReadParam sampling(ImageReadParam param, int step) {
    param.setSourceSubsampling(step, step, 0, 0);
    return param;
  }

  private static BufferedImage toSrgb(BufferedImage image) {
    ColorSpace space = image.getColorModel().getColorSpace();
    if (space.getType() == ColorSpace.TYPE_GRAY
        && !(image.getColorModel() instanceof IndexColorModel)) {
      return fromGrey(image);
    }
    if (!space.isCS_sRGB() && space.getType() == ColorSpace.TYPE_RGB) {
      return fromProfile(image);
    }
    int wanted = typeFor(image);
    return image.getType() == wanted ? image : drawn(image, wanted);
  }

  private static BufferedImage fromProfile(BufferedImage image) {
    BufferedImage srgb = new BufferedImage(image.getWidth(), image.getHeight(), typeFor(image));
    try {
      return new ColorConvertOp(null).filter(image, srgb);
    } catch (CMMException | IllegalArgumentException badProfile) {
      return drawn(image, typeFor(image));
    }
  }

  /** Java takes grey for linear light and would make it too bright, so the samples are copied. */
  private static BufferedImage fromGrey(BufferedImage image) {
    int width = image.getWidth();
    boolean alpha = image.getColorModel().hasAlpha();
    int shift = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
    int low = Math.max(0, 8 - image.getColorModel().getComponentSize(0));
    BufferedImage rgb = new BufferedImage(width, image.getHeight(), typeFor(image));
    int[] row = new int[width];
    int[] samples = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, samples);
      for (int x = 0; x < width; x++) {
        int grey = low == 0 ? samples[x] >> shift : samples[x] * 255 / ((1 << (8 - low)) - 1);
        row[x] = 0xff000000 | (grey << 16) | (grey << 8) | grey;
      }
      if (alpha) {
        image.getRaster().getSamples(0, y, width, 1, 1, samples);
        for (int x = 0; x < width; x++) {
          row[x] = (row[x] & 0xffffff) | ((samples[x] >> shift) << 24);
        }
      }
      rgb.setRGB(0, y, width, 1, row, 0, width);
    }
    return rgb;
  }

  private static int typeFor(BufferedImage image) {
    return image.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_4BYTE_ABGR
        : BufferedImage.TYPE_3BYTE_BGR;
  }

  private static BufferedImage drawn(BufferedImage image, int type) {
    BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  /** Without a profile there is no true answer for printing inks; this is what browsers show. */
  private static BufferedImage cmyk(Raster raster, Bytes file) throws RefusedException {
    int adobe = JpegFile.adobeTransform(file);
    int width = raster.getWidth();
    BufferedImage rgb = new BufferedImage(width, raster.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    int[] inks = new int[4 * width];
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, inks);
      for (int x = 0; x < width; x++) {
        row[x] = rgbOf(inks, 4 * x, adobe);
      }
      rgb.setRGB(0, y, width, 1, row, 0, width);
    }
    return rgb;
  }

  private static int rgbOf(int[] inks, int at, int adobe) {
    int c = inks[at];
    int m = inks[at + 1];
    int y = inks[at + 2];
    int k = inks[at + 3];
    if (adobe == 2) {
      double cb = m - 128;
      double cr = y - 128;
      int luma = c;
      c = clamp(luma + 1.402 * cr);
      m = clamp(luma - 0.344136 * cb - 0.714136 * cr);
      y = clamp(luma + 1.772 * cb);
    }
    if (adobe < 0) {
      c = 255 - c;
      m = 255 - m;
      y = 255 - y;
      k = 255 - k;
    }
    return ((c * k / 255) << 16) | ((m * k / 255) << 8) | (y * k / 255);
  }

  private static int clamp(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    boolean turned = orientation >= 5;
    BufferedImage out = new BufferedImage(turned ? h : w, turned ? w : h, image.getType());
    Graphics2D graphics = out.createGraphics();
    graphics.drawImage(image, turn, null);
    graphics.dispose();
    return out;
  }
}
