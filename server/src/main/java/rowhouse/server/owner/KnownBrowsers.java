package rowhouse.server.owner;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.secret.SecretUnreadableException;
import rowhouse.foundation.secret.Secrets;

/**
 * Knows the browsers in which the owner has signed in before, by a sealed cookie that outlives the
 * sessions. It opens nothing: it only keeps strangers' tries from counting against its browser.
 */
final class KnownBrowsers {
  static final Duration REMEMBERED = Duration.ofDays(365);

  private static final String PLACE = "owner:1:browser";

  private final Secrets secrets;

  KnownBrowsers(Secrets secrets) {
    this.secrets = secrets;
  }

  /** A cookie is sent to every port of a host, so the realm stands in its name. */
  static String cookieName(String realm) {
    return Session.COOKIE_PREFIX + realm + "_browser";
  }

  /** The cookie's value for the browser that sends {@code request}, which keeps its name. */
  String mark(HttpServletRequest request, String realm) {
    return secrets.seal(PLACE, find(request, realm).orElseGet(Secret::random));
  }

  /** The name of the browser that sends {@code request}, if the owner has signed in with it. */
  Optional<String> find(HttpServletRequest request, String realm) {
    String sealed = Language.cookie(request, cookieName(realm));
    if (sealed == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(secrets.open(PLACE, sealed));
    } catch (SecretUnreadableException e) {
      return Optional.empty();
    }
  }
}
