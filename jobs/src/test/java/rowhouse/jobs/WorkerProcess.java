package rowhouse.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link CrashWorker} in a process of its own, and what it has said. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  WorkerProcess(String dialect, String location, int adds) {
    this(dialect, location, adds, Map.of());
  }

  /** A worker whose environment has {@code more} in it. */
  WorkerProcess(String dialect, String location, int adds, Map<String, String> more) {
    ProcessBuilder command =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashWorker.class.getName(),
                dialect,
                location,
                String.valueOf(adds))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().putAll(more);
    try {
      process = command.start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Thread.ofPlatform().daemon().start(this::listen);
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException ended) {
      lines.add("ENDED");
    }
  }

  List<String> said(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).toList();
  }

  boolean alive() {
    return process.isAlive();
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Ends the process as a power cut would, without a word. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
