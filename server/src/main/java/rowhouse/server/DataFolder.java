package rowhouse.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of everything that must be kept, held by one process at a time. */
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final FileAttribute<?> MINE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the folder for its user alone if there is none, and takes its lock.
   *
   * @throws StartException when another process holds it or it cannot be written
   */
  static DataFolder lock(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path file = path.resolve("lock");
    try {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      if (posix && !Files.exists(path)) {
        Files.createDirectories(path, MINE);
      } else {
        Files.createDirectories(path);
      }
      warnIfOpen(path, posix);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(path, Files.readString(file).strip());
      }
      channel.truncate(0);
      byte[] pid = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(pid));
      return new DataFolder(path, channel, lock);
    } catch (OverlappingFileLockException e) {
      throw inUse(path, String.valueOf(ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new StartException("The data folder " + path + " cannot be written: " + e.getMessage());
    }
  }

  /** What is in the folder is as open as the folder; its user may have meant it so. */
  private static void warnIfOpen(Path path, boolean posix) throws IOException {
    if (posix && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
      LOG.warn(
          "The data folder {} is open to every user of this machine. Close it with: chmod 700 {}",
          path,
          path);
    }
  }

  private static StartException inUse(Path path, String process) {
    return new StartException(
        "The data folder %s is in use by process %s. Stop that one first, or give this one a folder of its own with --rowhouse.data=…"
            .formatted(path, process));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
