package rowhouse.vault.test;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Opens a file in the browser of this machine, cut off from the network, and tells what happened.
 */
public final class Chromium {
  private static final Pattern REQUEST =
      Pattern.compile("\"initiator\":\"([^\"]*)\".*?\"url\":\"([^\"]*)\"");

  private final Path program;
  private final Path folder;

  /**
   * What one visit showed.
   *
   * @param dom the document after loading, as text
   * @param requests the addresses on the network that the page (not the browser itself) asked for
   * @param netLog everything the browser's network did
   * @param picture what was to be seen
   */
  public record Visit(String dom, List<String> requests, String netLog, BufferedImage picture) {}

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The browser, working in an empty folder. Without one the test is skipped by name, or fails
   * where CI is set.
   */
  public static Chromium in(Path folder) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
      for (String place : path.split(File.pathSeparator, -1)) {
        Path program = Path.of(place, name);
        if (Files.isExecutable(program)) {
          return new Chromium(program, folder);
        }
      }
    }
    String reason = "Chromium is not installed; ./run setup installs it.";
    return System.getenv("CI") == null ? abort(reason) : fail(reason);
  }

  /** Opens the file in a window of this size and lets five seconds of page time go by. */
  public Visit open(Path file, int width, int height) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(folder, "visit");
    Path netLog = work.resolve("net.json");
    Path picture = work.resolve("picture.png");
    Path dom = work.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + work.resolve("profile"),
                "--log-net-log=" + netLog,
                "--window-size=" + width + "," + height,
                "--virtual-time-budget=5000",
                "--screenshot=" + picture,
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        fail("The browser did not end within 90 seconds.");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String log = Files.readString(netLog);
    return new Visit(
        Files.readString(dom), requests(log).toList(), log, ImageIO.read(picture.toFile()));
  }

  private static Stream<String> requests(String netLog) {
    return netLog
        .lines()
        .map(REQUEST::matcher)
        .filter(Matcher::find)
        .filter(found -> !found.group(1).equals("not an origin"))
        .map(found -> found.group(2))
        .distinct();
  }
}
