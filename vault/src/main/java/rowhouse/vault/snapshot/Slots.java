package rowhouse.vault.snapshot;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Stand-ins for data addresses. They carry a number nobody can guess, so that a page cannot write
 * one itself.
 */
final class Slots {
  static final char END = '.';
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String prefix;
  private final List<Slot> slots = new ArrayList<>();

  /** One resource to be written as a data address. */
  static final class Slot {
    private final byte[] bytes;
    private final String mime;

    Slot(byte[] bytes, String mime) {
      this.bytes = bytes;
      this.mime = mime;
    }

    byte[] bytes() {
      return bytes;
    }

    String mime() {
      return mime;
    }
  }

  Slots() {
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    prefix = "data:rowhouse/" + HexFormat.of().formatHex(secret) + ",";
  }

  String prefix() {
    return prefix;
  }

  /** The text to put where the data address belongs: letters, digits and ":/,." only. */
  String add(byte[] bytes, String mime) {
    slots.add(new Slot(bytes, mime));
    return prefix + (slots.size() - 1) + END;
  }

  Slot at(int index) {
    return slots.get(index);
  }

  boolean owns(String address) {
    return address.startsWith(prefix);
  }
}
