package rowhouse.weekly.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.room.Room;

/**
 * Makes and reads the tokens in links: {@code <number>.<signature>}, where the signature (HMAC with
 * SHA-256, 128 bits) covers what the link is for, so that a token for one purpose opens no other.
 * Tokens do not expire; the letter of ten years ago must still let its reader unsubscribe.
 */
public final class SignedLinks {
  private static final String SETTING = "links.key";
  private static final String ROW = "weekly.setting:" + SETTING;
  private static final int SIGNATURE_BYTES = 16;
  private static final int RADIX = 36;

  private final Room room;
  private volatile byte @Nullable [] key;

  /** Signs with the key of {@code room}, which {@link #open} reads or makes. */
  public SignedLinks(Room room) {
    this.room = room;
  }

  /** What a token is for. */
  public enum Use {
    PREFERENCES,
    UNSUBSCRIBE,
    ISSUE,
    ARCHIVE,
    REPORT,
    TARGET
  }

  /** Reads the key, or makes it at the first start; seals it anew after a change of master key. */
  public void open() {
    key =
        room.database()
            .write(sql -> {
              String sealed = room.settings().find(sql, SETTING).orElse("");
              byte[] bytes =
                  sealed.isEmpty()
                      ? fresh()
                      : Base64.getDecoder().decode(room.secrets().open(ROW, sealed));
              if (sealed.isEmpty() || !room.secrets().isCurrent(sealed)) {
                String text = Base64.getEncoder().encodeToString(bytes);
                room.settings().put(sql, SETTING, room.secrets().seal(ROW, text));
              }
              return bytes;
            });
  }

  private static byte[] fresh() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** The token of the thing with that number, for one use. */
  public String token(Use use, long id) {
    String number = Long.toString(id, RADIX);
    return number + "." + signature(use, number);
  }

  /** The number in a token, or nothing when it was not signed here for this use. */
  public OptionalLong read(Use use, String token) {
    int dot = token.indexOf('.');
    if (dot < 1 || dot > 13 || !isSigned(use, token.substring(0, dot), token.substring(dot + 1))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(token.substring(0, dot), RADIX));
  }

  /** The signature of a text, for one use. */
  public String signature(Use use, String text) {
    byte[] whole = mac(use.name() + ':' + text);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
  }

  /** Whether {@code signature} is that of {@code text}; takes the same time wherever it differs. */
  public boolean isSigned(Use use, String text, String signature) {
    return MessageDigest.isEqual(signature(use, text).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  /** A hash that only this room can make, for what is kept to be compared and never to be read. */
  public String hash(String text) {
    return HexFormat.of().formatHex(mac("hash:" + text));
  }

  private byte[] mac(String text) {
    byte[] bytes = Optional.ofNullable(key).orElseThrow();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
