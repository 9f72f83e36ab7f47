package rowhouse.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.Feed;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.Wire;
import tools.jackson.databind.JsonNode;

/** What an app promises whatever its door: a page, an original's client and a link all work. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DoorContract {
  HouseUnderTest house;

  /** A client whose addresses start where the page's base stands. */
  abstract Browser at();

  /** What stands before the app's own paths, counted from the base of the page. */
  abstract String toApp();

  /** The path of the base, as the browser sees it. */
  abstract String base();

  /** Whether the app has this door for itself. */
  boolean own() {
    return false;
  }

  /** The origin of a page that came through this door. */
  abstract String origin();

  @AfterAll
  void closeHouse() {
    if (house != null) {
      house.close();
    }
  }

  /** The owner, signed in at this door with a page's cookie and token. */
  Browser owner() {
    house.owner();
    Browser browser = at();
    Answer answer = browser.signIn(HouseUnderTest.PASSWORD);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return browser;
  }

  @Test
  void the_page_knows_its_base_and_which_app_stands_there() {
    for (String path : new String[] {"", toApp(), toApp() + "things/5"}) {
      Answer page = at().with("Accept", "text/html").get(path);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      String nonce = page.body().replaceFirst("(?s).*nonce=\"([^\"]+)\".*", "$1");
      assertThat(page.body())
          .contains("<base href=\"" + base() + "\" />")
          .contains("<meta name=\"rowhouse-app\" content=\"" + (own() ? "alpha" : "") + "\" />");
      // By chance a nonce has two underscores, as the places to fill in have.
      assertThat(page.body().replace(nonce, "")).doesNotContain("__");
      assertThat(page.header("Content-Security-Policy"))
          .contains("'nonce-" + nonce + "'")
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'");
    }
  }

  @Test
  void the_page_comes_in_the_readers_language_and_light() {
    Browser reader = at().with("Accept", "text/html").withCookie("rowhouse_lang", "ko");
    String page = reader.withCookie("rowhouse_theme", "dark").get("").body();
    assertThat(page).contains("lang=\"ko\"").contains("data-mantine-color-scheme=\"dark\"");
    String forged = at().withCookie("rowhouse_theme", "\"><script>").get("").body();
    assertThat(forged).contains("data-mantine-color-scheme=\"auto\"");
  }

  @Test
  void the_pages_parts_are_kept_for_good() {
    Answer part = at().get("assets/page-of-tests.js");
    assertThat(part.status()).isEqualTo(200);
    assertThat(part.header("Cache-Control")).contains("immutable").contains("max-age=31536000");
    assertThat(part.header("Content-Type")).startsWith("text/javascript");
    assertThat(at().get("assets/..%2findex.html").status()).isIn(400, 404);
  }

  @Test
  void the_api_answers_and_an_unknown_path_of_it_is_no_page() {
    Browser program = at().with("X-API-Token", "alpha-token-with-every-scope");
    assertThat(program.get(toApp() + "api/v1/things").json().path("caller").asString())
        .isEqualTo("alpha token all");
    Answer unknown = at().with("Accept", "text/html").get(toApp() + "api/v1/nothing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("not_found");
    Answer stranger = at().get(toApp() + "api/v1/things");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.json().path("error_code").asString()).isEqualTo("token_missing");
  }

  @Test
  void a_link_leads_back_through_the_same_door() {
    String link = at().get(toApp() + "api/v1/link").json().path("link").asString();
    assertThat(link).isEqualTo(base() + toApp() + "api/v1/link");
    Answer away = at().get(toApp() + "api/v1/away");
    assertThat(away.status()).isEqualTo(302);
    assertThat(away.header("Location")).endsWith(link);
  }

  @Test
  void a_file_of_many_megabytes_is_posted_as_the_body() {
    Browser program = at().with("X-API-Token", "alpha-token-with-every-scope");
    String large = " ".repeat(5_000_000);
    Answer file = program.post(toApp() + "api/v1/files", large);
    assertThat(file.json().path("bytes").asLong()).as(file.body()).isEqualTo(large.length());
  }

  @Test
  void an_originals_own_path_stands_where_it_stood() {
    assertThat(at().get(toApp() + "healthz").json().path("status").asString()).isEqualTo("ok");
  }

  @Test
  void health_is_told_at_every_door() {
    assertThat(at().get(toApp() + "health/live").status()).isEqualTo(200);
    assertThat(at().get(toApp() + "health/ready").status()).isEqualTo(200);
    JsonNode health = at().get(toApp() + "api/v1/health").json();
    assertThat(health.path("components").path("db").asString()).isEqualTo("ok");
  }

  @Test
  void the_owner_signs_in_with_a_cookie_for_this_base_alone() {
    house.owner();
    Browser browser = at();
    Answer answer = browser.post("api/session", Map.of("password", HouseUnderTest.PASSWORD));
    String name = own() ? "rowhouse_alpha" : "rowhouse_house";
    assertThat(answer.cookies())
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).startsWith(name).contains("Path=" + base() + ";"));
    assertThat(browser.get(toApp() + "api/v1/things").json().path("caller").asString())
        .isEqualTo("owner");
    assertThat(browser.get("api/house").json().path("signed_in").asBoolean()).isTrue();
    Map<String, Object> thing = Map.of("thing_name", "a", "amount", 1);
    assertThat(browser.post(toApp() + "api/v1/things", thing).code())
        .isEqualTo("csrf_token_missing");
    browser.refreshCsrf();
    assertThat(browser.post(toApp() + "api/v1/things", thing).status()).isEqualTo(200);
  }

  @Test
  void events_come_over_the_socket_to_pages_of_this_door_only() throws InterruptedException {
    Browser owner = owner();
    String ticket = owner.post("api/ws-ticket", Map.of()).json().path("ticket").asString();
    try (Wire wire = owner.socket(origin())) {
      wire.send("{\"ticket\":\"" + ticket + "\",\"follow\":{\"alpha\":null}}");
      assertThat(wire.next().path("type").asString()).isEqualTo("hello");
      owner.post(toApp() + "api/v1/things", Map.of("thing_name", "told", "amount", 1));
      assertThat(wire.next().path("data").path("thing_name").asString()).isEqualTo("told");
    }
    assertThat(owner.socket("https://elsewhere.example").isOpen()).isFalse();
  }

  @Test
  void events_come_as_a_stream_too() throws InterruptedException {
    Browser owner = owner();
    try (Feed feed = owner.follow(toApp() + "api/v1/events", null)) {
      assertThat(feed.next()).containsEntry("event", "connected");
      owner.post(toApp() + "api/v1/things", Map.of("thing_name", "streamed", "amount", 1));
      assertThat(feed.next().get("data")).contains("streamed");
    }
  }
}
