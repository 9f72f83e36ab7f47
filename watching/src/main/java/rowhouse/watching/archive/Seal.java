package rowhouse.watching.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Texts that carry their own proof, so that ids need no table and nobody can make one up. */
final class Seal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PROOF = 16;

  private final SecretKeySpec key;

  Seal(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("A seal needs a key of at least 32 bytes.");
    }
    this.key = new SecretKeySpec(key.clone(), "HmacSHA256");
  }

  static String newName() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Seals a text for one purpose; no other purpose opens it. */
  String close(String purpose, String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] proof = proof(purpose, plain);
    byte[] all = Arrays.copyOf(proof, proof.length + plain.length);
    System.arraycopy(plain, 0, all, proof.length, plain.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** The text, if it was sealed here for this purpose. */
  Optional<String> open(String purpose, String sealed) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // no text of ours
    }
    if (all.length < PROOF) {
      return Optional.empty();
    }
    byte[] plain = Arrays.copyOfRange(all, PROOF, all.length);
    return MessageDigest.isEqual(proof(purpose, plain), Arrays.copyOf(all, PROOF))
        ? Optional.of(new String(plain, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private byte[] proof(String purpose, byte[] plain) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((purpose + "\0").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(plain), PROOF);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
