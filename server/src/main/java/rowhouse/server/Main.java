package rowhouse.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the built product. */
@Command(
    name = "rowhouse",
    description = "Six small apps in one house.",
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
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof StartException) {
        command.getErr().println(failure.getMessage());
        return 1;
      }
      throw failure;
    });
    int code = line.execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
