package rowhouse.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.TestApps;

final class PathDoorTest extends DoorContract {
  @BeforeAll
  void openHouse() {
    house = HouseUnderTest.with().apps(TestApps.ALPHA, TestApps.BETA).start();
  }

  @Override
  Browser at() {
    return house.stranger();
  }

  @Override
  String toApp() {
    return "alpha/";
  }

  @Override
  String base() {
    return "/";
  }

  @Override
  String origin() {
    return "http://127.0.0.1:" + house.port();
  }

  @Test
  void an_address_without_its_last_slash_is_mended() {
    Answer answer = at().get("alpha?page=2");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/alpha/?page=2");
  }
}
