package rowhouse.vault.share;

import okhttp3.HttpUrl;

/** The site of an address, as people name it: its host without {@code www.}. */
final class Site {
  private Site() {}

  /** The site of an address that has been checked. */
  static String of(String url) {
    String host = HttpUrl.get(url).host();
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
