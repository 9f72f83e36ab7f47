package rowhouse.foundation.codec;

/** Finds the size in an AVIF (ISO 14496-12 boxes, 23008-12 properties). Pixels are never read. */
final class AvifFile {
  private static final int DEEPEST = 8;

  private final Bytes in;
  private int width;
  private int height;

  private AvifFile(Bytes in) {
    this.in = in;
  }

  static PictureFile read(Bytes in) throws RefusedException {
    AvifFile file = new AvifFile(in);
    file.walk(0, in.length(), 0);
    boolean moves = in.startsWith(8, "avis");
    long pixels = (long) file.width * file.height;
    return new PictureFile(
        PictureFormat.AVIF, file.width, file.height, moves ? 2 : 1, pixels, 4, 1, in);
  }

  private void walk(int from, int to, int depth) throws RefusedException {
    int at = from;
    while (at + 8 <= to && depth < DEEPEST) {
      long size = in.i32(at) & 0xffffffffL;
      if (size == 0) {
        size = (long) to - at;
      }
      if (size < 8 || size > to - at) {
        throw RefusedException.broken("an AVIF box that does not fit at " + at);
      }
      int end = at + (int) size;
      switch (in.text(at + 4, 4)) {
        case "meta" -> walk(at + 12, end, depth + 1);
        case "iprp", "ipco" -> walk(at + 8, end, depth + 1);
        case "ispe" -> {
          width = Math.max(width, in.i32(at + 12));
          height = Math.max(height, in.i32(at + 16));
        }
        default -> {
          // Other boxes say nothing about the size.
        }
      }
      at = end;
    }
  }
}
