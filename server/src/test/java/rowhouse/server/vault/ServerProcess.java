package rowhouse.server.vault;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rowhouse.server.Browser;
import rowhouse.server.Main;

/** A server in a process of its own, which a test may kill. */
public final class ServerProcess implements AutoCloseable {
  static final String TOKEN = "VS_a-token-for-tests-of-killed-servers";

  private final Process process;
  private final int port;
  private final CompletableFuture<String> setupToken;

  private ServerProcess(Process process, int port, CompletableFuture<String> setupToken) {
    this.process = process;
    this.port = port;
    this.setupToken = setupToken;
  }

  /** The class path without tests, whose stand-in page would hide the real one. */
  private static List<String> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .toList();
  }

  /** Whether the built page is on the class path. */
  public static boolean hasPage() {
    return classPath().stream()
        .map(Path::of)
        .anyMatch(entry ->
            Files.exists(entry.resolve("META-INF/rowhouse-web/index.html"))
                || entry.getFileName().toString().matches("web-.*\\.jar"));
  }

  /** Starts on {@code data}; returns when it answers. */
  public static ServerProcess start(Path data, String... settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(
        List.of("-cp", String.join(File.pathSeparator, classPath()), Main.class.getName()));
    command.addAll(List.of("serve", "--rowhouse.port=0", "--rowhouse.data=" + data));
    command.add("--rowhouse.vault.api-token=" + TOKEN);
    command.addAll(List.of(settings));
    try {
      Path errors = data.resolveSibling(data.getFileName() + ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      CompletableFuture<String> setupToken = new CompletableFuture<>();
      return new ServerProcess(process, port(process, errors, setupToken), setupToken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(Process process, Path errors, CompletableFuture<String> setupToken)
      throws IOException {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().start(() -> read(lines, port, setupToken));
    try {
      return port.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("not started: " + Files.readString(errors), e);
    }
  }

  private static void read(
      BufferedReader lines, CompletableFuture<Integer> port, CompletableFuture<String> setupToken) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Rowhouse is ready: ")) {
          port.complete(Integer.valueOf(line.replaceAll("\\D", "")));
        } else if (line.contains("setup?token=")) {
          setupToken.complete(line.replaceFirst(".*setup\\?token=", ""));
        }
      }
      port.completeExceptionally(new IOException("the server ended"));
    } catch (IOException gone) {
      // Whoever is killed closes its output, and nobody waits for its port any more.
      port.completeExceptionally(gone);
    }
  }

  /** Where it answers, with a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** What stands in the one-time link on the console. */
  String setupToken() {
    return setupToken.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** A program with the vault's token. */
  Browser program() {
    return new Browser(url()).with("X-API-Token", TOKEN);
  }

  /** Ends the process as a power cut would; its children have to notice by themselves. */
  public void kill() {
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
