package rowhouse.foundation.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds programs at their configured paths, then in the search path, and asks each for its version
 * once. Safe for use by many threads.
 */
public final class Programs {
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
  private static final int LONGEST_ANSWER = 4096;

  private final Map<Program, String> configured;
  private final String searchPath;
  private final Duration patience;
  private final Map<Program, ProgramState> known = new EnumMap<>(Program.class);

  /** Looks in the PATH of this process and waits ten seconds for a version. */
  public Programs(Map<Program, String> configured) {
    String path = System.getenv("PATH");
    this(configured, path == null ? "" : path, Duration.ofSeconds(10));
  }

  Programs(Map<Program, String> configured, String searchPath, Duration patience) {
    this.configured = Map.copyOf(configured);
    this.searchPath = searchPath;
    this.patience = patience;
  }

  /** The state of a program. The first call blocks while the program is asked for its version. */
  public synchronized ProgramState state(Program program) {
    return known.computeIfAbsent(program, this::look);
  }

  /** The path of a program that can be used; blocks as {@link #state} does. */
  public Optional<Path> path(Program program) {
    return switch (state(program)) {
      case ProgramState.Found found -> Optional.of(found.path());
      case ProgramState.Missing missing -> Optional.empty();
    };
  }

  /** The states of all programs, for health pages; the first call blocks for all of them. */
  public Map<Program, ProgramState> all() {
    Map<Program, ProgramState> all = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      all.put(program, state(program));
    }
    return all;
  }

  /** Forgets what is known, so that a program installed since is found. */
  public synchronized void lookAgain() {
    known.clear();
  }

  private ProgramState look(Program program) {
    String own = configured.get(program);
    if (own != null && !own.isBlank()) {
      Path path = executable(own.strip());
      return path == null
          ? new ProgramState.Missing(
              program.label()
                  + " is configured as "
                  + own
                  + ", which cannot be run. Correct the path, or remove it to use the system's.")
          : ask(program, path);
    }
    for (String name : program.names()) {
      for (String folder : searchPath.split(File.pathSeparator, -1)) {
        // An empty entry would mean the working directory, where anybody may have put a program.
        Path path = folder.isBlank() ? null : executable(folder + "/" + name);
        if (path != null) {
          return ask(program, path);
        }
      }
    }
    return new ProgramState.Missing(
        program.label() + " is not installed. Install it with the system's packages to use it.");
  }

  private static @Nullable Path executable(String text) {
    try {
      Path path = Path.of(text).toAbsolutePath();
      return Files.isRegularFile(path) && Files.isExecutable(path) ? path : null;
    } catch (InvalidPathException impossible) {
      return null;
    }
  }

  private ProgramState ask(Program program, Path path) {
    try {
      String answer = run(path, program.versionArgument());
      Matcher version = VERSION.matcher(answer);
      return new ProgramState.Found(path, version.find() ? version.group() : "unknown");
    } catch (IOException cannot) {
      return new ProgramState.Missing(
          path + " does not answer when asked for its version. Install it again, or remove it.");
    }
  }

  private String run(Path path, String argument) throws IOException {
    Process process =
        new ProcessBuilder(path.toString(), argument).redirectErrorStream(true).start();
    // Reading waits for as long as the program writes nothing, so another thread keeps the time.
    Thread clock =
        Thread.ofPlatform().daemon().name("program-clock").start(() -> endAfterPatience(process));
    try (InputStream said = process.getInputStream()) {
      process.getOutputStream().close();
      String answer = new String(said.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new IOException(path + " failed");
      }
      return answer;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    } finally {
      clock.interrupt();
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void endAfterPatience(Process process) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }
}
