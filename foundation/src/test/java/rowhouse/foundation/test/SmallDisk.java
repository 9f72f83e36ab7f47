package rowhouse.foundation.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes that really fills up; mounting it needs root. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts an empty one, or skips the test where that is not allowed. */
  public static SmallDisk of(int megabytes) throws IOException {
    Path folder = Files.createTempDirectory("rowhouse-small-disk-");
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    if (!mounted) {
      Files.delete(folder);
    }
    Assumptions.assumeTrue(mounted, "needs root to mount a small disk");
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Writes a file of zeros until nothing more fits; deleting it makes the space again. */
  public Path fill() throws IOException {
    return fill(0);
  }

  /** Writes a file of zeros until only so many bytes are free. */
  public Path fill(long left) throws IOException {
    Path filler = folder.resolve("filler");
    byte[] zeros = new byte[4096];
    try (var out = Files.newOutputStream(filler)) {
      while (left == 0 || Files.getFileStore(folder).getUsableSpace() > left) {
        out.write(zeros);
      }
      return filler;
    } catch (IOException full) {
      return filler;
    }
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", "-l", folder.toString())) {
      throw new IOException("The small disk " + folder + " stays mounted.");
    }
    Files.delete(folder);
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
