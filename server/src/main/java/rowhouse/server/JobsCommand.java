package rowhouse.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import tools.jackson.databind.JsonNode;

/** The jobs desk on the command line; it talks to the running server. */
@Command(
    name = "jobs",
    description = "Lists and steers the jobs of the running server.",
    mixinStandardHelpOptions = true,
    subcommands = {
      JobsCommand.ListJobs.class,
      JobsCommand.Retry.class,
      JobsCommand.Cancel.class,
      JobsCommand.Drain.class,
      JobsCommand.Resume.class
    })
final class JobsCommand {

  /** What every one of these commands takes. */
  abstract static class OfServer implements Callable<Integer> {
    @Unmatched private List<String> settings = new ArrayList<>();

    LocalServer server() {
      return new LocalServer(ServeCommand.config(settings));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Command(name = "list", description = "The newest jobs of every app, or of one.")
  static final class ListJobs extends OfServer {
    @Option(names = "--app", description = "Of this app only.")
    private @Nullable String app;

    @Option(names = "--state", description = "In this state only, as dead.")
    private @Nullable String state;

    @Option(names = "--kind", description = "Of this kind only.")
    private @Nullable String kind;

    @Option(names = "--limit", description = "At most so many of each app.", defaultValue = "20")
    private int limit;

    @Option(names = "--json", description = "As the API answers.")
    private boolean json;

    @Override
    public Integer call() {
      LocalServer server = server();
      for (JsonNode each : server.get("api/jobs").path("apps")) {
        String name = each.path("app").asString();
        if (app == null || app.equals(name)) {
          print(name, server.get("api/jobs/" + encoded(name) + "?limit=" + limit + filter()));
        }
      }
      return 0;
    }

    private String filter() {
      return (state == null ? "" : "&state=" + encoded(state))
          + (kind == null ? "" : "&kind=" + encoded(kind));
    }

    private void print(String name, JsonNode page) {
      if (json) {
        System.out.println(page);
        return;
      }
      for (JsonNode job : page.path("items")) {
        System.out.printf(
            "%-8s %8d  %-9s %-28s %d/%d  %s  %s%n",
            name,
            job.path("id").asLong(),
            job.path("state").asString(),
            job.path("kind").asString(),
            job.path("attempt").asInt(),
            job.path("max_attempts").asInt(),
            job.path("created_at").asString(),
            job.path("error").asString(""));
      }
    }
  }

  @Command(name = "retry", description = "Lets a job run again: rowhouse jobs retry vault 17")
  static final class Retry extends OfServer {
    @Parameters(index = "0", paramLabel = "APP")
    private String app = "";

    @Parameters(index = "1", paramLabel = "ID")
    private long id;

    @Override
    public Integer call() {
      JsonNode job = server().post("api/jobs/" + encoded(app) + "/" + id + "/retry", "");
      System.out.println("Job " + id + " is " + job.path("state").asString() + ".");
      return 0;
    }
  }

  @Command(name = "cancel", description = "Cancels a job: rowhouse jobs cancel vault 17")
  static final class Cancel extends OfServer {
    @Parameters(index = "0", paramLabel = "APP")
    private String app = "";

    @Parameters(index = "1", paramLabel = "ID")
    private long id;

    @Override
    public Integer call() {
      JsonNode job = server().post("api/jobs/" + encoded(app) + "/" + id + "/cancel", "");
      System.out.println("Job " + id + " is " + job.path("state").asString() + ".");
      return 0;
    }
  }

  private static JsonNode ofApp(LocalServer server, String app) {
    for (JsonNode each : server.get("api/jobs").path("apps")) {
      if (each.path("app").asString().equals(app)) {
        return each;
      }
    }
    throw new StartException("There is no open app named " + app + ".");
  }

  private static void each(LocalServer server, String app, String verb) {
    for (JsonNode kind : ofApp(server, app).path("kinds")) {
      String name = encoded(kind.path("kind").asString());
      JsonNode _ = server.post("api/jobs/" + encoded(app) + "/kinds/" + name + "/" + verb, "");
    }
  }

  @Command(
      name = "drain",
      description = "Lets no more jobs of an app start and waits until none runs.")
  static final class Drain extends OfServer {
    @Parameters(index = "0", paramLabel = "APP")
    private String app = "";

    @Option(names = "--seconds", description = "How long to wait.", defaultValue = "60")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
      LocalServer server = server();
      each(server, app, "pause");
      Instant end = Instant.now().plus(Duration.ofSeconds(seconds));
      while (true) {
        long running = ofApp(server, app).path("counts").path("running").asLong();
        if (running == 0) {
          System.out.println(
              "Nothing of " + app + " runs. `rowhouse jobs resume " + app + "` starts it again.");
          return 0;
        }
        if (Instant.now().isAfter(end)) {
          System.err.println(running + " jobs of " + app + " still run. They stay paused.");
          return 1;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  @Command(name = "resume", description = "Lets the jobs of an app start again.")
  static final class Resume extends OfServer {
    @Parameters(index = "0", paramLabel = "APP")
    private String app = "";

    @Override
    public Integer call() {
      each(server(), app, "resume");
      System.out.println("The jobs of " + app + " start again.");
      return 0;
    }
  }
}
