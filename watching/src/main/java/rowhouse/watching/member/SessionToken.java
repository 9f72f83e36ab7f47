package rowhouse.watching.member;

import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.secret.Sha256;

/** The text that proves a session. Only its hash is looked up, so no comparison leaks it. */
final class SessionToken {
  private SessionToken() {}

  static String random() {
    return Tokens.random(Tokens.SESSION);
  }

  static String hash(String token) {
    return Sha256.hex("session:" + token);
  }

  /** What a page must send along with the cookie; whoever knows the cookie can tell it. */
  static String csrf(String token) {
    return Sha256.hex("csrf:" + token).substring(0, 43);
  }
}
