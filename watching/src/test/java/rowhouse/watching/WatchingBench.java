package rowhouse.watching;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.Layout;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.WatchHistoryStore;

/**
 * Measures the figures of the documentation, in the JVM it is started in.
 *
 * <p>{@code write FILE EVENTS LAYOUT} · {@code parse FILE} · {@code all FILE} (parse, sort,
 * metrics) · {@code metrics EVENTS} · {@code store FILE} (parse, keep in SQLite, metrics from the
 * rows)
 */
public final class WatchingBench {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-01T00:00:00Z"));
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Period YEAR =
      new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), ZONE);

  private WatchingBench() {}

  /** Runs what the first argument names. */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "write" ->
          write(
              Path.of(arguments[1]), Integer.parseInt(arguments[2]), Layout.valueOf(arguments[3]));
      case "parse" -> time("parse", 3, () -> parse(Path.of(arguments[1])));
      case "all" -> time("parse, sort, metrics", 3, () -> all(Path.of(arguments[1])));
      case "metrics" -> metrics(Integer.parseInt(arguments[1]));
      case "store" -> store(Path.of(arguments[1]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    Runtime runtime = Runtime.getRuntime();
    say("heap limit %d MB".formatted(runtime.maxMemory() >> 20));
  }

  private static void write(Path file, int events, Layout layout) throws IOException {
    WatchHistory history = invented(events);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (file.toString().endsWith(".zip")) {
        new ExampleExport(history, layout).writeZip(out);
      } else {
        new ExampleExport(history, layout).writePlain(out);
      }
    }
    say("%d events, %d bytes".formatted(history.size(), Files.size(file)));
  }

  private static WatchHistory invented(int events) {
    return ExampleHistory.of(new ExampleHistory.Wish(1, ZONE, YEAR.first(), YEAR.last(), events));
  }

  private static long parse(Path file) throws IOException {
    long[] count = new long[1];
    read(file, batch -> count[0] += batch.size());
    return count[0];
  }

  private static long all(Path file) throws IOException {
    WatchHistory history = new WatchHistory();
    read(file, history);
    history.sort();
    return figures(history).videos().coverage().all();
  }

  private static WatchMetrics figures(WatchHistory history) {
    MetricPass pass = new MetricPass(YEAR, MetricRules.standard());
    history.forEach(pass::accept);
    return pass.finish();
  }

  private static void metrics(int events) throws IOException {
    WatchHistory history = invented(events);
    time("metrics", 5, () -> figures(history).videos().coverage().all());
  }

  private static void store(Path file) throws IOException {
    Path folder = Files.createTempDirectory("rowhouse-bench-");
    try (OpenDatabase database =
        Databases.open(
            new DatabaseSpec.Sqlite(folder.resolve("bench.db")),
            List.of(WatchHistoryStore.TABLES),
            folder)) {
      WatchHistoryStore store = new WatchHistoryStore(database, CLOCK);
      HistoryImports imports = new HistoryImports(database, CLOCK);
      long watcher = store.watcher("bench");
      for (int round = 0; round < 2; round++) {
        time(
            "parse and keep",
            1,
            () -> {
              HistoryImport open = imports.begin(watcher, HistorySource.EXPORT, "");
              HistoryImport done =
                  imports.finish(open.id(), read(file, store.sink(watcher, open.id())));
              say("new %d, duplicates %d".formatted(done.newEvents(), done.duplicates()));
              return done.newEvents();
            });
      }
      time(
          "metrics from rows",
          3,
          () -> store.metrics(watcher, YEAR, MetricRules.standard()).videos().coverage().all());
      time("in bytes", 1, () -> Files.size(folder.resolve("bench.db")));
    }
  }

  private static ExportResult read(Path file, WatchEventSink sink) throws IOException {
    ExportResult result =
        new ExportReader(CLOCK, ReadLimits.standard()).read(ExportFile.at(file), sink);
    if (!(result instanceof ExportResult.Read)) {
      throw new IllegalStateException(result.toString());
    }
    return result;
  }

  /** Something that takes time. */
  private interface Work {
    long run() throws IOException;
  }

  private static void time(String name, int rounds, Work work) throws IOException {
    for (int round = 1; round <= rounds; round++) {
      long start = System.nanoTime();
      long result = work.run();
      say(
          "%s, round %d: %d in %.3f s"
              .formatted(name, round, result, (System.nanoTime() - start) / 1e9));
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
