package rowhouse.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.TestApps;

/** Behind a real nginx that keeps the house below a path of its own. */
final class ProxyDoorTest extends DoorContract {
  private static final List<String> PLACES =
      List.of(
          "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx");

  @TempDir static Path folder;
  private int port;
  private Process nginx;

  @BeforeAll
  void openHouse() throws IOException {
    String program =
        PLACES.stream().filter(p -> Files.isExecutable(Path.of(p))).findFirst().orElse("");
    if (System.getenv("CI") == null) {
      Assumptions.assumeFalse(program.isEmpty(), "nginx is not installed");
    }
    assertThat(program).as("CI brings nginx").isNotEmpty();
    house =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA, TestApps.BETA)
            .setting("rowhouse.proxies", "127.0.0.1")
            .start();
    port = HouseUnderTest.freePort();
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration());
    nginx =
        new ProcessBuilder(program, "-p", folder.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    await().atMost(Duration.ofSeconds(10)).until(this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String configuration() {
    return """
    daemon off;
    pid FOLDER/pid;
    error_log FOLDER/error.log;
    events {}
    http {
      access_log off;
      client_body_temp_path FOLDER/body;
      proxy_temp_path FOLDER/proxy;
      fastcgi_temp_path FOLDER/fastcgi;
      uwsgi_temp_path FOLDER/uwsgi;
      scgi_temp_path FOLDER/scgi;
      map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
      server {
        listen 127.0.0.1:OUTER;
        client_max_body_size 0;
        proxy_request_buffering off;
        location /home/ {
          proxy_pass http://127.0.0.1:INNER/;
          proxy_http_version 1.1;
          proxy_buffering off;
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_set_header X-Forwarded-Proto $scheme;
          proxy_set_header X-Forwarded-Host $http_host;
          proxy_set_header X-Forwarded-Prefix /home;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
        }
      }
    }
    """
        .replace("FOLDER", folder.toString())
        .replace("OUTER", String.valueOf(port))
        .replace("INNER", String.valueOf(house.port()));
  }

  @AfterAll
  void stopProxy() throws InterruptedException {
    if (nginx != null) {
      Stream<ProcessHandle> workers = nginx.descendants();
      nginx.destroy();
      nginx.waitFor();
      workers.forEach(ProcessHandle::destroy);
    }
  }

  @Override
  Browser at() {
    return new Browser("http://127.0.0.1:" + port + "/home/");
  }

  @Override
  String toApp() {
    return "alpha/";
  }

  @Override
  String base() {
    return "/home/";
  }

  @Override
  String origin() {
    return "http://127.0.0.1:" + port;
  }

  @Test
  void an_address_without_its_last_slash_is_mended_below_the_proxys_path() {
    Answer answer = at().get("alpha");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/home/alpha/");
  }
}
