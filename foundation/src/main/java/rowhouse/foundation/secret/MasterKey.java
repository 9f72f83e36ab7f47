package rowhouse.foundation.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** 256 bits for AES, and the name by which a sealed text says that it needs them. */
final class MasterKey {
  private static final int BYTES = 32;
  private final String id;
  private final byte[] bytes;

  private MasterKey(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  static MasterKey fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return of(bytes);
  }

  static MasterKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A master key has 32 bytes.");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("rowhouse master key".getBytes(UTF_8));
      String id = HexFormat.of().formatHex(digest.digest(bytes), 0, 4);
      return new MasterKey(id, bytes.clone());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  String id() {
    return id;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  SecretKeySpec aes() {
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public String toString() {
    return "master key " + id;
  }
}
