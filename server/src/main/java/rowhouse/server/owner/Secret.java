package rowhouse.server.owner;

import java.security.SecureRandom;
import java.util.Base64;
import rowhouse.foundation.secret.Sha256;

/** Random texts that nobody can guess, and the hashes under which they are kept. */
final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Secret() {}

  /** 256 random bits as 43 characters that are safe in a URL and a cookie. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is stored instead of {@code secret}; a value of one realm means nothing in another. */
  static String hash(String realm, String secret) {
    return Sha256.hex(realm + ":" + secret);
  }
}
