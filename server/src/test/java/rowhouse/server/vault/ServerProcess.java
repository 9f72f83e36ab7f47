package rowhouse.server.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rowhouse.server.Browser;
import rowhouse.server.Main;

/** A server in a process of its own, which a test may kill. */
final class ServerProcess implements AutoCloseable {
  static final String TOKEN = "VS_a-token-for-tests-of-killed-servers";

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts on {@code data}; returns when it answers. */
  static ServerProcess start(Path data, String... settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--rowhouse.port=0", "--rowhouse.data=" + data));
    command.add("--rowhouse.vault.api-token=" + TOKEN);
    command.addAll(List.of(settings));
    try {
      Path errors = data.resolveSibling(data.getFileName() + ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      return new ServerProcess(process, port(process, errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(Process process, Path errors) throws IOException {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().start(() -> read(lines, port));
    try {
      return port.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("not started: " + Files.readString(errors), e);
    }
  }

  private static void read(BufferedReader lines, CompletableFuture<Integer> port) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Rowhouse is ready: ")) {
          port.complete(Integer.valueOf(line.replaceAll("\\D", "")));
        }
      }
      port.completeExceptionally(new IOException("the server ended"));
    } catch (IOException gone) {
      // Whoever is killed closes its output, and nobody waits for its port any more.
      port.completeExceptionally(gone);
    }
  }

  /** A program with the vault's token. */
  Browser program() {
    return new Browser("http://127.0.0.1:" + port + "/").with("X-API-Token", TOKEN);
  }

  /** Ends the process as a power cut would; its children have to notice by themselves. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  @Override
  public void close() {
    process.destroy();
    ended();
  }

  private void ended() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the server does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
