package rowhouse.vault.share;

import java.net.URI;

/** The site of an address, as people name it: its host without {@code www.}. */
public final class Site {
  private Site() {}

  /** The site of an address that has been checked. */
  public static String of(String url) {
    String host = URI.create(url).getHost();
    if (host == null) {
      return "";
    }
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
