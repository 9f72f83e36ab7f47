package rowhouse.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import rowhouse.foundation.config.Config;

/** Asks the running server how it is, for containers that have no curl. */
@Command(name = "health", description = "Ends with 0 when the server on this machine is ready.")
final class HealthCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Unmatched private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Config config = ServeCommand.config(settings);
    String base =
        LocalKey.read(config.get(HouseKeys.DATA))
            .map(LocalKey.Written::address)
            .orElse("http://127.0.0.1:" + config.get(HouseKeys.PORT) + "/");
    URI address = URI.create(base + "health/ready");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      System.out.println(answer.body());
      return answer.statusCode() == 200 ? 0 : 1;
    } catch (IOException e) {
      System.err.println("Nothing answers at " + address);
      return 1;
    }
  }
}
