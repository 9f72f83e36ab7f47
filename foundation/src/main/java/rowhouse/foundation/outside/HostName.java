package rowhouse.foundation.outside;

import java.lang.Character.UnicodeScript;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Brings every notation of a host to one: ASCII names in lower case without a trailing dot, IPv4 in
 * four decimal parts, IPv6 shortened.
 */
final class HostName {
  private static final Set<UnicodeScript> LOOK_ALIKES =
      EnumSet.of(
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE);

  /**
   * The host in its one notation.
   *
   * @param ascii the host, without brackets; empty when there is a problem
   * @param literal whether it is an address and not a name
   * @param problem what is wrong, as the end of a sentence
   */
  record Parsed(String ascii, boolean literal, @Nullable String problem) {
    static Parsed refused(String problem) {
      return new Parsed("", false, problem);
    }
  }

  private HostName() {}

  /** Reads a host as it stands in a URL: IPv6 in brackets, anything else as it is. */
  static Parsed parse(String text) {
    if (text.chars().anyMatch(c -> "/?#@\\".indexOf(c) >= 0 || Character.isWhitespace(c))) {
      return Parsed.refused("has a host with a character that does not belong there");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
      return Parsed.refused("has a host name with characters that cannot be seen");
    }
    if (mixesScripts(text)) {
      return Parsed.refused("mixes alphabets that look alike in its host name");
    }
    // OkHttp maps names by UTS 46 and shortens IPv6; a full host alone is not in its interface.
    HttpUrl url = HttpUrl.parse("http://" + text + "/");
    if (url == null || !url.encodedPath().equals("/") || url.port() != 80) {
      return Parsed.refused("has a host name that does not exist in this form");
    }
    String host = url.host();
    if (host.indexOf(':') >= 0) {
      return new Parsed(host, true, null);
    }
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.isEmpty() || host.startsWith(".") || host.endsWith(".") || host.contains("..")) {
      return Parsed.refused("has a host name with an empty part");
    }
    return endsInNumber(host) ? ofNumbers(host) : ofName(host);
  }

  /** The bytes of a host that {@link Parsed#literal} is true for. */
  static InetAddress addressOf(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(literal + " is not an address", impossible);
    }
  }

  private static Parsed ofName(String host) {
    for (String label : host.split("\\.", -1)) {
      if (label.length() > 63 || !label.chars().allMatch(HostName::isNameCharacter)) {
        return Parsed.refused("has a host name with characters that names cannot have");
      }
    }
    return host.length() > 253
        ? Parsed.refused("has a host name longer than 253 characters")
        : new Parsed(host, false, null);
  }

  private static Parsed ofNumbers(String host) {
    long value = ipv4(host);
    if (value < 0) {
      return Parsed.refused("has a host that looks like an address but is none");
    }
    String dotted =
        (value >> 24)
            + "."
            + ((value >> 16) & 255)
            + "."
            + ((value >> 8) & 255)
            + "."
            + (value & 255);
    return new Parsed(dotted, true, null);
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  /** By the URL standard a host whose last part is a number is an IPv4 address or nothing. */
  private static boolean endsInNumber(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    return last.chars().allMatch(c -> c >= '0' && c <= '9') || number(last) >= 0;
  }

  /** Decimal, octal and hexadecimal, one to four parts, the last filling what is left; -1: none. */
  private static long ipv4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      long number = number(parts[i]);
      boolean last = i == parts.length - 1;
      int bits = last ? 8 * (4 - i) : 8;
      if (number < 0 || number >= 1L << bits) {
        return -1;
      }
      value = (value << bits) | number;
    }
    return value;
  }

  private static long number(String text) {
    int radix = 10;
    String digits = text;
    if (text.startsWith("0x") || text.startsWith("0X")) {
      radix = 16;
      digits = text.substring(2);
    } else if (text.length() > 1 && text.startsWith("0")) {
      radix = 8;
      digits = text.substring(1);
    }
    if (digits.isEmpty()) {
      return radix == 10 ? -1 : 0;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
        return -1;
      }
    }
    return digits.length() > 12 ? Long.MAX_VALUE : Long.parseLong(digits, radix);
  }

  /** Latin beside Cyrillic, Greek, Armenian or Cherokee in one label is a disguise. */
  private static boolean mixesScripts(String text) {
    for (String label : text.split("[.。]", -1)) {
      boolean latin = false;
      boolean alike = false;
      for (int c : label.codePoints().toArray()) {
        UnicodeScript script = UnicodeScript.of(c);
        latin |= script == UnicodeScript.LATIN;
        alike |= LOOK_ALIKES.contains(script);
      }
      if (latin && alike) {
        return true;
      }
    }
    return false;
  }
}
