package rowhouse.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.TestApps;

final class HostDoorTest extends OwnDoorContract {
  private static final String CALLER = "https://friend.example.com";

  @BeforeAll
  void openHouse() {
    house =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA, TestApps.BETA)
            .setting("rowhouse.doors.alpha.host", "alpha.example.com")
            .setting("rowhouse.doors.alpha.origins", CALLER)
            .start();
  }

  @Override
  Browser at() {
    return house.stranger().with("Host", "Alpha.example.com:" + house.port());
  }

  @Override
  String origin() {
    return "http://alpha.example.com:" + house.port();
  }

  /** By hand, because Java's own client writes the address it connects to into Host. */
  @Override
  @Test
  void events_come_over_the_socket_to_pages_of_this_door_only() {
    assertThat(handshake(origin())).startsWith("HTTP/1.1 101");
    assertThat(handshake(CALLER)).startsWith("HTTP/1.1 101");
    assertThat(handshake("https://elsewhere.example")).startsWith("HTTP/1.1 403");
  }

  private String handshake(String origin) {
    String request =
        "GET /ws HTTP/1.1\r\nHost: alpha.example.com:"
            + house.port()
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: "
            + origin
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_page_of_a_configured_origin_may_call_with_a_token_and_others_may_not() {
    Browser page = at().with("X-API-Token", TestApps.ALPHA_TOKEN);
    Answer friend = page.with("Origin", CALLER).get("api/v1/things");
    assertThat(friend.header("Access-Control-Allow-Origin")).isEqualTo(CALLER);
    assertThat(friend.header("Access-Control-Allow-Credentials")).isEmpty();
    HttpRequest preflight =
        page.request("api/v1/things")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "X-API-Token")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build();
    Answer asked = page.send(preflight);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");
    Answer other = page.with("Origin", "https://elsewhere.example").get("api/v1/things");
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
