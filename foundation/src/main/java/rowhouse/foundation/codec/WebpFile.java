package rowhouse.foundation.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP (RFC 9649). */
final class WebpFile {
  private static final int EXIF_AND_XMP = 0x0c;

  private final Bytes in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int frames;
  private long framePixels;
  private byte @Nullable [] firstFrame;

  private WebpFile(Bytes in) {
    this.in = in;
  }

  static PictureFile read(Bytes in) throws RefusedException {
    WebpFile file = walked(in);
    int frames = Math.max(1, file.frames);
    long pixels = file.frames == 0 ? (long) file.width * file.height : file.framePixels;
    Bytes stripped = new Bytes(riff(file.kept.toByteArray()));
    return new PictureFile(
        PictureFormat.WEBP, file.width, file.height, frames, pixels, 4, 1, stripped);
  }

  /** The first picture of a moving one as a WebP of its own; the file itself when it stands. */
  static Bytes still(Bytes in) throws RefusedException {
    WebpFile file = walked(in);
    byte[] frame = file.firstFrame;
    return frame == null ? in : new Bytes(frame);
  }

  private static WebpFile walked(Bytes in) throws RefusedException {
    WebpFile file = new WebpFile(in);
    long claimed = 8 + (in.i32le(4) & 0xffffffffL);
    file.walk((int) Math.min(in.length(), claimed));
    return file;
  }

  private void walk(int end) throws RefusedException {
    int at = 12;
    while (at + 8 <= end) {
      String type = in.text(at, 4);
      int length = in.i32le(at + 4);
      in.need(at + 8, length);
      int next = Math.min(in.length(), at + 8 + length + (length & 1));
      switch (type) {
        case "VP8X" -> extended(at, next);
        case "VP8 ", "VP8L" -> {
          size(type, at + 8);
          in.copy(at, next, kept);
        }
        case "ANMF" -> {
          frame(at + 8, length);
          in.copy(at, next, kept);
        }
        case "EXIF", "XMP " -> {
          // What the picture tells about its maker is not kept.
        }
        case "ALPH", "ANIM", "ICCP" -> in.copy(at, next, kept);
        default -> {
          // Unknown chunks may hold anything and are not needed to see the picture.
        }
      }
      at = next;
    }
    if (width == 0) {
      throw RefusedException.broken("a WebP without a picture");
    }
  }

  private void extended(int at, int next) throws RefusedException {
    width = in.u24le(at + 12) + 1;
    height = in.u24le(at + 15) + 1;
    int start = kept.size();
    in.copy(at, next, kept);
    byte[] all = kept.toByteArray();
    all[start + 8] &= ~EXIF_AND_XMP;
    kept.reset();
    kept.writeBytes(all);
  }

  private void size(String type, int data) throws RefusedException {
    boolean lossy = type.equals("VP8 ");
    int bits = lossy ? 0 : in.i32le(data + 1);
    int ownWidth = lossy ? in.u16le(data + 6) & 0x3fff : (bits & 0x3fff) + 1;
    int ownHeight = lossy ? in.u16le(data + 8) & 0x3fff : ((bits >>> 14) & 0x3fff) + 1;
    if (width == 0) {
      width = ownWidth;
      height = ownHeight;
    } else if (ownWidth != width || ownHeight != height) {
      throw RefusedException.broken("a WebP that contradicts its own size");
    }
  }

  private void frame(int data, int length) throws RefusedException {
    int frameWidth = in.u24le(data + 6) + 1;
    int frameHeight = in.u24le(data + 9) + 1;
    framePixels += (long) frameWidth * frameHeight;
    if (++frames > PictureFile.MOST_FRAMES) {
      throw RefusedException.tooLarge("more than " + PictureFile.MOST_FRAMES + " frames");
    }
    if (frames == 1 && length > 16) {
      firstFrame = stillOf(data + 16, data + length, frameWidth, frameHeight);
    }
  }

  private byte[] stillOf(int from, int to, int frameWidth, int frameHeight)
      throws RefusedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (in.startsWith(from, "ALPH")) {
      byte[] header = "VP8X\n\0\0\0\20\0\0\0......".getBytes(StandardCharsets.ISO_8859_1);
      putU24(header, 12, frameWidth - 1);
      putU24(header, 15, frameHeight - 1);
      body.writeBytes(header);
    }
    in.need(from, to - from);
    in.copy(from, to, body);
    return riff(body.toByteArray());
  }

  private static void putU24(byte[] to, int at, int value) {
    to[at] = (byte) value;
    to[at + 1] = (byte) (value >> 8);
    to[at + 2] = (byte) (value >> 16);
  }

  private static byte[] riff(byte[] chunks) {
    int size = chunks.length + 4;
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 8);
    out.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(size >> shift);
    }
    out.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(chunks);
    return out.toByteArray();
  }
}
