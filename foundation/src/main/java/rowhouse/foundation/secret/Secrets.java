package rowhouse.foundation.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts that are stored, such as a token for another site, with AES-256-GCM (NIST SP
 * 800-38D). A sealed text is bound to its row: copied to another one it does not open.
 *
 * <p>May be used by many threads. Nothing here prints a key or an opened text, and callers must not
 * either. Only {@link #at} and {@link #rotate} touch the disk.
 */
public final class Secrets {
  private static final String FORM = "s1";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final SecureRandom random = new SecureRandom();
  private final KeyFile file;
  private volatile List<MasterKey> keys;

  private Secrets(KeyFile file, List<MasterKey> keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * Reads the master keys of {@code keyFile}, which is made (mode 0600) when there is none.
   *
   * @throws SecretKeyException when it is damaged, or can be read by other users of the machine
   */
  public static Secrets at(Path keyFile) {
    return at(keyFile, false);
  }

  /**
   * As {@link #at(Path)}.
   *
   * @param readableByOthers whether a file that others can read is taken all the same, as one that
   *     a container platform mounts
   */
  public static Secrets at(Path keyFile, boolean readableByOthers) {
    KeyFile file = new KeyFile(keyFile, readableByOthers);
    return new Secrets(file, List.copyOf(file.readOrCreate()));
  }

  /**
   * Seals {@code text} for one place.
   *
   * @param row where it will be stored, such as {@code vault.account:17:cookie}; the same must be
   *     given to open it
   * @return letters, digits, dots, dashes and underscores; about 1.4 times as long and 52 more
   */
  public String seal(String row, String text) {
    MasterKey key = keys.getLast();
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, row).doFinal(text.getBytes(UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
      return FORM
          + '.'
          + key.id()
          + '.'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every Java.", e);
    }
  }

  /**
   * Opens what {@link #seal} returned for the same {@code row}.
   *
   * @throws SecretUnreadableException when it was changed, belongs to another row, or was sealed by
   *     a key that is not in the file
   */
  public String open(String row, String sealed) {
    String[] parts = parts(sealed);
    MasterKey key = key(parts[1]);
    try {
      byte[] all = Base64.getUrlDecoder().decode(parts[2]);
      if (all.length < NONCE + TAG_BITS / 8) {
        throw unreadable("it is too short", null);
      }
      byte[] nonce = Arrays.copyOf(all, NONCE);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(all, NONCE, all.length - NONCE);
      return new String(text, UTF_8);
    } catch (AEADBadTagException e) {
      throw unreadable("it was changed, or copied from another row", e);
    } catch (GeneralSecurityException e) {
      throw unreadable("AES-GCM refused it", e);
    } catch (IllegalArgumentException e) {
      throw unreadable("it is no base64", null);
    }
  }

  /** Whether {@code sealed} was sealed by the newest key. */
  public boolean isCurrent(String sealed) {
    return parts(sealed)[1].equals(keys.getLast().id());
  }

  /** The same text sealed anew by the newest key, for the same row. */
  public String reseal(String row, String sealed) {
    return seal(row, open(row, sealed));
  }

  /**
   * Makes a new key the newest one and keeps the others for opening. Blocks until the file is on
   * the disk. Every sealed text is to be given to {@link #reseal} then, and after that the old keys
   * to {@link #forgetOld}.
   */
  public synchronized void rotate() {
    List<MasterKey> more = new ArrayList<>(keys);
    more.add(MasterKey.fresh());
    file.replace(more);
    keys = List.copyOf(more);
  }

  /** Deletes all keys but the newest; what they have sealed can never be opened again. */
  public synchronized void forgetOld() {
    List<MasterKey> newest = List.of(keys.getLast());
    file.replace(newest);
    keys = newest;
  }

  private static Cipher cipher(int mode, MasterKey key, byte[] nonce, String row)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((FORM + '.' + key.id() + '.' + row).getBytes(UTF_8));
    return cipher;
  }

  private MasterKey key(String id) {
    for (MasterKey key : keys) {
      if (key.id().equals(id)) {
        return key;
      }
    }
    throw unreadable("its key is not in the key file; put the file back that was there then", null);
  }

  private static String[] parts(String sealed) {
    String[] parts = sealed.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(FORM)) {
      throw unreadable("it is no sealed text", null);
    }
    return parts;
  }

  private static SecretUnreadableException unreadable(String why, @Nullable Throwable cause) {
    return new SecretUnreadableException("A stored secret cannot be opened: " + why + ".", cause);
  }

  @Override
  public String toString() {
    return "Secrets with " + keys.size() + " keys";
  }
}
