package rowhouse.foundation.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The programs that turn a moving GIF into a moving WebP, each in a process of its own under limits
 * of time and memory.
 *
 * @param gif2webp tried first, because it makes smaller files
 * @param ffmpeg with its encoder libwebp_anim
 * @param limit for one program
 */
record MovingTools(@Nullable Path gif2webp, @Nullable Path ffmpeg, Duration limit) {
  /** Kibibytes of address space; gif2webp needs about 40 bytes for each pixel of the canvas. */
  private static final long MEMORY_KB = 2_500_000;

  /** A WebP smaller than the GIF, beside {@code near}; empty when no program made one. */
  Optional<Path> webpOf(Path gif, Path near, int quality, long smallerThan) throws IOException {
    Path made = near.resolveSibling(near.getFileName() + ".moving.webp");
    try {
      boolean done = run(gif, made, quality);
      if (done && Files.size(made) > 0 && Files.size(made) < smallerThan) {
        return Optional.of(made);
      }
      Files.deleteIfExists(made);
      return Optional.empty();
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(made);
      throw failed;
    }
  }

  private boolean run(Path gif, Path made, int quality) throws IOException {
    String q = Integer.toString(quality);
    if (gif2webp != null) {
      return run(
          List.of(
              gif2webp.toString(),
              "-quiet",
              "-lossy",
              "-q",
              q,
              "-m",
              "4",
              gif.toString(),
              "-o",
              made.toString()));
    }
    if (ffmpeg != null) {
      return run(
          List.of(
              ffmpeg.toString(),
              "-nostdin",
              "-v",
              "error",
              "-y",
              "-f",
              "gif",
              "-i",
              gif.toString(),
              "-an",
              "-c:v",
              "libwebp_anim",
              "-quality",
              q,
              "-loop",
              "0",
              "-f",
              "webp",
              made.toString()));
    }
    return false;
  }

  private boolean run(List<String> command) throws IOException {
    List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c"));
    limited.add("ulimit -v " + MEMORY_KB + "; exec \"$0\" \"$@\"");
    limited.addAll(command);
    boolean unix = Files.isExecutable(Path.of("/bin/sh"));
    Process process =
        new ProcessBuilder(unix ? limited : command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }
}
