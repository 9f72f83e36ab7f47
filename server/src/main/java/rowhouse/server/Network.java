package rowhouse.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** One address, or a block of them as {@code 10.0.0.0/8}. */
record Network(InetAddress base, int bits) {

  /** Reads an address or a block; throws {@link StartException} when it is neither. */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (isAddress(address)) {
      InetAddress base = InetAddress.ofLiteral(address);
      int most = base.getAddress().length * 8;
      String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
      if (length.matches("\\d{1,3}") && Integer.parseInt(length) <= most) {
        return new Network(base, Integer.parseInt(length));
      }
    }
    throw new StartException(
        "rowhouse.proxies has "
            + text
            + "; it takes addresses as 10.0.0.5 and blocks as 10.0.0.0/8");
  }

  /** Refuses a name that this machine cannot resolve; an empty one is the house's own choice. */
  static void checkBind(String text) {
    try {
      if (!text.isEmpty()) {
        InetAddress _ = InetAddress.getByName(text);
      }
    } catch (UnknownHostException e) {
      throw new StartException(
          "rowhouse.bind has " + text + "; it takes an address of this machine as 192.168.1.5");
    }
  }

  static boolean isAddress(String text) {
    try {
      return InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  boolean contains(String address) {
    byte[] other = InetAddress.ofLiteral(address).getAddress();
    byte[] mine = base.getAddress();
    if (other.length != mine.length) {
      return false;
    }
    int whole = bits / 8;
    int rest = bits % 8;
    boolean same = Arrays.equals(mine, 0, whole, other, 0, whole);
    return same && (rest == 0 || (mine[whole] ^ other[whole]) >> (8 - rest) == 0);
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + bits;
  }
}
