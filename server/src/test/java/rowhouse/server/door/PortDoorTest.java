package rowhouse.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.StartException;
import rowhouse.server.TestApps;

final class PortDoorTest extends OwnDoorContract {
  private int port;

  @BeforeAll
  void openHouse() {
    port = HouseUnderTest.freePort();
    house =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA, TestApps.BETA)
            .setting("rowhouse.doors.alpha.port", String.valueOf(port))
            .start();
  }

  @Override
  Browser at() {
    return new Browser("http://127.0.0.1:" + port + "/");
  }

  @Override
  String origin() {
    return "http://127.0.0.1:" + port;
  }

  @Test
  void two_doors_share_a_port_only_with_different_hosts() {
    String shared = String.valueOf(HouseUnderTest.freePort());
    HouseUnderTest.Plan both =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA, TestApps.BETA)
            .setting("rowhouse.doors.alpha.port", shared)
            .setting("rowhouse.doors.beta.port", shared);
    assertThatThrownBy(both::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("rowhouse.doors.beta")
        .hasMessageContaining(shared);
    both.setting("rowhouse.doors.alpha.host", "alpha.example.com")
        .setting("rowhouse.doors.beta.host", "beta.example.com");
    try (HouseUnderTest fine = both.start()) {
      Browser beta =
          new Browser("http://127.0.0.1:" + shared + "/")
              .with("Host", "beta.example.com")
              .with("X-API-Token", TestApps.BETA_TOKEN);
      assertThat(beta.get("api/v1/things").status()).isEqualTo(200);
      assertThat(fine.stranger().get("health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void a_door_cannot_take_the_port_of_the_house_without_a_host_of_its_own() {
    String shared = String.valueOf(HouseUnderTest.freePort());
    HouseUnderTest.Plan plan =
        HouseUnderTest.with()
            .apps(TestApps.ALPHA)
            .setting("rowhouse.port", shared)
            .setting("rowhouse.doors.alpha.port", shared);
    assertThatThrownBy(plan::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("shares port " + shared);
  }
}
