package rowhouse.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

/** What is true of a door that an app has for itself. */
abstract class OwnDoorContract extends DoorContract {
  @Override
  boolean own() {
    return true;
  }

  @Override
  String toApp() {
    return "";
  }

  @Override
  String base() {
    return "/";
  }

  @Test
  void the_owner_enters_by_a_ticket_from_the_house_that_is_good_once() {
    Browser owner = house.owner();
    Answer issued = owner.post("api/door-ticket/alpha", Map.of());
    Map<String, String> ticket = Map.of("ticket", issued.json().path("ticket").asString());
    Browser visitor = at();

    Answer entered = visitor.post("api/enter", ticket);

    assertThat(entered.status()).as(entered.body()).isEqualTo(200);
    assertThat(visitor.get("api/v1/things").json().path("caller").asString()).isEqualTo("owner");
    assertThat(at().post("api/enter", ticket).code()).isEqualTo("ticket_invalid");
    Answer ofTheHouse = house.stranger().post("alpha/api/enter", ticket);
    assertThat(ofTheHouse.code()).isEqualTo("ticket_invalid");
  }

  @Test
  void the_house_says_where_the_door_is() {
    JsonNode apps = house.owner().get("api/house").json().path("apps");
    JsonNode own = apps.get(0).path("own_door");
    assertThat(apps.get(1).path("own_door").isNull()).isTrue();
    String host = own.path("host").asString();
    int port = own.path("port").asInt();
    assertThat(origin())
        .isEqualTo(
            "http://%s:%d"
                .formatted(host.isEmpty() ? "127.0.0.1" : host, port == 0 ? house.port() : port));
  }

  @Test
  void a_cookie_of_one_door_means_nothing_at_another() {
    String houses = house.owner().cookie("rowhouse_house");
    Browser here = owner();
    String mine = here.cookie("rowhouse_alpha");

    for (String name : new String[] {"rowhouse_house", "rowhouse_alpha"}) {
      assertThat(at().withCookie(name, houses).get("api/v1/things").status()).isEqualTo(401);
    }
    for (String name : new String[] {"rowhouse_house", "rowhouse_alpha"}) {
      assertThat(house.stranger().withCookie(name, mine).get("api/settings").status())
          .isEqualTo(401);
    }
  }

  @Test
  void the_paths_of_the_house_and_of_other_apps_do_not_exist_here() {
    Browser owner = owner();
    assertThat(owner.get("api/settings").status()).isEqualTo(404);
    assertThat(owner.get("api/jobs").status()).isEqualTo(404);
    assertThat(owner.get("beta/api/v1/things").status()).isEqualTo(404);
    assertThat(owner.get("alpha/api/v1/things").status()).isEqualTo(404);
    JsonNode apps = owner.get("api/house").json().path("apps");
    assertThat(apps.size()).isEqualTo(1);
    assertThat(apps.get(0).path("name").asString()).isEqualTo("alpha");
    assertThat(apps.get(0).path("href").asString()).isEmpty();
  }
}
