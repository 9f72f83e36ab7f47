package rowhouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The rivals that run on Node: each script drains and prints one line, {@code RESULT <per second>}.
 */
final class NodeRivals {
  private NodeRivals() {}

  /** The rate that a script measured, or why there is none. */
  static String run(Path rivals, String script, String address, int count) {
    if (!Files.isDirectory(rivals.resolve("node_modules"))) {
      return "skipped: run `npm ci` in bench/rivals first";
    }
    try {
      Process process =
          new ProcessBuilder("node", script, address, String.valueOf(count))
              .directory(rivals.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      List<String> results = output.lines().filter(line -> line.startsWith("RESULT ")).toList();
      return results.isEmpty()
          ? "failed: " + output.lines().findFirst().orElse("no output")
          : String.format(Locale.ROOT, "%,.0f", Double.parseDouble(results.getLast().substring(7)));
    } catch (IOException absent) {
      return "skipped: " + absent.getMessage();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return "skipped: interrupted";
    }
  }
}
