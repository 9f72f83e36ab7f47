package rowhouse.watching.source;

import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of a packed entry and stops when it is too much or too dense. */
final class UnpackedStream extends InputStream {
  /** Below this size a dense entry does no harm, and short lists of equal rows are dense. */
  private static final long HARMLESS = 1 << 20;

  private final InputStream in;
  private final UnpackingLimit limit;
  private final long packed;
  private final int ratio;
  private long unpacked;

  UnpackedStream(InputStream in, UnpackingLimit limit, long packed, int ratio) {
    this.in = in;
    this.limit = limit;
    this.packed = packed;
    this.ratio = ratio;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int most) {
    int count;
    try {
      count = in.read(target, from, most);
    } catch (IOException e) {
      throw ExportReading.damaged(e);
    }
    if (count > 0) {
      count(count);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void count(int bytes) {
    limit.unpacked(bytes);
    unpacked += bytes;
    if (unpacked > HARMLESS && unpacked / ratio > packed) {
      throw new RefusedException(
          RefusalCode.SUSPICIOUS_ARCHIVE,
          "The ZIP unpacks to more than "
              + ratio
              + " times its size, as archives made to do harm do. Upload the file as TikTok gave it.");
    }
  }
}
