package rowhouse.foundation.codec;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** Walks the chunks of a PNG (third edition, with APNG). */
final class PngFile {
  /** What changes how the picture looks; texts, times and EXIF go. */
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

  private static final int LARGEST_PROFILE = 1 << 20;

  private PngFile() {}

  /**
   * Reads the structure.
   *
   * @param withProfile whether the colour profile is kept
   */
  static PictureFile read(Bytes in, boolean withProfile) throws RefusedException {
    if (!in.startsWith(12, "IHDR")) {
      throw RefusedException.broken("a PNG without header");
    }
    int width = in.i32(16);
    int height = in.i32(20);
    int frames = 1;
    ByteArrayOutputStream kept = new ByteArrayOutputStream(in.length());
    in.copy(0, 8, kept);
    int at = 8;
    String type = "";
    while (!type.equals("IEND")) {
      int length = in.i32(at);
      type = in.text(at + 4, 4);
      in.need(at + 8, length);
      in.need(at + 8 + length, 4);
      int end = at + 12 + length;
      if (type.equals("acTL")) {
        frames = Math.max(1, in.i32(at + 8));
      }
      boolean profile = type.equals("iCCP");
      if (KEPT.contains(type) && !(profile && (!withProfile || length > LARGEST_PROFILE))) {
        in.copy(at, end, kept);
      }
      at = end;
    }
    long pixels = (long) width * height;
    return new PictureFile(
        PictureFormat.PNG,
        width,
        height,
        frames,
        pixels * frames,
        pixelBytes(in),
        1,
        new Bytes(kept.toByteArray()));
  }

  private static int pixelBytes(Bytes in) throws RefusedException {
    int channels =
        switch (in.u8(25)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return Math.max(1, channels * in.u8(24) / 8);
  }
}
