package rowhouse.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import rowhouse.server.HouseUnderTest;

/** A real browser at a real house, led by {@code web/test/house.mjs}. */
public final class PageWalk {
  private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();

  private PageWalk() {}

  /** How a walk ended, and what it said on the way. */
  public record Ended(int code, String said) {}

  /** Leaves the test out where there is no browser or no built page; in CI that is a failure. */
  public static void requireBrowser() {
    Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    boolean page = ServerProcess.hasPage();
    boolean tools = Files.isDirectory(WEB.resolve("node_modules/playwright-core"));
    if (!Files.isExecutable(chromium) || !page || !tools) {
      String missing = "needs chromium, the built page and its node_modules";
      if (System.getenv("CI") != null) {
        fail(missing);
      }
      abort(missing);
    }
  }

  /** Walks {@code what}; {@code onHeld} runs when the walk says that it waits. */
  public static Ended of(
      ServerProcess house, Runnable onHeld, List<String> environment, String... what)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "test/house.mjs"));
    command.addAll(List.of(what));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(WEB.toFile()).redirectErrorStream(true);
    builder.environment().put("HOUSE", house.url());
    builder.environment().put("PASSWORD", HouseUnderTest.PASSWORD);
    for (int i = 0; i < environment.size(); i += 2) {
      builder.environment().put(environment.get(i), environment.get(i + 1));
    }
    Process process = builder.start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.equals("held")) {
          onHeld.run();
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said.toString());
  }
}
