package rowhouse.foundation.outside;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Copies a body from a stranger while counting what came over the wire and what it became. */
final class BodyReader {

  /** The body broke one of our limits. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;
    private final FetchCode code;

    LimitException(FetchCode code) {
      super(code.code());
      this.code = code;
    }

    FetchCode code() {
      return code;
    }
  }

  /** What the host may send in Content-Encoding. */
  static final String ENCODINGS = "gzip, deflate";

  private static final int RATIO = 200;
  private static final long RATIO_COUNTS_FROM = 1 << 20;

  private final OutsideConfig.Times times;
  private final long limit;

  BodyReader(OutsideConfig.Times times, long limit) {
    this.times = times;
    this.limit = limit;
  }

  /**
   * Copies all of {@code wire} unpacked.
   *
   * @return the bytes written
   * @throws UncheckedIOException when {@code out} cannot be written, which is no fault of the host
   */
  long copy(InputStream wire, List<String> encodings, long claimed, OutputStream out)
      throws IOException {
    if (claimed > limit) {
      throw new LimitException(FetchCode.TOO_LARGE);
    }
    Wire counted = new Wire(wire, times);
    long written = 0;
    byte[] buffer = new byte[16_384];
    try (InputStream in = unpack(counted, encodings)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        if (written > limit) {
          throw new LimitException(FetchCode.TOO_LARGE);
        }
        if (written > RATIO_COUNTS_FROM && written / RATIO > counted.bytes) {
          throw new LimitException(FetchCode.BOMB);
        }
        write(out, buffer, n);
      }
    }
    return written;
  }

  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static InputStream unpack(InputStream in, List<String> encodings) throws IOException {
    List<String> real =
        encodings.stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty() && !value.equals("identity"))
            .toList();
    if (real.isEmpty()) {
      return in;
    }
    if (real.size() > 1) {
      // Nested packing has no honest use and multiplies the ratio.
      throw new LimitException(FetchCode.ENCODING_UNKNOWN);
    }
    return switch (real.getFirst()) {
      case "gzip", "x-gzip" -> gzip(in);
      case "deflate" -> deflate(in);
      default -> throw new LimitException(FetchCode.ENCODING_UNKNOWN);
    };
  }

  private static InputStream gzip(InputStream in) throws IOException {
    PushbackInputStream peek = new PushbackInputStream(in, 1);
    int first = peek.read();
    if (first < 0) {
      return peek;
    }
    peek.unread(first);
    return new GZIPInputStream(peek, 8192);
  }

  /** Some hosts send the zlib wrapper that the standard asks for, some the bare stream. */
  private static InputStream deflate(InputStream in) throws IOException {
    PushbackInputStream peek = new PushbackInputStream(in, 2);
    int first = peek.read();
    int second = first < 0 ? -1 : peek.read();
    if (second >= 0) {
      peek.unread(second);
    }
    if (first >= 0) {
      peek.unread(first);
    }
    if (first < 0) {
      return peek;
    }
    boolean wrapped = (first & 15) == 8 && second >= 0 && ((first << 8) + second) % 31 == 0;
    return new Deflated(peek, new Inflater(!wrapped));
  }

  /** Ends the inflater that it was given; the JDK's stream ends only one of its own. */
  private static final class Deflated extends InflaterInputStream {
    Deflated(InputStream in, Inflater inflater) {
      super(in, inflater, 8192);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /** Counts what arrives, and gives up on a body that only drips. */
  private static final class Wire extends FilterInputStream {
    private final OutsideConfig.Times times;
    private long bytes;
    private long windowBytes;
    private long windowStart = System.nanoTime();

    Wire(InputStream in, OutsideConfig.Times times) {
      super(in);
      this.times = times;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        bytes += n;
        windowBytes += n;
        checkRate();
      }
      return n;
    }

    private void checkRate() throws IOException {
      long now = System.nanoTime();
      long elapsed = now - windowStart;
      if (elapsed < times.slowWindow().toNanos()) {
        return;
      }
      if (windowBytes / (elapsed / 1e9) < times.bytesPerSecond()) {
        throw new LimitException(FetchCode.TOO_SLOW);
      }
      windowStart = now;
      windowBytes = 0;
    }
  }
}
