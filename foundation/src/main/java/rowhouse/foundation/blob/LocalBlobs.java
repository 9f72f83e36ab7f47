package rowhouse.foundation.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.database.StorageFullException;

/**
 * Blobs in a folder, as {@code ab/cd/<sha256>.<extension>}. Bytes are collected in a temporary
 * file, forced to the disk, and renamed into place; then the folder is forced, too.
 */
public final class LocalBlobs implements Blobs {
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");

  private final Path root;
  private final Path temporary;
  private final long reserve;
  private final FreeSpace free;
  private final BitSet forced = new BitSet();

  /** How many bytes may still be written. */
  @FunctionalInterface
  interface FreeSpace {
    long bytes() throws IOException;
  }

  private LocalBlobs(Path root, Path temporary, long reserve, FreeSpace free) {
    this.root = root;
    this.temporary = temporary;
    this.reserve = reserve;
    this.free = free;
  }

  /**
   * Opens the store in {@code root} and deletes what an earlier process left half-written, so only
   * one process may use {@code temporary} at a time.
   *
   * @param temporary a folder on the same file system
   * @param reserve how many bytes are left free for the database and the system
   */
  public static LocalBlobs open(Path root, Path temporary, long reserve) throws IOException {
    return open(root, temporary, reserve, () -> Files.getFileStore(root).getUsableSpace());
  }

  static LocalBlobs open(Path root, Path temporary, long reserve, FreeSpace free)
      throws IOException {
    Files.createDirectories(root);
    HalfFile.sweep(temporary);
    return new LocalBlobs(root, temporary, reserve, free);
  }

  @Override
  public Blob put(InputStream in, long limit, String extension, Consumer<Blob> announce)
      throws IOException {
    checkExtension(extension);
    try (HalfFile half = HalfFile.collect(in, limit, temporary, this::requireSpace)) {
      announce.accept(half.blob());
      place(half.blob(), half.path(), extension);
      return half.blob();
    }
  }

  static void checkExtension(String extension) {
    if (!EXTENSION.matcher(extension).matches()) {
      throw new IllegalArgumentException("An extension has 1 to 8 of a-z and 0-9.");
    }
  }

  private void place(Blob blob, Path half, String extension) throws IOException {
    Path folder = folder(blob.sha256());
    makeSure(folder, HexFormat.fromHexDigits(blob.sha256(), 0, 4));
    Path there = find(blob.sha256());
    if (there != null && Files.size(there) == blob.size()) {
      // Whoever has just put it there may not have forced the folder yet.
      forceFolder(folder);
      return;
    }
    Path target = there != null ? there : folder.resolve(blob.sha256() + "." + extension);
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(folder);
    } catch (IOException e) {
      throw HalfFile.fullOr(e);
    }
  }

  /**
   * Makes the folder and forces its way from the root, once per process: that it exists does not
   * tell whether it would after a power cut.
   */
  private void makeSure(Path folder, int number) throws IOException {
    synchronized (forced) {
      if (forced.get(number)) {
        return;
      }
    }
    try {
      Files.createDirectories(folder);
      Path upper = folder.getParent();
      if (upper != null) {
        forceFolder(upper);
      }
      forceFolder(root);
    } catch (IOException e) {
      throw HalfFile.fullOr(e);
    }
    synchronized (forced) {
      forced.set(number);
    }
  }

  @Override
  public SeekableByteChannel open(String sha256) throws IOException {
    Path file = require(sha256);
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw missing(sha256, e);
    }
  }

  @Override
  public boolean exists(String sha256) throws IOException {
    return find(sha256) != null;
  }

  @Override
  public long size(String sha256) throws IOException {
    try {
      return Files.size(require(sha256));
    } catch (NoSuchFileException e) {
      throw missing(sha256, e);
    }
  }

  @Override
  public boolean delete(String sha256) throws IOException {
    Path file = find(sha256);
    return file != null && Files.deleteIfExists(file);
  }

  @Override
  public void each(long beforeMillis, BlobVisitor visitor) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = String.valueOf(file.getFileName());
            String hash = name.substring(0, Math.min(64, name.length()));
            if (Blob.isHash(hash)
                && attributes.isRegularFile()
                && attributes.lastModifiedTime().toMillis() < beforeMillis) {
              visitor.visit(new Blob(hash, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private Path folder(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  private @Nullable Path find(String sha256) throws IOException {
    Path folder = folder(Blob.check(sha256));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, sha256 + ".*")) {
      for (Path file : files) {
        return file;
      }
    } catch (NoSuchFileException e) {
      return null;
    }
    return null;
  }

  private Path require(String sha256) throws IOException {
    Path file = find(sha256);
    if (file == null) {
      throw new BlobMissingException(sha256);
    }
    return file;
  }

  private static BlobMissingException missing(String sha256, IOException cause) {
    BlobMissingException missing = new BlobMissingException(sha256);
    missing.initCause(cause);
    return missing;
  }

  private void requireSpace() throws IOException {
    if (free.bytes() < reserve) {
      throw new StorageFullException(
          "Less than "
              + reserve / (1024 * 1024)
              + " MB are free where files are kept. Make space; keeping works again by itself.",
          null);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
