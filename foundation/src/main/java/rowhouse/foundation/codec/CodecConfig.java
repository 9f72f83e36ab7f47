package rowhouse.foundation.codec;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the children that read pictures are run.
 *
 * @param command starts one; arguments for {@link CodecMain} are added to it
 * @param folder for the temporary files of the children, emptied when they end
 * @param children the most that run at the same time
 * @param queue the most callers that wait for one
 * @param limit for one picture, the start of a child included
 * @param idle after which an unused child is ended
 * @param picturesEach after which a child is replaced, so that leaks of native code stay small
 * @param gif2webp makes moving WebP; null when it is not installed
 * @param ffmpeg does the same where gif2webp is missing; null when it is not installed
 */
public record CodecConfig(
    List<String> command,
    Path folder,
    int children,
    int queue,
    Duration limit,
    Duration idle,
    int picturesEach,
    @Nullable Path gif2webp,
    @Nullable Path ffmpeg) {

  /** Refuses a pool in which nothing moves. */
  public CodecConfig {
    command = List.copyOf(command);
    if (command.isEmpty() || children < 1 || queue < 0 || picturesEach < 1) {
      throw new IllegalArgumentException("a command, and at least one child and one picture");
    }
  }

  /** Two children, 64 waiting, 60 s for a picture, an idle minute, 500 pictures each. */
  public static CodecConfig of(List<String> command, Path folder) {
    return new CodecConfig(
        command, folder, 2, 64, Duration.ofSeconds(60), Duration.ofMinutes(1), 500, null, null);
  }

  /** The same with the programs for moving pictures that this machine has. */
  public CodecConfig withTools(@Nullable Path gif2webp, @Nullable Path ffmpeg) {
    return new CodecConfig(
        command, folder, children, queue, limit, idle, picturesEach, gif2webp, ffmpeg);
  }

  /** The same with other bounds. */
  public CodecConfig withBounds(int children, int queue, Duration limit, Duration idle) {
    return new CodecConfig(
        command, folder, children, queue, limit, idle, picturesEach, gif2webp, ffmpeg);
  }

  /**
   * The command for a program that runs from a class path, as in tests and during development.
   *
   * @param heapMb the heap of a child in MiB; a picture of 50 megapixels needs about 512
   */
  public static List<String> commandOfClassPath(int heapMb) {
    List<String> command = java(heapMb);
    command.add("-cp");
    command.add(absolute(System.getProperty("java.class.path")));
    command.add(CodecMain.class.getName());
    return command;
  }

  /**
   * The command for a program that runs from one jar.
   *
   * @param heapMb the heap of a child in MiB
   * @param jar the jar whose main class hands {@code subcommand} on to {@link CodecMain}
   */
  public static List<String> commandOfJar(int heapMb, Path jar, String subcommand) {
    List<String> command = java(heapMb);
    command.add("-jar");
    command.add(jar.toAbsolutePath().toString());
    command.add(subcommand);
    return command;
  }

  /** A child works in a folder of its own, where relative paths lead nowhere. */
  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Pixels are two or three huge arrays, so nearly all of the heap is given to the old. */
  private static List<String> java(int heapMb) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMb + "m",
            "-Xms16m",
            "-XX:+UseSerialGC",
            "-XX:NewRatio=8",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED"));
  }
}
