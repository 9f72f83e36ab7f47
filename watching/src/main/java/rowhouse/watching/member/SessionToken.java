package rowhouse.watching.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rowhouse.foundation.guard.Tokens;

/** The text that proves a session. Only its hash is looked up, so no comparison leaks it. */
final class SessionToken {
  private SessionToken() {}

  static String random() {
    return Tokens.random(Tokens.SESSION);
  }

  static String hash(String token) {
    return sha256("session:" + token);
  }

  /** What a page must send along with the cookie; whoever knows the cookie can tell it. */
  static String csrf(String token) {
    return sha256("csrf:" + token).substring(0, 43);
  }

  static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
