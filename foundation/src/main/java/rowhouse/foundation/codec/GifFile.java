package rowhouse.foundation.codec;

import java.io.ByteArrayOutputStream;

/** Walks the blocks of a GIF (87a, 89a). */
final class GifFile {
  private final Bytes in;
  private final ByteArrayOutputStream kept;
  private int frames;
  private long framePixels;

  private GifFile(Bytes in) {
    this.in = in;
    this.kept = new ByteArrayOutputStream(in.length());
  }

  static PictureFile read(Bytes in) throws RefusedException {
    int width = in.u16le(6);
    int height = in.u16le(8);
    GifFile file = new GifFile(in);
    file.walk();
    if (file.frames == 0) {
      throw RefusedException.broken("a GIF without a picture");
    }
    return new PictureFile(
        PictureFormat.GIF,
        width,
        height,
        file.frames,
        file.framePixels,
        1,
        1,
        new Bytes(file.kept.toByteArray()));
  }

  private void walk() throws RefusedException {
    int at = 13 + colours(in.u8(10));
    in.need(0, at);
    in.copy(0, at, kept);
    // Many files end without the last byte; browsers show them all the same.
    while (at < in.length() && in.u8(at) != 0x3b) {
      int end =
          switch (in.u8(at)) {
            case 0x2c -> image(at);
            case 0x21 -> blocks(at + 2);
            default -> throw RefusedException.broken("no GIF block at " + at);
          };
      if (isKept(at)) {
        in.copy(at, end, kept);
      }
      at = end;
    }
    kept.write(0x3b);
  }

  private int image(int at) throws RefusedException {
    long pixels = (long) in.u16le(at + 5) * in.u16le(at + 7);
    framePixels += pixels;
    if (pixels == 0) {
      throw RefusedException.broken("a GIF frame without a size");
    }
    if (++frames > PictureFile.MOST_FRAMES) {
      throw RefusedException.tooLarge("more than " + PictureFile.MOST_FRAMES + " frames");
    }
    return blocks(at + 11 + colours(in.u8(at + 9)));
  }

  /** The end of a run of sub-blocks. */
  private int blocks(int from) throws RefusedException {
    int at = from;
    while (in.u8(at) != 0) {
      at += 1 + in.u8(at);
    }
    return at + 1;
  }

  /** Comments and XMP go; how often the picture repeats stays. */
  private boolean isKept(int at) throws RefusedException {
    if (in.u8(at) != 0x21) {
      return true;
    }
    return switch (in.u8(at + 1)) {
      case 0xfe, 0x01 -> false;
      case 0xff -> in.startsWith(at + 3, "NETSCAPE2.0") || in.startsWith(at + 3, "ANIMEXTS1.0");
      default -> true;
    };
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
  }
}
