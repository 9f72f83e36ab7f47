package rowhouse.watching.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file that somebody has sent. Closing it deletes it, unless it was moved away before.
 *
 * @param path where it lies for a moment
 * @param name what it was called, at most 200 characters; empty when nobody said
 * @param bytes its size
 * @param sha256 of its bytes, in hex
 */
public record UploadedFile(Path path, String name, long bytes, String sha256)
    implements AutoCloseable {

  /** A file that is on the disk already; reads it once for its hash. */
  public static UploadedFile of(Path path, String name) throws IOException {
    MessageDigest digest = Uploads.sha256();
    byte[] buffer = new byte[64 * 1024];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new UploadedFile(path, name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
