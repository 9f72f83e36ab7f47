package rowhouse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import rowhouse.foundation.codec.CodecConfig;
import rowhouse.foundation.codec.Picture;
import rowhouse.foundation.codec.PictureRequest;
import rowhouse.foundation.codec.Pictures;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.vault.test.FixtureSite;
import rowhouse.vault.test.ManyContents;

/** Measures the vault in the built product and writes results/vault.md. */
public final class VaultBench {
  private static final int CONTENTS = Integer.getInteger("bench.contents", 100_000);
  private static final int PAGES = Integer.getInteger("bench.pages", 2_000);
  private static final int ASKED = Integer.getInteger("bench.asked", 200);
  private static final int CALLERS = 4;
  private static final int PACED = 1_000;
  private static final int PACE = 50;

  private final ProductBench bench;

  private VaultBench(ProductBench bench) {
    this.bench = bench;
  }

  /** Takes the bench folder, by default {@code bench}. */
  public static void main(String[] arguments) throws Exception {
    ProductBench.main(
        arguments,
        "vault",
        List.of(
            "Server: SQLite, synchronous=FULL, flags of `./rowhouse`: -Xmx128m, SerialGC, class cache.",
            "The client runs on the same cores. Lists and searches: 200 to warm up, then 200 measured.",
            "Made by `./run bench vault`."),
        bench -> new VaultBench(bench).run());
  }

  private void run() throws Exception {
    starting();
    keeping();
    pictures();
    searching();
  }

  private void starting() throws IOException {
    Path data = bench.folder("start").resolve("data");
    long best = Long.MAX_VALUE;
    long idle = 0;
    for (int i = 0; i < 4; i++) {
      try (BenchedServer server = bench.start(data)) {
        best = i == 0 ? best : Math.min(best, server.ready().toMillis());
        idle = server.residentMegabytes();
      }
    }
    bench.row("Ready, best of three starts on a data folder that exists", best + " ms", "2000 ms");
    bench.row("Resident memory, idle", idle + " MB", "");
  }

  private void keeping() throws Exception {
    Path data = bench.folder("keep").resolve("data");
    try (FixtureSite site = FixtureSite.start();
        BenchedServer server =
            bench.start(data, "--rowhouse.outside.allow=" + site.hostAndPort())) {
      shares(server, site, 0, 300);
      done(server, 300);
      long begin = System.nanoTime();
      long[] accepted = shares(server, site, 300, 300 + PAGES);
      done(server, 300 + PAGES);
      double seconds = (System.nanoTime() - begin) / 1e9;
      bench.row(
          "POST /shares as fast as %d callers can while the pages are kept, p50 / p99"
              .formatted(CALLERS),
          ProductBench.percentiles(accepted, 0.5, 0.99),
          "");
      bench.row("Pages kept from a loopback site, without pictures", rate(PAGES / seconds), "50/s");
      long[] paced = paced(server, site, 300 + PAGES, 300 + PAGES + PACED);
      done(server, 300 + PAGES + PACED);
      bench.row(
          "POST /shares, %d a second while the pages are kept, p50 / p99".formatted(PACE),
          ProductBench.percentiles(paced, 0.5, 0.99),
          "p99 20 ms");
      followers(server, site);
      bench.row("Resident memory after this load", server.residentMegabytes() + " MB", "250 MB");
    }
  }

  /** Sends at fixed moments, whatever became of those before, and counts from these moments. */
  private static long[] paced(BenchedServer server, FixtureSite site, int from, int to)
      throws Exception {
    long[] nanos = new long[to - from];
    long begin = System.nanoTime();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < nanos.length; i++) {
        int n = i;
        long due = begin + n * TimeUnit.SECONDS.toNanos(1) / PACE;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        callers.execute(() -> {
          server.post("shares", Map.of("url", site.at("/bench/" + (from + n)).toString()));
          nanos[n] = System.nanoTime() - due;
        });
      }
    }
    return nanos;
  }

  private static long[] shares(BenchedServer server, FixtureSite site, int from, int to)
      throws Exception {
    return callers(
        to - from,
        i ->
            server
                .post("shares", Map.of("url", site.at("/bench/" + (from + i)).toString()))
                .nanos());
  }

  private static void done(BenchedServer server, int pages) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (server.get("contents?size=1&status=parse_success").json().path("total").asInt()
        < pages) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the pages are not kept in time");
      }
      Thread.sleep(50);
    }
  }

  /** A hundred clients on the event stream, and how long until all know of a new page. */
  private void followers(BenchedServer server, FixtureSite site) throws Exception {
    int count = 100;
    CountDownLatch connected = new CountDownLatch(count);
    CountDownLatch told = new CountDownLatch(count);
    List<HttpResponse<InputStream>> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HttpResponse<InputStream> answer =
          server
              .client()
              .send(
                  server.request("events/subscribe").timeout(Duration.ofMinutes(2)).build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      open.add(answer);
      Thread.ofVirtual().start(() -> follow(answer.body(), connected, told));
    }
    boolean all = connected.await(20, TimeUnit.SECONDS);
    long begin = System.nanoTime();
    server.post("shares", Map.of("url", site.at("/bench/999999").toString()));
    boolean heard = told.await(20, TimeUnit.SECONDS);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    bench.row(
        "Event clients connected at once, and until the last one knew of a share",
        (all && heard ? count : count - told.getCount()) + ", " + millis + " ms",
        "100");
    for (HttpResponse<InputStream> answer : open) {
      answer.body().close();
    }
  }

  private static void follow(InputStream body, CountDownLatch connected, CountDownLatch told) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("event:connected")) {
          connected.countDown();
        } else if (line.startsWith("event:content_created")) {
          told.countDown();
          return;
        }
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void pictures() throws IOException {
    Path folder = bench.folder("pictures");
    Path in = folder.resolve("in.jpg");
    ImageIO.write(photo(1200, 834), "jpg", in.toFile());
    CodecConfig config = CodecConfig.of(CodecConfig.commandOfClassPath(512), folder.resolve("tmp"));
    try (Pictures pictures = new Pictures(config)) {
      for (int i = 0; i < 15; i++) {
        convert(pictures, in, folder.resolve("out" + i));
      }
      int count = 40;
      long cpu = cpuOfChildren();
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        convert(pictures, in, folder.resolve("more" + i));
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      double busy = (cpuOfChildren() - cpu) / 1e9;
      bench.row(
          "JPEG of 1 MP to WebP, per second of one core (per second of the clock)",
          rate(count / busy) + " (" + rate(count / seconds) + ")",
          "3/s");
    }
  }

  private static long cpuOfChildren() {
    return ProcessHandle.current()
        .descendants()
        .mapToLong(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  private static void convert(Pictures pictures, Path in, Path out) {
    Path thumb = out.resolveSibling(out.getFileName() + ".thumb");
    if (!(pictures.convert(new PictureRequest(in, out, thumb, true, 80, 0, 300))
        instanceof Picture)) {
      throw new IllegalStateException("not converted");
    }
  }

  private static BufferedImage photo(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (int) (127 + 90 * Math.sin(x / 61.0) + random.nextInt(24));
        int green = (int) (127 + 90 * Math.sin(y / 47.0) + random.nextInt(24));
        int blue = (int) (127 + 60 * Math.sin((x + y) / 83.0) + random.nextInt(24));
        image.setRGB(
            x,
            y,
            Math.clamp(red, 0, 255) << 16
                | Math.clamp(green, 0, 255) << 8
                | Math.clamp(blue, 0, 255));
      }
    }
    return image;
  }

  private void searching() throws Exception {
    Path data = bench.folder("search").resolve("data");
    bench.start(data).close();
    Path file = data.resolve("vault/vault.db");
    try (OpenDatabase database = Databases.open(new DatabaseSpec.Sqlite(file, Durability.NORMAL))) {
      long begin = System.nanoTime();
      new ManyContents(database).add(0, CONTENTS);
      bench.row(
          "Rows made: %d contents".formatted(CONTENTS),
          "%d s, database %d MB"
              .formatted((System.nanoTime() - begin) / 1_000_000_000, Files.size(file) >> 20),
          "");
    }
    try (BenchedServer server = bench.start(data)) {
      String at = " at %d contents, p50 / p95".formatted(CONTENTS);
      ask(server, "List" + at, "15 ms", lists());
      ask(server, "Search by rare words in three languages" + at, "30 ms", rare());
      ask(server, "Search by words that stand on a third of all pages" + at, "30 ms", common());
      ask(
          server,
          "Search by two Chinese letters" + at,
          "p50 10 ms",
          searches("书灯", "风筝", "茶馆", "竹林"));
      ask(server, "Facets of filters alone (tag:, site:, platform:)" + at, "60 ms", facets());
      bench.row("Resident memory after the searches", server.residentMegabytes() + " MB", "250 MB");
    }
    bench.row(
        "List while two 3-second statements run in the same database, p50 / p99",
        ProductBench.percentiles(LongStatements.beside(file), 0.5, 0.99),
        "p99 50 ms");
  }

  private static List<String> lists() {
    return List.of(
        "contents",
        "contents?page=7",
        "contents?status=parse_failed",
        "contents?platform=zhihu",
        "contents?tag=tag250",
        "contents?tag=tag3",
        "contents?site=site9.example",
        "contents?author=Author%207");
  }

  private static List<String> rare() {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      paths.add(search("Page" + (i * 2311 % CONTENTS)));
    }
    return paths;
  }

  private static List<String> common() {
    return searches("lantern", "\"river lantern\"", "灯火", "등불 골목", "lan* -river");
  }

  private static List<String> facets() {
    return searches("tag:tag250", "tag:tag3", "site:site9.example", "platform:zhihu");
  }

  private static List<String> searches(String... typed) {
    return Arrays.stream(typed).map(VaultBench::search).toList();
  }

  private static String search(String typed) {
    return "search?q=" + URLEncoder.encode(typed, UTF_8);
  }

  /** Asks one after the other, each path as often as the others, after as many to warm up. */
  private void ask(BenchedServer server, String what, String goal, List<String> paths) {
    for (int i = 0; i < ASKED; i++) {
      server.get(paths.get(i % paths.size()));
    }
    long[] nanos = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      nanos[i] = server.get(paths.get(i % paths.size())).nanos();
    }
    bench.row(what, ProductBench.percentiles(nanos, 0.5, 0.95), goal);
  }

  /** Has several callers do {@code count} things; gives what each took. */
  private static long[] callers(int count, Work work) throws Exception {
    long[] nanos = new long[count];
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int n = i;
        all.add(() -> {
          nanos[n] = work.at(n);
          return null;
        });
      }
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    }
    return nanos;
  }

  @FunctionalInterface
  private interface Work {
    long at(int n);
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%.1f/s", perSecond);
  }
}
