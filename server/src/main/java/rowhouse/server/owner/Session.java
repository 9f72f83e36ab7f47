package rowhouse.server.owner;

import java.time.Duration;
import java.time.Instant;

/**
 * One signed-in browser.
 *
 * @param realm the door that the cookie is for: {@code house}, or an app with a door of its own
 */
record Session(
    long id,
    String realm,
    String csrf,
    String agent,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt) {

  /** A session that nobody uses for this long is over. */
  static final Duration IDLE = Duration.ofDays(30);

  static final String COOKIE_PREFIX = "rowhouse_";

  /** A cookie is sent to every port of a host, so the realm stands in its name. */
  static String cookieName(String realm) {
    return COOKIE_PREFIX + realm;
  }
}
