package rowhouse.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.source.Layout;
import tools.jackson.databind.JsonNode;

/** Measures wrapped in the built product, from the upload to the story. */
public final class WrappedBench {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int YEAR = 2025;
  private static final int MANY = 1_000_000;
  private static final int HEAVY = 122_000;
  private static final int AT_ONCE = 100;
  private static final int SMALL = 5_000;
  private static final int ASKED = Integer.getInteger("bench.asked", 400);
  private static final long LOOK_NANOS = 5_000_000;
  private static final double MILLI = 1e6;

  private final ProductBench bench;

  private WrappedBench(ProductBench bench) {
    this.bench = bench;
  }

  /** Takes the bench folder, by default {@code bench}. */
  public static void main(String[] arguments) throws Exception {
    ProductBench.main(
        arguments,
        "wrapped",
        List.of(
            "Server: SQLite, synchronous=FULL, flags of `./rowhouse`: SerialGC, -Xmx128m.",
            "The client runs on the same cores and looks every 5 ms. Made by `./run bench wrapped`."),
        bench -> new WrappedBench(bench).run());
  }

  private void run() throws Exception {
    Path data = bench.folder("server").resolve("data");
    try (BenchedServer server = bench.start(data, "--rowhouse.wrapped.visitors=true")) {
      Guest guest = new Guest(server);
      endToEnd(guest, "122 000 events, the first of this server", HEAVY, 2021, "1.5 s");
      endToEnd(guest, "122 000 events", HEAVY, 2022, "1.5 s");
      String run = endToEnd(guest, "122 000 events, once more", HEAVY, YEAR, "1.5 s");
      bench.row("Resident memory after these", server.residentMegabytes() + " MB", "");
      reads(guest);
      pictures(guest, server, run);
      endToEnd(guest, "1 000 000 events", MANY, 2024, "8 s");
      bench.row("Resident memory after this", server.residentMegabytes() + " MB", "");
      atOnce(guest, server);
    }
  }

  private Path export(String name, int year, int events) throws IOException {
    Path file = bench.folder("exports").resolve(name + ".zip");
    ExampleHistory.Wish wish =
        new ExampleHistory.Wish(
            name.hashCode(), ZONE, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), events);
    try (OutputStream out = Files.newOutputStream(file)) {
      new ExampleExport(ExampleHistory.of(wish), Layout.CURRENT).writeZip(out);
    }
    return file;
  }

  /** From the first byte of the upload until the story can be read. */
  private String endToEnd(Guest guest, String what, int events, int year, String goal)
      throws IOException {
    Path file = export("heavy-" + year, year, events);
    long begin = System.nanoTime();
    guest.upload(file);
    JsonNode run = guest.post("api/v1/wrapped", Map.of("year", year));
    String id = run.path("wrapped_run_id").asString();
    while (true) {
      JsonNode shown = guest.get("api/v1/wrapped/" + id);
      String status = shown.path("status").asString();
      if (status.equals("ready")) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        bench.row(
            "Upload to story, " + what,
            String.format(
                Locale.ROOT,
                "%.2f s (%d views told, file %.1f MB)",
                seconds,
                shown.path("videos").asLong(),
                Files.size(file) / 1e6),
            goal);
        return id;
      }
      if (!status.equals("pending")) {
        throw new IllegalStateException(shown.toString());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void reads(Guest guest) {
    String user = guest.get("api/v1/me").path("app_user_id").asString();
    for (int i = 0; i < 50; i++) {
      guest.get("wrapped/" + user);
    }
    bench.row("GET wrapped/{app_user_id}, p50 / p95", times(guest, "wrapped/" + user), "p95 20 ms");
    String run = guest.get("wrapped/" + user).path("wrapped_run_id").asString();
    bench.row(
        "GET api/v1/wrapped/{run}, p50 / p95", times(guest, "api/v1/wrapped/" + run), "p95 20 ms");
  }

  private static String times(Guest guest, String path) {
    long[] nanos = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      long begin = System.nanoTime();
      guest.get(path);
      nanos[i] = System.nanoTime() - begin;
    }
    return ProductBench.percentiles(nanos, 0.5, 0.95);
  }

  private void pictures(Guest guest, BenchedServer server, String run) throws IOException {
    List<String> cold = new ArrayList<>();
    List<String> warm = new ArrayList<>();
    for (int card = 1; card <= 10; card++) {
      cold.add("api/v1/wrapped/" + run + "/cards/" + card + ".png?language=en");
      warm.add("api/v1/wrapped/" + run + "/cards/" + card + ".png?language=en&palette=paper");
      warm.add("api/v1/wrapped/" + run + "/cards/" + card + ".png?language=ko");
    }
    cold.forEach(guest::bytes);
    long before = server.cpuMillis();
    long begin = System.nanoTime();
    warm.forEach(guest::bytes);
    double wall = (System.nanoTime() - begin) / MILLI / warm.size();
    double cpu = (double) (server.cpuMillis() - before) / warm.size();
    bench.row(
        "A card as PNG of 1080 x 1920 with warm fonts, CPU of the server (clock)",
        String.format(Locale.ROOT, "%.0f ms (%.0f ms)", cpu, wall),
        "300 ms CPU");
  }

  private void atOnce(Guest guest, BenchedServer server) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      files.add(export("small-" + i, 2017 + i % 4, SMALL));
    }
    long begin = System.nanoTime();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> uploads = new ArrayList<>();
      files.forEach(file -> uploads.add(() -> guest.upload(file)));
      for (Future<String> upload : callers.invokeAll(uploads)) {
        upload.get();
      }
    }
    double taken = (System.nanoTime() - begin) / 1e9;
    while (reading(guest) > 0) {
      LockSupport.parkNanos(10 * LOOK_NANOS);
    }
    double read = (System.nanoTime() - begin) / 1e9;
    bench.row(
        AT_ONCE + " uploads of " + SMALL + " events at once: all taken / all read",
        String.format(Locale.ROOT, "%.2f s / %.2f s, %d failed", taken, read, failed(guest)),
        "none fails");
    bench.row("Resident memory after this", server.residentMegabytes() + " MB", "");
  }

  private static long reading(Guest guest) {
    return count(guest, "reading");
  }

  private static long failed(Guest guest) {
    long all = guest.get("api/v1/imports").path("imports").size();
    return all - count(guest, "done");
  }

  private static long count(Guest guest, String state) {
    long count = 0;
    for (JsonNode one : guest.get("api/v1/imports").path("imports")) {
      count += one.path("state").asString().equals(state) ? 1 : 0;
    }
    return count;
  }
}
