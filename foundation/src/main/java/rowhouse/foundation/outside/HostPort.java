package rowhouse.foundation.outside;

import java.util.Locale;

/**
 * One machine and one port, as an operator writes them in {@code rowhouse.outside.allow} and {@code
 * rowhouse.outside.proxy}.
 *
 * @param host a name or an address, in lower case, without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

  /** Refuses a port that does not exist. */
  public HostPort {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A host and a port from 1 to 65535 are needed.");
    }
  }

  /**
   * Reads {@code nas.local:8080}, {@code 192.168.1.5:80} or {@code [fd00::5]:80}.
   *
   * @throws IllegalArgumentException with a sentence for the operator when it is none of these
   */
  public static HostPort parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    String port = colon < 0 ? "" : trimmed.substring(colon + 1);
    if (colon < 1 || port.isEmpty() || port.length() > 5 || !isDigits(port)) {
      throw new IllegalArgumentException(
          "\"" + trimmed + "\" is not a host and a port: write it as nas.local:8080.");
    }
    return new HostPort(hostOf(trimmed.substring(0, colon)), Integer.parseInt(port));
  }

  private static String hostOf(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    HostName.Parsed parsed = HostName.parse(text);
    if ((!bracketed && text.indexOf(':') >= 0) || parsed.problem() != null) {
      throw new IllegalArgumentException("\"" + text + "\" is not the name of a host.");
    }
    return parsed.ascii().toLowerCase(Locale.ROOT);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
