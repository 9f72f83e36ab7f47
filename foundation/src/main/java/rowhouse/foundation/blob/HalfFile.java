package rowhouse.foundation.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import rowhouse.foundation.database.StorageFullException;

/**
 * Bytes on their way to become a blob: collected in a temporary file, because only all of them give
 * the name. Closing it deletes what is left of it.
 */
final class HalfFile implements AutoCloseable {
  private static final String PATTERN = "blob-*.tmp";
  private static final int BUFFER = 128 * 1024;
  private static final long LOOK_EVERY = 8L * 1024 * 1024;

  private final Path path;
  private final Blob blob;

  private HalfFile(Path path, Blob blob) {
    this.path = path;
    this.blob = blob;
  }

  /** Looks whether there is still room to write; throws when not. */
  @FunctionalInterface
  interface Room {
    void require() throws IOException;
  }

  /** Deletes what an earlier process has left in {@code folder}, which is made if need be. */
  static void sweep(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> halves = Files.newDirectoryStream(folder, PATTERN)) {
      for (Path half : halves) {
        Files.deleteIfExists(half);
      }
    }
  }

  /** Reads {@code in} to its end into a file in {@code folder}, forced to the disk. */
  static HalfFile collect(InputStream in, long limit, Path folder, Room room) throws IOException {
    Path path = folder.resolve("blob-" + UUID.randomUUID() + ".tmp");
    try {
      return new HalfFile(path, copy(in, limit, path, room));
    } catch (Throwable e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private static Blob copy(InputStream in, long limit, Path path, Room room) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    long nextLook = 0;
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limit) {
          throw new BlobTooLargeException(limit);
        }
        if (size > nextLook) {
          room.require();
          nextLook = size + LOOK_EVERY;
        }
        digest.update(buffer, 0, n);
        write(out, ByteBuffer.wrap(buffer, 0, n));
      }
      force(out);
    }
    return new Blob(HexFormat.of().formatHex(digest.digest()), size);
  }

  Path path() {
    return path;
  }

  Blob blob() {
    return blob;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw fullOr(e);
    }
  }

  private static void force(FileChannel out) throws IOException {
    try {
      out.force(true);
    } catch (IOException e) {
      throw fullOr(e);
    }
  }

  /** Java has no own exception for a full disk; what is left to see is the system's message. */
  static IOException fullOr(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left") || message.contains("Disk quota exceeded")) {
      throw new StorageFullException(
          "The disk that keeps files is full. Make space; keeping works again by itself.", e);
    }
    return e;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
