package rowhouse.vault.markup;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Turns an address as a page writes it (spaces, backslashes, unescaped letters, relative) into an
 * absolute http or https {@link URI}. Pure; linear in the length of the text.
 */
public final class Address {
  /** Longer addresses are refused; real ones that long are tracking or data. */
  public static final int MAX_LENGTH = 8192;

  private static final String LEGAL = "-._~!$&'()*+,;=:@/?";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Address() {}

  /** The address of a link that was read already; what {@link URI} refuses in it is escaped. */
  public static URI of(String link) {
    return HttpUrl.get(link).uri();
  }

  /**
   * The absolute address that {@code written} means on a page at {@code base}, without its
   * fragment; empty when it is blank, a mere fragment, too long, not http or https, carries a user
   * name, or cannot be read.
   */
  public static Optional<URI> resolve(URI base, String written) {
    String text = tidy(written);
    int hash = text.indexOf('#');
    if (hash >= 0) {
      text = text.substring(0, hash);
    }
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return absolute(base, text).filter(Address::isWeb);
  }

  /** As {@link #resolve}, but the fragment stays: for links people follow. */
  public static Optional<URI> resolveLink(URI base, String written) {
    String text = tidy(written);
    int hash = text.indexOf('#');
    if (hash < 0) {
      return resolve(base, text);
    }
    String fragment = encode(text.substring(hash + 1));
    return resolve(base, text.substring(0, hash))
        .flatMap(address -> parse(address + "#" + fragment));
  }

  /** The text as browsers see it: no line breaks or tabs anywhere, no blanks around it. */
  private static String tidy(String written) {
    StringBuilder text = new StringBuilder(Math.min(written.length(), MAX_LENGTH));
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '\t' && c != '\n' && c != '\r') {
        text.append(c);
      }
    }
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static Optional<URI> absolute(URI base, String text) {
    String scheme = scheme(text);
    int query = text.indexOf('?');
    String head = (query < 0 ? text : text.substring(0, query)).replace('\\', '/');
    String tail = query < 0 ? "" : text.substring(query);
    if (!scheme.isEmpty()) {
      if (!scheme.equals("http") && !scheme.equals("https")) {
        return Optional.empty();
      }
      int from = scheme.length() + 1;
      while (from < head.length() && head.charAt(from) == '/') {
        from++;
      }
      return withAuthority(scheme, head.substring(from), tail);
    }
    if (!isWeb(base)) {
      return Optional.empty();
    }
    if (head.startsWith("//")) {
      return withAuthority(base.getScheme(), head.substring(2), tail);
    }
    String root = base.getScheme() + "://" + base.getRawAuthority();
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    if (head.startsWith("/")) {
      path = encode(head);
    } else if (!head.isEmpty()) {
      path = path.substring(0, path.lastIndexOf('/') + 1) + encode(head);
    }
    return parse(root + withoutDots(path) + encode(tail));
  }

  private static Optional<URI> withAuthority(String scheme, String rest, String tail) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    try {
      String ascii =
          authority.startsWith("[") ? authority : IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED);
      String host = ascii.toLowerCase(Locale.ROOT);
      return parse(scheme + "://" + host + withoutDots(encode(path)) + encode(tail));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The path with "." and ".." carried out, never above the root; at least "/". */
  private static String withoutDots(String path) {
    StringBuilder kept = new StringBuilder(path.length() + 1);
    int from = path.startsWith("/") ? 1 : 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      boolean last = slash < 0;
      String segment = last ? path.substring(from) : path.substring(from, slash);
      String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
      if (plain.equals("..")) {
        kept.setLength(Math.max(0, kept.lastIndexOf("/")));
      } else if (!plain.equals(".")) {
        kept.append('/').append(segment);
      }
      if (last) {
        return plain.equals(".") || plain.equals("..") || kept.isEmpty() ? kept + "/" : kept + "";
      }
      from = slash + 1;
    }
    return kept.toString();
  }

  private static String scheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return text.substring(0, i).toLowerCase(Locale.ROOT);
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      if (!letter && !later) {
        return "";
      }
    }
    return "";
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        out.append((char) c);
      } else if (c < 128 && LEGAL.indexOf(c) >= 0) {
        out.append((char) c);
      } else if (c == '%' && isHex(text, i) && isHex(text, i + 1)) {
        out.append('%');
      } else {
        for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HEX.toHexDigits(octet));
        }
      }
    }
    return out.toString();
  }

  private static boolean isHex(String text, int index) {
    return index < text.length() && HexFormat.isHexDigit(text.charAt(index));
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isWeb(URI address) {
    String scheme = address.getScheme();
    String authority = address.getRawAuthority();
    return ("http".equals(scheme) || "https".equals(scheme))
        && authority != null
        && !authority.isEmpty()
        && authority.indexOf('@') < 0;
  }
}
