package rowhouse.foundation.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Where a room keeps files. A blob is there whole or not at all, also after a power cut; keeping
 * the same bytes again changes nothing.
 *
 * <p>All calls block while they read and write; none holds more than a buffer of the bytes. A name
 * that is no hash ends with {@link BlobNameException} before any path is made.
 */
public interface Blobs {

  /**
   * Keeps the bytes of {@code in}, hashing them on the way. Does not close {@code in}.
   *
   * @param limit how many bytes may come
   * @param extension for people who look into the folder, 1 to 8 of a-z and 0-9; no part of the
   *     blob's name, and the first one stays
   * @param announce is told of the blob before it is looked for and put in its place, so that what
   *     it writes down is there before the file is
   * @throws BlobTooLargeException when more bytes come; nothing is kept
   * @throws rowhouse.foundation.database.StorageFullException when the disk has no room but its
   *     reserve; nothing is kept
   */
  Blob put(InputStream in, long limit, String extension, Consumer<Blob> announce)
      throws IOException;

  /** As the longer one, telling nobody. */
  default Blob put(InputStream in, long limit, String extension) throws IOException {
    return put(in, limit, extension, blob -> {});
  }

  /** As the longer one, for bytes at hand. */
  default Blob put(byte[] bytes, String extension) throws IOException {
    return put(new ByteArrayInputStream(bytes), bytes.length, extension);
  }

  /**
   * Opens a blob at its first byte; a range is read by moving the position. The caller closes it.
   *
   * @throws BlobMissingException when there is none
   */
  SeekableByteChannel open(String sha256) throws IOException;

  /** As {@link #open}, for reading from the first byte to the last. */
  default InputStream read(String sha256) throws IOException {
    return Channels.newInputStream(open(sha256));
  }

  /** Whether the blob is here. */
  boolean exists(String sha256) throws IOException;

  /**
   * How many bytes the blob has.
   *
   * @throws BlobMissingException when there is none
   */
  long size(String sha256) throws IOException;

  /** Deletes the blob; false when there was none. */
  boolean delete(String sha256) throws IOException;

  /** Deletes all of these; one that is not there is no error. */
  default void delete(Collection<String> hashes) throws IOException {
    for (String sha256 : hashes) {
      delete(sha256);
    }
  }

  /**
   * Shows every blob that was put in its place before {@code beforeMillis} (milliseconds since
   * 1970). Reads the whole store: for maintenance.
   */
  void each(long beforeMillis, BlobVisitor visitor) throws IOException;

  /** Looks at a blob, and may delete it. */
  @FunctionalInterface
  interface BlobVisitor {
    /** Is shown one blob. */
    void visit(Blob blob) throws IOException;
  }
}
