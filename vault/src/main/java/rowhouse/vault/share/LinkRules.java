package rowhouse.vault.share;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads links and brings them into one spelling. Works on the text alone: nothing is resolved or
 * fetched, so whether an address may be reached at all is decided where the connection is made.
 */
public final class LinkRules {

  /** Longest link that is accepted unless the caller allows more; in characters. */
  public static final int MAX_CHARS = 2048;

  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):(.*)", 32);
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("^[^/?#:@\\s]+\\.[^/?#:@\\s]+(:\\d{1,5})?([/?#].*)?$", 32);

  /** The part of a Zhihu path that names the thing; what follows only says how one came there. */
  private static final Pattern ZHIHU =
      Pattern.compile(
          "^/(?:p/\\d+|question/\\d+(?:/answer/\\d+)?|answer/\\d+|pin/\\d+|people/[^/]+"
              + "|column/[^/]+|collection/\\d+)(?=/|$)");

  private static final Set<String> WEIBO_HOSTS =
      Set.of("weibo.com", "www.weibo.com", "weibo.cn", "m.weibo.cn");
  private static final Set<String> TWITTER_HOSTS = Set.of("twitter.com", "mobile.twitter.com");
  private static final Pattern WEIBO_MOBILE = Pattern.compile("^/(?:detail|status)/(\\w+)/?$");
  private static final Pattern WEIBO_POST = Pattern.compile("^/(\\d+)/(\\w+)/?$");

  private LinkRules() {}

  /** Reads one link of at most {@link #MAX_CHARS} characters; see {@link #read(String, int)}. */
  public static ReadLink read(String text) {
    return read(text, MAX_CHARS);
  }

  /** Reads one link; a bare host gets {@code https}. Never throws, whatever the text. */
  public static ReadLink read(String text, int maxChars) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return refused("The link is empty.", "Paste an address that starts with https://.");
    }
    if (trimmed.length() > maxChars) {
      return refused(
          "The link has more than " + maxChars + " characters.", "Paste the page's short address.");
    }
    if (trimmed.chars().anyMatch(c -> c < 0x20 || c == 0x7f || isInvisible(c))) {
      return refused(
          "The link contains control or invisible characters.", "Copy it from the address bar.");
    }
    String absolute = withScheme(trimmed);
    HttpUrl url = absolute == null ? null : HttpUrl.parse(absolute);
    if (url == null) {
      return refused(
          "This is not the address of a web page.", "Paste an address that starts with https://.");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return refused(
          "The link carries a user name or a password.", "Remove the part before the @ sign.");
    }
    HttpUrl settled = settled(url);
    if (settled == null) {
      return refused("The link has no valid host.", "Paste an address that starts with https://.");
    }
    return link(settled);
  }

  /** Without fragment and last dot of the host; null when the result does not read as itself. */
  private static @Nullable HttpUrl settled(HttpUrl url) {
    String whole = url.newBuilder().fragment(null).build().toString();
    int host = whole.indexOf("://") + 3;
    int end = host + url.host().length();
    String bare = url.host().replaceAll("\\.+$", "");
    return whole.startsWith(url.host(), host)
        ? HttpUrl.parse(whole.substring(0, host) + bare + whole.substring(end))
        : HttpUrl.parse(whole);
  }

  private static Link link(HttpUrl url) {
    HttpUrl canonical = withoutTracking(url);
    HttpUrl clean = clean(canonical);
    return new Link(
        url.toString(), canonical.toString(), clean.toString(), platform(url), dedupeKey(clean));
  }

  static Platform platform(HttpUrl url) {
    return Platform.of(url.host(), url.encodedPath());
  }

  private static @Nullable String withScheme(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      if (name.equals("http") || name.equals("https")) {
        // A web address has its two slashes; "https:example" is read differently by every client.
        return scheme.group(2).startsWith("//") ? text : null;
      }
    }
    if (text.startsWith("//")) {
      return "https:" + text;
    }
    return HOST_AND_PORT.matcher(text).matches() ? "https://" + text : null;
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0x80 && c <= 0x9f);
  }

  private static HttpUrl withoutTracking(HttpUrl url) {
    String query = url.encodedQuery();
    if (query == null) {
      return url;
    }
    List<String> kept = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty() && !TrackingParameters.tracks(url.host(), name(pair))) {
        kept.add(pair);
      }
    }
    return withQuery(url, kept);
  }

  private static HttpUrl clean(HttpUrl url) {
    return switch (platform(url)) {
      case BILIBILI ->
          keeping(url, url.encodedPath().startsWith("/video/") ? List.of("p") : List.of());
      case TWITTER, TELEGRAM, DOUYIN, KU_AN -> keeping(url, List.of());
      case XIAOHONGSHU -> keeping(url, List.of("xsec_token", "xsec_source"));
      case ZHIHU -> zhihu(url);
      case WEIBO -> weibo(url);
      case RSS, UNIVERSAL -> url;
    };
  }

  private static HttpUrl zhihu(HttpUrl url) {
    Matcher thing = ZHIHU.matcher(url.encodedPath());
    return thing.find()
        ? keeping(url.newBuilder().encodedPath(thing.group()).build(), List.of())
        : url;
  }

  private static HttpUrl weibo(HttpUrl url) {
    if (!WEIBO_HOSTS.contains(url.host())) {
      return url;
    }
    Matcher mobile = WEIBO_MOBILE.matcher(url.encodedPath());
    if (mobile.matches()) {
      return desktop(url, "/detail/" + mobile.group(1));
    }
    Matcher post = WEIBO_POST.matcher(url.encodedPath());
    if (post.matches()) {
      return desktop(url, "/" + post.group(1) + "/" + post.group(2));
    }
    return url.encodedPath().startsWith("/u/") ? keeping(url, List.of()) : url;
  }

  private static HttpUrl desktop(HttpUrl url, String path) {
    HttpUrl onDesktop =
        url.newBuilder().scheme("https").host("weibo.com").port(443).encodedPath(path).build();
    return keeping(onDesktop, List.of());
  }

  private static HttpUrl keeping(HttpUrl url, List<String> names) {
    String query = url.encodedQuery();
    if (query == null) {
      return url;
    }
    List<String> kept = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (names.contains(name(pair))) {
        kept.add(pair);
      }
    }
    return withQuery(url, kept);
  }

  private static HttpUrl withQuery(HttpUrl url, List<String> pairs) {
    String query = pairs.isEmpty() ? null : String.join("&", pairs);
    return url.newBuilder().encodedQuery(query).build();
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  /** The same for http and https, with and without www, a last slash and the order of the query. */
  private static String dedupeKey(HttpUrl clean) {
    String host = clean.host().startsWith("www.") ? clean.host().substring(4) : clean.host();
    host = TWITTER_HOSTS.contains(host) ? "x.com" : host;
    boolean usualPort = clean.port() == HttpUrl.defaultPort(clean.scheme());
    String path = clean.encodedPath().replaceAll("/+$", "");
    String query = clean.encodedQuery();
    StringBuilder key = new StringBuilder(host);
    if (!usualPort) {
      key.append(':').append(clean.port());
    }
    key.append(path);
    if (query != null) {
      key.append('?')
          .append(String.join("&", List.of(query.split("&")).stream().sorted().toList()));
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(key.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static ReadLink refused(String message, String hint) {
    return new ReadLink.Refused("url_invalid", message, hint);
  }
}
