package rowhouse.server.owner;

import org.jspecify.annotations.Nullable;
import rowhouse.foundation.limit.Limiter;

/**
 * Who tries to sign in, and where.
 *
 * @param realm the door that the session is to be for
 * @param browser the name of a browser in which the owner has signed in before; null for others
 */
record Visitor(String address, String realm, String agent, @Nullable String browser) {

  boolean known() {
    return browser != null;
  }

  /** Under which name the tries are counted. */
  String counted() {
    return browser == null ? Limiter.network(address) : "browser " + browser;
  }

  /** How the audit names whoever fails. */
  String stranger() {
    return "stranger " + address;
  }
}
