package rowhouse.foundation.outside;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Knows which addresses lie on the public internet.
 *
 * <p>Sources: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates), RFC
 * 6052 (NAT64), RFC 3056 (6to4), RFC 5214 (ISATAP).
 */
final class AddressRange {
  private record Block(int network, int bits) {
    boolean contains(int address) {
      return (address ^ network) >>> (32 - bits) == 0;
    }
  }

  private static final List<Block> NOT_PUBLIC =
      List.of(
          block(0, 0, 0, 8),
          block(10, 0, 0, 8),
          block(100, 64, 0, 10),
          block(127, 0, 0, 8),
          block(169, 254, 0, 16),
          block(172, 16, 0, 12),
          block(192, 0, 0, 24),
          block(192, 0, 2, 24),
          block(192, 88, 99, 24),
          block(192, 168, 0, 16),
          block(198, 18, 0, 15),
          block(198, 51, 100, 24),
          block(203, 0, 113, 24),
          block(224, 0, 0, 4),
          block(240, 0, 0, 4));

  private AddressRange() {}

  /** Whether the address is private, local, reserved or leads to such a one through a tunnel. */
  static boolean isInside(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isInside4(int32(bytes, 0)) : isInside6(bytes);
  }

  private static boolean isInside4(int address) {
    return NOT_PUBLIC.stream().anyMatch(block -> block.contains(address));
  }

  private static boolean isInside6(byte[] b) {
    int first = int32(b, 0);
    if (first == 0x0064ff9b && int32(b, 4) == 0 && int32(b, 8) == 0) {
      return isInside4(int32(b, 12));
    }
    if (first == 0 && int32(b, 4) == 0) {
      return isInsideEmbedded(b);
    }
    if (first >>> 29 != 1) {
      // Only 2000::/3 is handed out; fc00::/7, fe80::/10, fec0::/10, ff00::/8 and the rest are not.
      return true;
    }
    return switch (first >>> 16) {
      case 0x2001 -> (first & 0xfe00) == 0 || (first & 0xffff) == 0x0db8 || isIsatapInside(b);
      case 0x2002 -> isInside4(int32(b, 2)) || isIsatapInside(b);
      case 0x3fff -> (first & 0xf000) == 0 || isIsatapInside(b);
      default -> isIsatapInside(b);
    };
  }

  /** IPv4-compatible, IPv4-mapped and IPv4-translated: the last four bytes are the address. */
  private static boolean isInsideEmbedded(byte[] b) {
    int third = int32(b, 8);
    boolean carries = third == 0 || third == 0x0000ffff || third == 0xffff0000;
    return !carries || isInside4(int32(b, 12));
  }

  private static boolean isIsatapInside(byte[] b) {
    return (int32(b, 8) & 0xfdffffff) == 0x00005efe && isInside4(int32(b, 12));
  }

  private static int int32(byte[] b, int at) {
    return ((b[at] & 255) << 24)
        | ((b[at + 1] & 255) << 16)
        | ((b[at + 2] & 255) << 8)
        | (b[at + 3] & 255);
  }

  private static Block block(int a, int b, int c, int bits) {
    return new Block((a << 24) | (b << 16) | (c << 8), bits);
  }
}
