package rowhouse.foundation.outside;

import java.util.Locale;
import okhttp3.HttpUrl;

/** Reads web addresses strictly: what browsers repair in silence is refused here with a reason. */
final class AddressText {
  private final OutsideConfig config;

  AddressText(OutsideConfig config) {
    this.config = config;
  }

  HttpAddress read(String given) {
    String text = given.strip();
    if (text.isEmpty()) {
      return invalid("is empty");
    }
    if (text.length() > config.longestUrl()) {
      return invalid("is longer than " + config.longestUrl() + " characters");
    }
    if (text.codePoints().anyMatch(AddressText::isForbidden)) {
      return invalid("contains characters that cannot be seen");
    }
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return invalid("does not start with http:// or https://");
    }
    return readAuthority(scheme, text.substring(colon + 3));
  }

  private HttpAddress readAuthority(String scheme, String rest) {
    int end = endOfAuthority(rest);
    String authority = rest.substring(0, end);
    if (authority.indexOf('@') >= 0) {
      return invalid("contains a user name or password");
    }
    int portColon = authority.lastIndexOf(':');
    boolean hasPort = portColon > authority.lastIndexOf(']');
    String portText = hasPort ? authority.substring(portColon + 1) : "";
    HostName.Parsed host = HostName.parse(hasPort ? authority.substring(0, portColon) : authority);
    if (host.problem() != null) {
      return invalid(host.problem());
    }
    int port = port(scheme, portText);
    if (port < 0) {
      return invalid("has a port that does not exist");
    }
    return decide(scheme, host, port, rest.substring(end));
  }

  private HttpAddress decide(String scheme, HostName.Parsed host, int port, String rest) {
    boolean allowed = config.allows(host.ascii(), port);
    boolean portFits =
        allowed || config.ports().contains(port) || (!host.literal() && config.allowsSome(port));
    if (!portFits) {
      return invalid("uses port " + port + ", which is not one for web pages");
    }
    if (!allowed && host.literal() && AddressRange.isInside(HostName.addressOf(host.ascii()))) {
      return new HttpAddress.Invalid(FetchCode.ADDRESS_BLOCKED, Sentences.blocked(host.ascii()));
    }
    String shown = host.ascii().indexOf(':') >= 0 ? "[" + host.ascii() + "]" : host.ascii();
    HttpUrl url = HttpUrl.parse(scheme + "://" + shown + ":" + port + rest);
    if (url == null) {
      return invalid("cannot be read");
    }
    String whole = url.newBuilder().fragment(null).build().toString();
    return whole.length() > config.longestUrl()
        ? invalid("is longer than " + config.longestUrl() + " characters")
        : new HttpAddress.Valid(whole, scheme, host.ascii(), port);
  }

  private static int endOfAuthority(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return rest.length();
  }

  private static int port(String scheme, String text) {
    if (text.isEmpty()) {
      return HttpUrl.defaultPort(scheme);
    }
    if (text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int port = Integer.parseInt(text);
    return port >= 1 && port <= 65_535 ? port : -1;
  }

  /** They hide what a person would otherwise see; only the joiners have a use, in emoji. */
  private static boolean isForbidden(int c) {
    boolean joiner = c == 0x200c || c == 0x200d;
    return switch (Character.getType(c)) {
      case Character.FORMAT -> !joiner;
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static HttpAddress invalid(String problem) {
    return new HttpAddress.Invalid(
        FetchCode.URL_INVALID,
        "This link "
            + problem
            + ". Check it and paste it again as http:// or https:// with the"
            + " address of a web page.");
  }
}
