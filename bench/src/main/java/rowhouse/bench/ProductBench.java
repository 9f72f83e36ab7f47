package rowhouse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * What the benches of the built product share: the launcher that a user starts, a scratch folder
 * that goes again, and the table that is printed while it grows and written to {@code results/}.
 */
final class ProductBench {
  private static final double MILLI = 1e6;

  private final List<String> lines = new ArrayList<>();
  private final Path launcher;
  private final Path scratch;

  private ProductBench(Path home, Path scratch) {
    this.launcher = home.toAbsolutePath().resolveSibling("rowhouse");
    this.scratch = scratch;
  }

  /** Measures something and adds its rows. */
  interface Measuring {
    void measure(ProductBench bench) throws Exception;
  }

  /**
   * Runs a bench and writes {@code results/APP.md}, then ends the process.
   *
   * @param arguments the bench folder, by default {@code bench}
   * @param notes what stands above the table: with which settings it was measured
   */
  static void main(String[] arguments, String app, List<String> notes, Measuring measuring)
      throws Exception {
    Path home = Path.of(arguments.length > 0 ? arguments[0] : "bench");
    Path scratch = Files.createTempDirectory("rowhouse-bench-");
    ProductBench bench = new ProductBench(home, scratch);
    try {
      bench.head(app, notes);
      measuring.measure(bench);
      bench.say("");
      bench.say("Load average at the end: %.1f.".formatted(load()));
      Path results = Files.createDirectories(home.resolve("results"));
      Files.write(results.resolve(app + ".md"), bench.lines);
    } finally {
      FileSystemUtils.deleteRecursively(scratch);
    }
    System.exit(0);
  }

  private void head(String app, List<String> notes) {
    say("# " + app.substring(0, 1).toUpperCase(Locale.ROOT) + app.substring(1) + ": measured");
    say("");
    say(
        "%s, %d cores, Java %s. Load average at the start: %.1f; a quiet machine has less than 0.5."
            .formatted(
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                load()));
    notes.forEach(this::say);
    say("");
    say("| | measured | goal |");
    say("|---|---|---|");
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void say(String line) {
    System.out.println(line);
    lines.add(line);
  }

  void row(String what, String measured, String goal) {
    say("| " + what + " | " + measured + " | " + goal + " |");
  }

  /** A new folder of that name; a server's data goes into a folder in it. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(scratch.resolve(name));
  }

  BenchedServer start(Path data, String... settings) throws IOException {
    return BenchedServer.start(launcher, data, settings);
  }

  /** Two percentiles of durations, each from 0 to 1. */
  static String percentiles(long[] nanos, double first, double second) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.1f / %.1f ms",
        sorted[(int) (first * (sorted.length - 1))] / MILLI,
        sorted[(int) (second * (sorted.length - 1))] / MILLI);
  }
}
