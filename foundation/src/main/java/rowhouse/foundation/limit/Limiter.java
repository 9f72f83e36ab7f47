package rowhouse.foundation.limit;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** Counts calls per key over a window that slides with the clock. */
public interface Limiter {
  /**
   * Takes one call for {@code key} if the last {@code window} holds fewer than {@code calls}. Never
   * blocks.
   */
  Decision take(String key, int calls, Duration window);

  /** Forgets the calls counted for {@code key}, as after a sign-in that went well. */
  void forget(String key);

  /** Takes the newest call of {@code key} for one that never was. */
  void giveBack(String key);

  /**
   * The name under which calls from {@code address} are counted. A line has 2^64 addresses of IPv6
   * to call from, so they count as the one network (/64) that they are.
   */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    byte[] bytes = InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
    return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
  }

  /**
   * What became of a call.
   *
   * @param allowed whether it may go on
   * @param limit how many calls fit into the window
   * @param remaining how many are left now
   * @param reset how long until one more is free again
   */
  record Decision(boolean allowed, int limit, int remaining, Duration reset) {
    /** The headers that tell a caller where it stands. */
    public Map<String, String> headers() {
      return Map.of(
          "X-RateLimit-Limit", String.valueOf(limit),
          "X-RateLimit-Remaining", String.valueOf(remaining),
          "X-RateLimit-Reset", String.valueOf(resetSeconds()));
    }

    /** The time until one more is free again, in whole seconds, at least one. */
    public long resetSeconds() {
      return Math.max(1, (reset.toMillis() + 999) / 1000);
    }
  }
}
