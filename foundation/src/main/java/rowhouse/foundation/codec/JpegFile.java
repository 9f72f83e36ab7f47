package rowhouse.foundation.codec;

import java.io.ByteArrayOutputStream;

/** Walks the segments of a JPEG (ITU T.81, annex B; EXIF 2.32 for the orientation). */
final class JpegFile {
  /** A progressive file with thousands of scans is small to send and takes minutes to decode. */
  private static final int MOST_SCANS = 64;

  private static final byte[] END = {(byte) 0xff, (byte) 0xd9};

  private final Bytes in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int components;
  private int scans;
  private int orientation = 1;

  private JpegFile(Bytes in) {
    this.in = in;
  }

  /**
   * Reads the structure.
   *
   * @param withProfile whether the colour profile is kept
   */
  static PictureFile read(Bytes in, boolean withProfile) throws RefusedException {
    JpegFile file = new JpegFile(in);
    file.walk(withProfile);
    if (file.scans == 0 || file.width == 0) {
      throw RefusedException.broken("no picture in the JPEG");
    }
    long pixels = (long) file.width * file.height;
    Bytes stripped = new Bytes(file.kept.toByteArray());
    return new PictureFile(
        PictureFormat.JPEG,
        file.width,
        file.height,
        1,
        pixels,
        Math.max(1, file.components),
        file.orientation,
        stripped);
  }

  /** The file with nothing but the orientation in its metadata, so that it still stands upright. */
  static byte[] withOrientation(byte[] stripped, int orientation) {
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      18,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream(stripped.length + exif.length);
    out.write(stripped, 0, 2);
    out.writeBytes(exif);
    out.write(stripped, 2, stripped.length - 2);
    return out.toByteArray();
  }

  /** Adobe's word on the colours: 0 none, 1 YCC, 2 YCCK; -1 when it says nothing. */
  static int adobeTransform(Bytes in) throws RefusedException {
    int at = 2;
    while (in.u8(at) == 0xff && in.u8(at + 1) != 0xda) {
      if (in.u8(at + 1) == 0xee && in.startsWith(at + 4, "Adobe")) {
        return in.u8(at + 15);
      }
      at += 2 + in.u16(at + 2);
    }
    return -1;
  }

  private void walk(boolean withProfile) throws RefusedException {
    in.copy(0, 2, kept);
    int at = 2;
    while (true) {
      while (at < in.length() - 1 && in.u8(at) == 0xff && in.u8(at + 1) == 0xff) {
        at++;
      }
      if (at >= in.length() - 1 || in.u16(at) == 0xffd9) {
        kept.writeBytes(END);
        return;
      }
      int marker = in.u16(at);
      if (marker < 0xff01) {
        throw RefusedException.broken("no JPEG marker at " + at);
      }
      at = segment(at, marker & 255, withProfile);
    }
  }

  private int segment(int at, int marker, boolean withProfile) throws RefusedException {
    boolean bare = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    int end = bare ? at + 2 : at + 2 + in.u16(at + 2);
    in.need(at, end - at);
    if (isFrame(marker)) {
      height = in.u16(at + 5);
      width = in.u16(at + 7);
      components = in.u8(at + 9);
    } else if (marker == 0xe1 && in.startsWith(at + 4, "Exif\0\0")) {
      orientation = orientation(at + 10, end);
    } else if (marker == 0xda) {
      end = afterScan(end);
    }
    if (isKept(at, marker, withProfile)) {
      in.copy(at, end, kept);
    }
    return end;
  }

  private int afterScan(int from) throws RefusedException {
    if (++scans > MOST_SCANS) {
      throw RefusedException.tooLarge("more than " + MOST_SCANS + " scans");
    }
    byte[] all = in.array();
    for (int at = from; at < all.length - 1; at++) {
      int next = all[at + 1] & 255;
      if (all[at] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
        return at;
      }
    }
    return all.length;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** JFIF, the colour profile and Adobe's colour transform are needed to see the picture right. */
  private boolean isKept(int at, int marker, boolean withProfile) {
    return switch (marker) {
      case 0xe0 -> in.startsWith(at + 4, "JFIF\0");
      case 0xe2 -> withProfile && in.startsWith(at + 4, "ICC_PROFILE\0");
      case 0xee -> in.startsWith(at + 4, "Adobe");
      case 0xfe -> false;
      default -> marker < 0xe0 || marker > 0xef;
    };
  }

  private int orientation(int tiff, int end) throws RefusedException {
    boolean little = in.startsWith(tiff, "II");
    if (end - tiff < 14 || !(little || in.startsWith(tiff, "MM"))) {
      return 1;
    }
    int offset = int32(tiff + 4, little);
    if (offset < 8 || offset > end - tiff - 2) {
      return 1;
    }
    int directory = tiff + offset;
    int entries = int16(directory, little);
    for (int i = 0; i < entries && directory + 14 + 12 * i <= end; i++) {
      int entry = directory + 2 + 12 * i;
      if (int16(entry, little) == 0x0112) {
        int value = int16(entry + 8, little);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  private int int16(int at, boolean little) throws RefusedException {
    return little ? in.u16le(at) : in.u16(at);
  }

  private int int32(int at, boolean little) throws RefusedException {
    return little ? in.i32le(at) : in.i32(at);
  }
}
