package rowhouse.watching.source;

import java.util.Locale;
import java.util.Set;

/**
 * Reads the video id out of a link. Links are text here: none is ever fetched, and one to another
 * host never yields an id.
 */
final class ShareLink {
  private static final char[] USUAL = "https://www.tiktokv.com/share/video/".toCharArray();
  private static final Set<String> HOSTS = Set.of("tiktokv.com", "tiktok.com", "tiktokv.eu");
  private static final String VIDEO = "/video/";

  private ShareLink() {}

  /** The id, or 0 when the link names no TikTok video. */
  static long videoId(char[] text, int from, int length) {
    if (startsUsual(text, from, length)) {
      return id(text, from + USUAL.length, from + length);
    }
    return unusual(new String(text, from, length).strip());
  }

  /** Whether the link goes to Douyin, TikTok's separate twin in China. */
  static boolean isDouyin(String link) {
    String host = host(link);
    return host.equals("douyin.com")
        || host.endsWith(".douyin.com")
        || host.equals("iesdouyin.com")
        || host.endsWith(".iesdouyin.com");
  }

  private static boolean startsUsual(char[] text, int from, int length) {
    if (length <= USUAL.length) {
      return false;
    }
    for (int i = 0; i < USUAL.length; i++) {
      if (text[from + i] != USUAL[i]) {
        return false;
      }
    }
    return true;
  }

  private static long unusual(String link) {
    String host = host(link);
    String plain = host.startsWith("www.") || host.startsWith("m.") ? afterDot(host) : host;
    if (!HOSTS.contains(plain)) {
      return 0;
    }
    int path = link.indexOf('/', link.indexOf("//") + 2);
    int end = endOfPath(link, Math.max(path, 0));
    int video = path < 0 ? -1 : link.indexOf(VIDEO, path);
    if (video < 0 || video >= end) {
      return 0;
    }
    return id(link.toCharArray(), video + VIDEO.length(), end);
  }

  private static String afterDot(String host) {
    return host.substring(host.indexOf('.') + 1);
  }

  /** The host in lower case, or the empty text for what is not a plain http link. */
  private static String host(String link) {
    boolean http = link.regionMatches(true, 0, "http://", 0, 7);
    boolean https = link.regionMatches(true, 0, "https://", 0, 8);
    if (!http && !https) {
      return "";
    }
    int from = http ? 7 : 8;
    int to = from;
    while (to < link.length() && "/?#".indexOf(link.charAt(to)) < 0) {
      to++;
    }
    return link.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static int endOfPath(String link, int from) {
    for (int i = from; i < link.length(); i++) {
      if (link.charAt(i) == '?' || link.charAt(i) == '#') {
        return i;
      }
    }
    return link.length();
  }

  /** The digits from {@code from} up to the end or a separator; 0 for anything else or too many. */
  private static long id(char[] text, int from, int end) {
    long value = 0;
    int at = from;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      int digit = text[at] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return 0;
      }
      value = value * 10 + digit;
      at++;
    }
    boolean separated =
        at == end || text[at] == '/' || text[at] == '?' || text[at] == '#' || text[at] == ' ';
    return at > from && separated ? value : 0;
  }
}
