package rowhouse.server;

import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the built product. */
@Command(
    name = "rowhouse",
    description = "Small apps in one house.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      ConfigCommand.class,
      JobsCommand.class,
      HealthCommand.class,
      CodecCommand.class,
      VersionCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    // Spring Boot would lay its own logging over the one that Logs configures.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    int code = plainServe(arguments) ? serve(arguments) : commandLine().execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Whether nothing is asked that only the command line's library can answer, such as help. */
  private static boolean plainServe(String[] arguments) {
    return arguments.length > 0
        && arguments[0].equals("serve")
        && Arrays.stream(arguments).skip(1).allMatch(one -> one.startsWith("--rowhouse."));
  }

  /** The server starts without that library, which no class cache can hold. */
  private static int serve(String[] arguments) {
    try {
      return new ServeCommand().serve(List.of(arguments).subList(1, arguments.length));
    } catch (StartException failure) {
      System.err.println(failure.getMessage());
      return 1;
    } catch (RuntimeException failure) {
      LoggerFactory.getLogger(Main.class).error("Rowhouse did not start: {}", failure, failure);
      return 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof StartException) {
        command.getErr().println(failure.getMessage());
        return 1;
      }
      throw failure;
    });
    return line;
  }
}
