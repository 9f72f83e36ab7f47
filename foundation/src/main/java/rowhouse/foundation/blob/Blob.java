package rowhouse.foundation.blob;

import java.util.regex.Pattern;

/**
 * Bytes that are kept.
 *
 * @param sha256 their hash, 64 lower-case hexadecimal digits
 * @param size their number
 */
public record Blob(String sha256, long size) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public Blob {
    check(sha256);
    if (size < 0) {
      throw new IllegalArgumentException("A blob cannot have " + size + " bytes.");
    }
  }

  /** Whether {@code text} can be the name of a blob; nothing else ever becomes part of a path. */
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  static String check(String sha256) {
    if (!isHash(sha256)) {
      throw new BlobNameException();
    }
    return sha256;
  }
}
