package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProxyTest {
  private static Answer tryOut(HouseUnderTest house, String forwardedFor) {
    return house
        .stranger()
        .with("X-Forwarded-For", forwardedFor)
        .post("api/session", Map.of("password", "a wrong guess"));
  }

  @Test
  void forwarded_headers_of_anybody_are_not_believed() {
    try (HouseUnderTest house = HouseUnderTest.with().start()) {
      house.owner();
      for (int i = 0; i < 5; i++) {
        assertThat(tryOut(house, "198.51.100." + i).status()).isEqualTo(401);
      }
      assertThat(tryOut(house, "198.51.100.9").status()).isEqualTo(429);
      Answer answer =
          house
              .stranger()
              .with("X-Forwarded-Prefix", "/evil")
              .with("X-Forwarded-Proto", "https")
              .with("Accept", "text/html")
              .post("api/session", Map.of());
      assertThat(answer.body()).doesNotContain("evil");
    }
  }

  @Test
  void a_configured_proxy_is_believed_for_the_hop_that_it_saw_itself() {
    try (HouseUnderTest house =
        HouseUnderTest.with().setting("rowhouse.proxies", "10.0.0.0/8,127.0.0.1").start()) {
      house.owner();
      for (int i = 0; i < 5; i++) {
        String forged = "203.0.113." + i + ", 198.51.100.7, 10.1.2.3";
        assertThat(tryOut(house, forged).status()).isEqualTo(401);
      }
      assertThat(tryOut(house, "203.0.113.77, 198.51.100.7").status()).isEqualTo(429);
      assertThat(tryOut(house, "198.51.100.8").status()).isEqualTo(401);

      Answer secure =
          house
              .stranger()
              .with("X-Forwarded-For", "198.51.100.20")
              .with("X-Forwarded-Proto", "https")
              .with("X-Forwarded-Prefix", "/home")
              .with("Forwarded", "for=203.0.113.9;proto=http;host=evil.example")
              .post("api/session", Map.of("password", HouseUnderTest.PASSWORD));
      assertThat(secure.cookies())
          .hasSize(2)
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("Path=/home/"));
    }
  }

  @Test
  void whoever_changes_addresses_within_a_network_of_ipv6_is_counted_as_one() {
    try (HouseUnderTest house =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA)
            .setting("rowhouse.proxies", "127.0.0.1")
            .start()) {
      Browser owner = house.owner();
      for (int i = 0; i < 5; i++) {
        assertThat(tryOut(house, "2001:db8:1:2::" + i).status()).isEqualTo(401);
      }
      assertThat(tryOut(house, "2001:db8:1:2:ffff::9").status()).isEqualTo(429);
      assertThat(tryOut(house, "2001:db8:1:3::9").status()).isEqualTo(401);
      assertThat(owner.get("api/audit").body()).contains("2001:db8:1:2::4");

      for (int i = 0; i < 30; i++) {
        assertThat(guess(house, "2001:db8:1:2::" + i).status()).isEqualTo(401);
      }
      assertThat(guess(house, "2001:db8:1:2:ffff::9").status()).isEqualTo(429);
      assertThat(guess(house, "2001:db8:1:3::9").status()).isEqualTo(401);
      assertThat(guess(house, "::ffff:198.51.100.7").status()).isEqualTo(401);
    }
  }

  private static Answer guess(HouseUnderTest house, String from) {
    Browser browser = house.stranger().with("X-Forwarded-For", from);
    return browser.with("X-API-Token", "a wrong guess").get("alpha/api/v1/things");
  }

  @Test
  void a_proxy_that_is_no_address_stops_the_start() {
    assertThatThrownBy(() -> HouseUnderTest.with().setting("rowhouse.proxies", "nginx").start())
        .hasStackTraceContaining("rowhouse.proxies has nginx");
  }
}
