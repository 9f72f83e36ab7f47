package rowhouse.watching.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
