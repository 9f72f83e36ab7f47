package rowhouse.foundation.codec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running child and the pipe to it. Used by one caller at a time. */
final class Child {
  private static final String ERRORS = "errors.txt";
  private static final int LAST_WORDS = 500;

  private final Process process;
  private final Path folder;
  private final DataInputStream in;
  private final DataOutputStream out;
  private int pictures;

  private Child(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** Starts a child; it is not known to live before {@link #awaitHello}. */
  static Child start(CodecConfig config) throws IOException {
    Files.createDirectories(config.folder());
    Path folder = Files.createTempDirectory(config.folder(), "codec-");
    List<String> command = new ArrayList<>(config.command());
    // The native library is unpacked into this folder, which goes with the child.
    command.add(1, "-Djava.io.tmpdir=" + folder);
    // The child ends itself a little later than the parent would, should the parent be gone.
    command.add("seconds=" + (config.limit().toSeconds() + 5));
    if (config.gif2webp() != null) {
      command.add("gif2webp=" + config.gif2webp());
    }
    if (config.ffmpeg() != null) {
      command.add("ffmpeg=" + config.ffmpeg());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve(ERRORS).toFile());
    onlyWhatIsNeeded(builder.environment());
    try {
      return new Child(builder.start(), folder);
    } catch (IOException cannot) {
      delete(folder);
      throw cannot;
    }
  }

  void awaitHello() throws IOException {
    if (!Frames.readHello(in)) {
      throw new IOException("the child is not ours");
    }
  }

  PictureOutcome convert(PictureRequest request) throws IOException {
    pictures++;
    Frames.write(out, request);
    return Frames.readOutcome(in);
  }

  int pictures() {
    return pictures;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it said on its standard error, for the log. */
  String lastWords() {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(ERRORS).toFile(), "r")) {
      file.seek(Math.max(0, file.length() - LAST_WORDS));
      byte[] end = new byte[LAST_WORDS];
      int length = Math.max(0, file.read(end));
      return new String(end, 0, length, StandardCharsets.UTF_8).strip();
    } catch (IOException unknown) {
      return unknown.toString();
    }
  }

  /** Ends it and whatever it started; the pipe breaks and a waiting caller is freed. */
  void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it, waits for its end, and removes what it left behind. */
  void end() {
    kill();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  /** Removes a folder of a child that is no more. */
  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList().reversed()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  /** A decoder that was taken over finds no secret in its environment. */
  private static void onlyWhatIsNeeded(Map<String, String> environment) {
    environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH"));
  }
}
