package rowhouse.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of everything that must be kept, held by one process at a time. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the folder if there is none and takes its lock.
   *
   * @throws StartException when another process holds it or it cannot be written
   */
  static DataFolder lock(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path file = path.resolve("lock");
    try {
      Files.createDirectories(path);
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
