package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;

/** Walks every route of the real product and tries it as everybody who may not use it. */
final class GuardsTest {
  private static HouseUnderTest house;
  private static Browser owner;

  @BeforeAll
  static void openHouse() {
    List<AppKind> apps = new ArrayList<>(Apps.ALL);
    apps.add(TestApps.ALPHA);
    apps.add(TestApps.BETA);
    house = HouseUnderTest.with().apps(apps.toArray(AppKind[]::new)).start();
    owner = house.owner();
    for (Room room : house.rowhouse().rooms().all().values()) {
      room.database()
          .change(sql -> room.tokens().put(sql, "no scope", token(room.name()), Set.of("nothing")));
    }
  }

  @AfterAll
  static void closeHouse() {
    house.close();
  }

  private static String token(String app) {
    return app + "-token-that-has-no-scope-of-use";
  }

  private record Route(String method, String path, Guard guard) {
    String app() {
      String first = path.substring(1).replaceFirst("/.*", "");
      return house.room(first) == null ? "house" : first;
    }

    boolean admits(Who who) {
      return List.of(guard.value()).contains(who);
    }
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    RequestMappingHandlerMapping mapping =
        house.rowhouse().web().getBean(RequestMappingHandlerMapping.class);
    for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
        mapping.getHandlerMethods().entrySet()) {
      HandlerMethod handler = entry.getValue();
      Guard own = handler.getMethodAnnotation(Guard.class);
      Guard guard = own != null ? own : handler.getBeanType().getAnnotation(Guard.class);
      Set<RequestMethod> methods =
          new LinkedHashSet<>(entry.getKey().getMethodsCondition().getMethods());
      if (methods.isEmpty()) {
        methods.add(RequestMethod.GET);
        methods.add(RequestMethod.POST);
      }
      for (String pattern : entry.getKey().getPatternValues()) {
        for (RequestMethod method : methods) {
          routes.add(new Route(method.name(), filled(pattern), guard));
        }
      }
    }
    return routes;
  }

  /** A path that fits the pattern; the app of a common route is one with tokens. */
  private static String filled(String pattern) {
    return pattern
        .replaceAll("\\{[a-z]+:([a-z]+)\\|[^}]*}", "$1")
        .replace("/{app}/", "/alpha/")
        .replaceAll("\\{\\*[a-z]+}", "x")
        .replaceAll("\\{[A-Za-z]*(?:app)[A-Za-z]*}", "alpha")
        .replaceAll("\\{[^}]+}", "1");
  }

  @TestFactory
  Stream<DynamicTest> whoever_may_not_call_a_route_is_refused() {
    List<Route> routes = routes();
    assertThat(routes).hasSizeGreaterThan(25);
    return routes.stream()
        .map(route ->
            DynamicTest.dynamicTest(
                route.method() + " " + route.path(), () -> tryEverybody(route)));
  }

  private static void tryEverybody(Route route) {
    String path = route.path().substring(1);
    if (!route.admits(Who.STRANGER)) {
      refused(route, house.stranger().send(route.method(), path, null), 401, "stranger");
      Browser guesser = house.stranger().with("X-API-Token", "guessed");
      refused(route, guesser.send(route.method(), path, null), 401, "wrong token");
      Browser cookie = house.stranger().withCookie("rowhouse_house", "guessed");
      refused(route, cookie.send(route.method(), path, null), 401, "wrong cookie");
      Browser neighbour =
          house
              .stranger()
              .with("X-API-Token", token(route.app().equals("beta") ? "alpha" : "beta"));
      refused(route, neighbour.send(route.method(), path, null), 401, "token of another app");
    }
    if (!route.admits(Who.STRANGER)
        && house.room(route.app()) != null
        && !route.app().equals("house")) {
      Browser program = house.stranger().with("X-API-Token", token(route.app()));
      if (!route.admits(Who.TOKEN) || !route.guard().scope().isEmpty()) {
        refused(route, program.send(route.method(), path, null), 403, "token without the scope");
      }
    }
    if (route.guard().anonymous()) {
      assertThat(route.guard().value()).as(path).containsExactly(Who.STRANGER);
    } else if (!Set.of("GET", "HEAD").contains(route.method()) && !path.equals("error")) {
      Browser page = house.stranger();
      page.withCookie("rowhouse_house", owner.cookie("rowhouse_house"));
      Answer forged = page.send(route.method(), path, null);
      refused(route, forged, 403, "cookie without the page's token");
      assertThat(forged.code()).isIn("csrf_token_missing", "not_allowed");
    }
  }

  private static void refused(Route route, Answer answer, int status, String who) {
    assertThat(answer.status())
        .as("%s %s as %s: %s", route.method(), route.path(), who, answer.body())
        .isIn(status, 429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%76ault", "vaul%74", "vault;", "vault;a=b", "%76ault;a=b"})
  void another_spelling_of_an_apps_path_takes_the_apps_own_door(String app) {
    String path = app + "/api/v1/contents";
    String key = LocalKey.read(house.folder()).orElseThrow().key();
    Browser monitor = house.stranger().with("Authorization", "Bearer " + token("house"));
    for (Browser caller : List.of(monitor, house.stranger().with(LocalKey.HEADER, key))) {
      Answer refused = caller.get(path);
      assertThat(refused.status()).as(refused.body()).isEqualTo(401);
      assertThat(refused.json().has("error_hint")).as("told as the vault tells it").isTrue();
    }
    Browser own = house.stranger().with("X-API-Token", token("vault"));
    assertThat(own.get(path).code()).isEqualTo("scope_missing");
    assertThat(house.stranger().get(app + "/").status()).isEqualTo(200);
    assertThat(house.stranger().get(app).header("Location")).isEqualTo("/vault/");
  }

  @Test
  void every_door_of_the_product_is_among_the_routes() {
    assertThat(routes()).anyMatch(route -> route.path().startsWith("/alpha/api/v1/things"));
    for (AppKind app : Apps.ALL) {
      assertThat(house.room(app.name())).isNotNull();
    }
  }

  @RestController
  static final class Open {
    @GetMapping("/gamma/api/open")
    String open() {
      return "";
    }
  }

  @Test
  void a_route_without_a_guard_stops_the_start_before_a_port_is_opened() {
    App app = () -> List.of(new Open());
    AppKind gamma =
        new AppKind("gamma", List.of(), List.of(), (code, text) -> Map.of(), room -> app);
    int port = HouseUnderTest.freePort();
    assertThatThrownBy(() ->
            HouseUnderTest.with()
                .apps(gamma)
                .setting("rowhouse.port", String.valueOf(port))
                .start())
        .hasStackTraceContaining("These routes have no guard")
        .hasStackTraceContaining("/gamma/api/open");
  }
}
