package rowhouse.foundation.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Measures how many photographs of one megapixel a child turns into WebP in a second. */
final class CodecMeasure {
  private CodecMeasure() {}

  /** Prints one line for each number of children. Takes the seconds of each run, 10 by default. */
  public static void main(String[] args) throws IOException, InterruptedException {
    long seconds = args.length == 0 ? 10 : Long.parseLong(args[0]);
    Path folder = Files.createTempDirectory("codec-measure");
    Path in = folder.resolve("in.jpg");
    Files.write(in, Drawn.jpeg(Drawn.photo(1200, 834), 0.9f));
    for (int children = 1; children <= 2; children++) {
      CodecConfig config = Studio.config(folder);
      config = config.withBounds(children, 8, config.limit(), config.idle());
      try (Pictures pictures = new Pictures(config)) {
        Thread[] callers = new Thread[children];
        long[] done = new long[children];
        warm(pictures, in, folder);
        Duration before = cpuOfChildren();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; i < children; i++) {
          int caller = i;
          callers[i] =
              Thread.ofPlatform()
                  .start(() -> done[caller] = work(pictures, in, folder.resolve("" + caller), end));
        }
        long all = 0;
        for (int i = 0; i < children; i++) {
          callers[i].join();
          all += done[i];
        }
        double cpu = cpuOfChildren().minus(before).toMillis() / 1000.0;
        System.out.printf(
            Locale.ROOT,
            "%d at once: %.1f pictures of 1 MP a second, %.1f for each second of one core%n",
            children,
            all / (double) seconds,
            all / cpu);
      }
    }
    Child.delete(folder);
  }

  private static Duration cpuOfChildren() {
    return ProcessHandle.current()
        .children()
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void warm(Pictures pictures, Path in, Path folder) {
    for (int i = 0; i < 30; i++) {
      convert(pictures, in, folder.resolve("warm"));
    }
  }

  private static long work(Pictures pictures, Path in, Path out, long end) {
    long done = 0;
    while (System.nanoTime() < end) {
      convert(pictures, in, out);
      done++;
    }
    return done;
  }

  private static void convert(Pictures pictures, Path in, Path out) {
    PictureRequest request =
        PictureRequest.of(in, out, out.resolveSibling(out.getFileName() + ".thumb"));
    if (!(pictures.convert(request) instanceof Picture)) {
      throw new IllegalStateException("a good picture was refused");
    }
  }
}
