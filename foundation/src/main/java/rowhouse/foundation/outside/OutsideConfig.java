package rowhouse.foundation.outside;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the guarded client behaves. {@link #standard} is right for a server on the internet; the
 * {@code with…} methods change one thing each.
 *
 * @param allow private machines that may be fetched all the same ({@code rowhouse.outside.allow}):
 *     an address is compared with what a name resolved to, a name with the name in the link; a
 *     permitted machine is permitted with any port rule
 * @param proxy an HTTP proxy that understands CONNECT for ports 80 and 443 ({@code
 *     rowhouse.outside.proxy}); names are resolved and checked here, never by the proxy
 * @param ports ports that a link may name
 * @param longestUrl characters of the longest link that is accepted
 * @param userAgent what the client calls itself when a request does not say
 * @param times how long each part of a fetch may last
 * @param manners how one host is spared
 */
public record OutsideConfig(
    Set<HostPort> allow,
    @Nullable HostPort proxy,
    Set<Integer> ports,
    int longestUrl,
    String userAgent,
    Times times,
    Manners manners) {

  /** Refuses values with which nothing could be fetched. */
  public OutsideConfig {
    allow = Set.copyOf(allow);
    ports = Set.copyOf(ports);
    if (longestUrl < 16 || longestUrl > 65_536) {
      throw new IllegalArgumentException("The longest link must be 16 to 65536 characters.");
    }
  }

  /**
   * The limits of time.
   *
   * @param connect for one name look-up, one connection and one TLS handshake each
   * @param silence longest time without a single byte, the wait for the first one included
   * @param total for all hops and the body together; the turn waited for a host does not count
   * @param slowWindow over each stretch of this length a body must come at {@code bytesPerSecond}
   * @param bytesPerSecond slowest body that is waited for
   */
  public record Times(
      Duration connect,
      Duration silence,
      Duration total,
      Duration slowWindow,
      long bytesPerSecond) {

    /** Connect 5 s, first byte 10 s, total 30 s, at least 1 KB/s over 5 s. */
    public static Times standard() {
      return new Times(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          1024);
    }
  }

  /**
   * How one host is spared.
   *
   * @param together fetches from one host at the same time
   * @param gap least time between two starts on one host, where a page, a feed or a film is asked
   *     for; parts of a page and machines that are permitted by address or name need none
   * @param longestWait for a turn; after it the fetch fails with {@code host_busy}
   */
  public record Manners(int together, Duration gap, Duration longestWait) {

    /** Refuses a door that never opens. */
    public Manners {
      if (together < 1 || gap.isNegative() || longestWait.isNegative()) {
        throw new IllegalArgumentException("At least one fetch at a time, and no negative times.");
      }
    }

    /** Two at a time, 500 ms apart, 30 s of waiting. */
    public static Manners standard() {
      return new Manners(2, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** The same, without a gap; for tests and for a site of one's own. */
    public static Manners withoutGap(int together) {
      return new Manners(together, Duration.ZERO, Duration.ofSeconds(30));
    }
  }

  /** The defaults: nothing private, no proxy, ports 80, 443, 8080, 8443, links up to 2048. */
  public static OutsideConfig standard() {
    return new OutsideConfig(
        Set.of(),
        null,
        Set.of(80, 443, 8080, 8443),
        2048,
        "Mozilla/5.0 (compatible; Rowhouse)",
        Times.standard(),
        Manners.standard());
  }

  /** Permits the private machines of {@code entries}, each as {@link HostPort#parse} reads it. */
  public OutsideConfig withAllow(List<String> entries) {
    Set<HostPort> parsed =
        entries.stream().map(HostPort::parse).collect(Collectors.toUnmodifiableSet());
    return new OutsideConfig(parsed, proxy, ports, longestUrl, userAgent, times, manners);
  }

  /** Goes out through an HTTP proxy. */
  public OutsideConfig withProxy(@Nullable HostPort proxy) {
    return new OutsideConfig(allow, proxy, ports, longestUrl, userAgent, times, manners);
  }

  /** Accepts links with these ports only. */
  public OutsideConfig withPorts(Set<Integer> ports) {
    return new OutsideConfig(allow, proxy, ports, longestUrl, userAgent, times, manners);
  }

  /** Accepts links up to this many characters. */
  public OutsideConfig withLongestUrl(int characters) {
    return new OutsideConfig(allow, proxy, ports, characters, userAgent, times, manners);
  }

  /** Calls itself by another name. */
  public OutsideConfig withUserAgent(String userAgent) {
    return new OutsideConfig(allow, proxy, ports, longestUrl, userAgent, times, manners);
  }

  /** Waits for other lengths of time. */
  public OutsideConfig withTimes(Times times) {
    return new OutsideConfig(allow, proxy, ports, longestUrl, userAgent, times, manners);
  }

  /** Spares hosts in another way. */
  public OutsideConfig withManners(Manners manners) {
    return new OutsideConfig(allow, proxy, ports, longestUrl, userAgent, times, manners);
  }

  boolean allows(String host, int port) {
    return allow.contains(new HostPort(host, port));
  }

  /** Whether a name with this port may still turn out to be permitted once it is resolved. */
  boolean allowsSome(int port) {
    return allow.stream().anyMatch(entry -> entry.port() == port);
  }
}
