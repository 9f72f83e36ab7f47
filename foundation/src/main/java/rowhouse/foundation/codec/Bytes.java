package rowhouse.foundation.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file in memory with reads that refuse to leave it. */
final class Bytes {
  private final byte[] all;

  Bytes(byte[] all) {
    this.all = all;
  }

  int length() {
    return all.length;
  }

  /** The array itself, for decoders that need one; not to be changed. */
  byte[] array() {
    return all;
  }

  int u8(int at) throws RefusedException {
    need(at, 1);
    return all[at] & 255;
  }

  int u16(int at) throws RefusedException {
    return (u8(at) << 8) | u8(at + 1);
  }

  int u16le(int at) throws RefusedException {
    return u8(at) | (u8(at + 1) << 8);
  }

  int u24le(int at) throws RefusedException {
    return u16le(at) | (u8(at + 2) << 16);
  }

  int i32(int at) throws RefusedException {
    return (u16(at) << 16) | u16(at + 2);
  }

  int i32le(int at) throws RefusedException {
    return u16le(at) | (u16le(at + 2) << 16);
  }

  boolean startsWith(int at, String latin1) {
    byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
    int end = at + expected.length;
    return at >= 0
        && end <= all.length
        && Arrays.equals(all, at, end, expected, 0, expected.length);
  }

  String text(int at, int length) throws RefusedException {
    need(at, length);
    return new String(all, at, length, StandardCharsets.ISO_8859_1);
  }

  /** Refuses unless {@code length} bytes from {@code at} lie inside. */
  void need(int at, int length) throws RefusedException {
    if (at < 0 || length < 0 || at > all.length - length) {
      throw RefusedException.broken("ends early at " + at);
    }
  }

  void copy(int from, int to, ByteArrayOutputStream out) {
    out.write(all, from, to - from);
  }
}
