package rowhouse.foundation.codec;

/** Reads the header of a Windows bitmap. */
final class BmpFile {
  private BmpFile() {}

  static PictureFile read(Bytes in) throws RefusedException {
    boolean old = in.i32le(14) == 12;
    int width = old ? in.u16le(18) : in.i32le(18);
    // A negative height means rows from top to bottom.
    int height = old ? in.u16le(20) : in.i32le(22);
    int upright = height == Integer.MIN_VALUE ? 0 : Math.abs(height);
    int bits = in.u16le(old ? 24 : 28);
    long pixels = (long) width * upright;
    return new PictureFile(
        PictureFormat.BMP, width, upright, 1, pixels, Math.max(1, bits / 8), 1, in);
  }
}
