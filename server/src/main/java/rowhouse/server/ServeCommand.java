package rowhouse.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.ConfigException;
import rowhouse.foundation.config.ConfigReader;

/** Starts the server and serves until it is told to stop. */
@Command(name = "serve", description = "Starts everything and says where to look.")
final class ServeCommand implements Callable<Integer> {
  @Unmatched private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    return serve(settings);
  }

  /** Serves with these settings of the command line; returns when it was stopped. */
  int serve(List<String> settings) throws InterruptedException {
    Config config = config(settings);
    Logs.configure(config);
    Rowhouse rowhouse = Rowhouse.start(config, Apps.ALL, Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  System.out.println("Stopping: running jobs may end or are handed back.");
                  rowhouse.close();
                  stopped.countDown();
                }));
    rowhouse.greeting().forEach(System.out::println);
    System.out.println("Ctrl-C stops it.");
    stopped.await();
    return 0;
  }

  /** The settings of file, environment and command line, or a {@link StartException}. */
  static Config config(List<String> arguments) {
    try {
      return new ConfigReader(HouseKeys.all(Apps.ALL))
          .file(Path.of("rowhouse.yml"))
          .environment(System.getenv())
          .commandLine(arguments)
          .read();
    } catch (ConfigException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }
}
