package rowhouse.watching.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Lets well-formed UTF-8 through and puts {@code ?} in the place of each byte that is none, so that
 * one broken caption does not cost the history and byte offsets stay right.
 */
final class Utf8Mender extends InputStream {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int mended;
  private int filled;
  private boolean ended;
  private boolean repaired;

  Utf8Mender(InputStream in) {
    this.in = in;
  }

  /** Whether anything was replaced so far. */
  boolean repaired() {
    return repaired;
  }

  @Override
  public int read() throws IOException {
    return next < mended || fill() ? buffer[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (next >= mended && !fill()) {
      return -1;
    }
    int count = Math.min(most, mended - next);
    System.arraycopy(buffer, next, target, from, count);
    next += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Refills the buffer; a sequence cut by its end waits at the front for the next round. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, mended, buffer, 0, filled - mended);
    filled -= mended;
    next = 0;
    mended = 0;
    while (mended == 0 && !(ended && filled == 0)) {
      int count = ended ? -1 : in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        ended = true;
      } else {
        filled += count;
      }
      mend();
    }
    return mended > 0;
  }

  private void mend() {
    int at = 0;
    while (at < filled) {
      if (buffer[at] >= 0) {
        at++;
        continue;
      }
      int length = lengthAt(at);
      if (length < 0) {
        break;
      }
      if (length == 0) {
        buffer[at] = '?';
        repaired = true;
        length = 1;
      }
      at += length;
    }
    mended = at;
  }

  /** Bytes of the sequence at hand, 0 when it is malformed, -1 when more bytes are needed. */
  private int lengthAt(int at) {
    int lead = buffer[at] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if (at + i >= filled) {
        return ended ? 0 : -1;
      }
      int low = i == 1 ? lowestSecond(lead) : 0x80;
      int high = i == 1 ? highestSecond(lead) : 0xbf;
      int follower = buffer[at + i] & 0xff;
      if (follower < low || follower > high) {
        return 0;
      }
    }
    return length;
  }

  private static int lowestSecond(int lead) {
    return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  }

  private static int highestSecond(int lead) {
    return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  }
}
