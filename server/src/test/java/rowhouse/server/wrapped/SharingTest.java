package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

final class SharingTest {
  private static final String BASE = "https://home.example.com";
  private static WrappedHouse house;
  private static Browser guest;
  private static String run;

  @BeforeAll
  static void open() {
    house = WrappedHouse.open(plan -> plan.setting("rowhouse.base-url", BASE));
    guest = house.guest();
    house.history(guest, 2025, 6_173);
    run = house.run(guest, 2025).path("wrapped_run_id").asString();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static JsonNode share(Map<String, Object> wish) {
    Answer answer = guest.post("api/v1/wrapped/" + run + "/share", wish);
    if (answer.status() != 201) {
      throw new AssertionError("not shared: " + answer);
    }
    return answer.json();
  }

  private static JsonNode share(List<Integer> cards, List<String> redact) {
    return share(Map.of("cards", cards, "redact", redact, "language", "en"));
  }

  private static List<String> everywhere(String slug, int cards) {
    List<String> all = new ArrayList<>(List.of("s/" + slug, "api/v1/shares/" + slug));
    for (int n = 1; n <= cards; n++) {
      all.add("s/" + slug + "/cards/" + n + ".svg");
      all.add("s/" + slug + "/cards/" + n + ".png");
    }
    return all;
  }

  private static JsonNode story() {
    return guest.get("api/v1/wrapped/" + run + "/story?language=en").json();
  }

  private static int place(String kind) {
    for (JsonNode card : story().path("cards")) {
      if (card.path("kind").asString().equals(kind)) {
        return card.path("n").asInt();
      }
    }
    throw new AssertionError("no card " + kind);
  }

  @Test
  void a_share_is_seen_by_anybody_who_has_the_link_without_a_script_or_a_cookie() {
    JsonNode made = share(List.of(1, 2), List.of());
    String slug = made.path("slug").asString();
    assertThat(slug).matches("[A-Za-z0-9_-]{22}");
    assertThat(made.path("url").asString()).isEqualTo(BASE + "/wrapped/s/" + slug);
    Answer page = house.stranger().with("Accept", "text/html").get("s/" + slug);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).doesNotContain("<script").contains("<title>A year on TikTok, 2025");
    assertThat(page.cookies()).isEmpty();
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("script-src")
        .doesNotContain("unsafe-inline");
    assertThat(page.header("X-Robots-Tag")).contains("noindex");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body())
        .contains("property=\"og:image\" content=\"" + BASE + "/wrapped/s/" + slug + "/cards/1.png")
        .contains("alt=\"I watched: ");
    for (String path : everywhere(slug, 2)) {
      HttpResponse<byte[]> answer = CardTest.bytes(house.stranger(), path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void a_link_that_was_taken_back_shows_nothing_anywhere() {
    JsonNode made = share(List.of(1, 3), List.of());
    String slug = made.path("slug").asString();
    assertThat(house.stranger().get("s/" + slug).status()).isEqualTo(200);
    assertThat(guest.delete("api/v1/shares/" + made.path("id").asLong()).status()).isEqualTo(204);
    for (String path : everywhere(slug, 2)) {
      Answer answer = house.stranger().get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("share_not_found");
    }
    assertThat(guest.delete("api/v1/shares/" + made.path("id").asLong()).status()).isEqualTo(404);
  }

  @Test
  void a_link_ends_on_its_day_and_with_its_run() {
    JsonNode made =
        share(Map.of("cards", List.of(1), "language", "ko", "expires_days", 1, "palette", "paper"));
    String path = "s/" + made.path("slug").asString();
    assertThat(house.stranger().get(path).status()).isEqualTo(200);
    house.house().clock().advance(Duration.ofHours(25));
    assertThat(house.stranger().get(path).code()).isEqualTo("share_not_found");
    Browser other = house.guest();
    house.history(other, 2025, 300);
    String otherRun = house.run(other, 2025).path("wrapped_run_id").asString();
    String slug =
        other
            .post("api/v1/wrapped/" + otherRun + "/share", Map.of("cards", List.of(1)))
            .json()
            .path("slug")
            .asString();
    assertThat(house.stranger().get("s/" + slug).status()).isEqualTo(200);
    assertThat(other.delete("api/v1/wrapped/" + otherRun).status()).isEqualTo(200);
    assertThat(house.stranger().get("s/" + slug).status()).isEqualTo(404);
  }

  @Test
  void what_is_redacted_stands_in_no_byte_of_page_json_svg_or_row() {
    JsonNode story = story();
    String videos = story.path("cards").get(1).path("headline").asString();
    String feet = story.path("cards").get(place("thumb") - 1).path("headline").asString();
    String longest = story.path("cards").get(place("rabbit_hole") - 1).path("text").asString();
    longest = longest.substring(0, longest.indexOf(','));
    assertThat(videos).matches("[0-9],[0-9]{3}");
    int all = story.path("cards").size();
    List<Integer> cards = new ArrayList<>();
    for (int n = 1; n <= all; n++) {
      cards.add(n);
    }
    JsonNode made = share(cards, List.of("videos", "longest_session", "watch_time"));
    String slug = made.path("slug").asString();
    List<String> forbidden = List.of(videos, feet, longest);
    List<String> numbers = List.of(videos.replace(",", ""), feet.replace(",", ""));
    for (String path : everywhere(slug, all)) {
      byte[] bytes = CardTest.bytes(house.stranger(), path).body();
      if (!path.endsWith(".png")) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        forbidden.forEach(value -> assertThat(text).as(path).doesNotContain(value));
        String words = path.endsWith(".svg") ? text.replaceAll("<[^>]*>", " ") : text;
        numbers.forEach(value -> assertThat(words).as(path).doesNotContain(value));
      }
    }
    String row =
        house
            .room()
            .database()
            .read(sql ->
                sql.sql("SELECT story FROM share_link WHERE id = ?")
                    .param(made.path("id").asLong())
                    .query(String.class)
                    .single());
    forbidden.forEach(value -> assertThat(row).doesNotContain(value));
    numbers.forEach(value -> assertThat(row).doesNotContain(value));
    assertThat(house.stranger().get("s/" + slug + "/cards/2.svg").body()).contains("•••");
  }

  @Test
  void a8_11_no_number_of_a_person_or_run_and_no_zone_stands_in_a_share() {
    String user = WrappedHouse.appUserId(guest);
    String slug = share(List.of(1, 2, 3, 4, 5, 6), List.of()).path("slug").asString();
    for (String path : everywhere(slug, 6)) {
      String text =
          new String(CardTest.bytes(house.stranger(), path).body(), StandardCharsets.ISO_8859_1);
      assertThat(text).as(path).doesNotContain(user).doesNotContain(run).doesNotContain("Berlin");
    }
    assertThat(
            house.number(
                "SELECT count(*) FROM share_link WHERE slug_hash = ? OR story LIKE ?",
                slug,
                "%" + slug + "%"))
        .as("the slug itself is kept nowhere")
        .isZero();
    JsonNode listed = guest.get("api/v1/wrapped/" + run + "/shares").json();
    assertThat(listed.toString()).doesNotContain(slug).doesNotContain(user);
  }

  @Test
  void a8_11_links_of_others_cannot_be_listed_made_or_taken_back() {
    long id = share(List.of(1), List.of()).path("id").asLong();
    Browser other = house.guest();
    assertThat(other.delete("api/v1/shares/" + id).status()).isEqualTo(404);
    assertThat(other.get("api/v1/wrapped/" + run + "/shares").json().path("shares")).isEmpty();
    Map<String, Object> wish = Map.of("cards", List.of(1));
    assertThat(other.post("api/v1/wrapped/" + run + "/share", wish).status()).isEqualTo(404);
    Browser stranger = house.stranger();
    assertThat(stranger.post("api/v1/wrapped/" + run + "/share", wish).status()).isEqualTo(401);
    assertThat(stranger.get("api/v1/wrapped/" + run + "/shares").status()).isEqualTo(401);
    assertThat(stranger.delete("api/v1/shares/" + id).status()).isEqualTo(401);
  }

  @Test
  void w_d25_a_share_leads_nowhere_else_and_fetches_nothing() throws Exception {
    try (LoopbackSite elsewhere = LoopbackSite.start()) {
      String slug = share(List.of(1), List.of()).path("slug").asString();
      String query =
          "?url=" + elsewhere.url("/x") + "&redirect=" + elsewhere.url("/x") + "&filename=../x";
      for (String path : everywhere(slug, 1)) {
        HttpResponse<byte[]> answer = CardTest.bytes(house.stranger(), path + query);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
            .doesNotContain(elsewhere.hostPort());
      }
      for (String original : List.of("api/redirect", "api/download", "api/track")) {
        Answer answer = house.stranger().get(original + query);
        assertThat(answer.status()).as(original).isEqualTo(404);
        assertThat(answer.header("Location")).isEmpty();
      }
      assertThat(elsewhere.seen()).isEmpty();
      Matcher links =
          Pattern.compile("(?:href|src|action)=\"([^\"]*)\"")
              .matcher(house.stranger().get("s/" + slug).body());
      assertThat(links.results().map(found -> found.group(1)))
          .isNotEmpty()
          .allMatch(link -> link.startsWith("/wrapped/s/" + slug + "/cards/"));
    }
  }

  @Test
  void a_wish_that_cannot_be_met_is_refused_with_what_could() {
    String path = "api/v1/wrapped/" + run + "/share";
    assertThat(guest.post(path, Map.of("cards", List.of(99))).code())
        .isEqualTo("share_cards_invalid");
    assertThat(guest.post(path, Map.of("cards", List.of(1, 1))).code())
        .isEqualTo("share_cards_invalid");
    assertThat(guest.post(path, Map.of("cards", List.of())).status()).isEqualTo(422);
    assertThat(guest.post(path, Map.of("cards", List.of(1), "redact", List.of("soul"))).code())
        .isEqualTo("share_redact_unknown");
    assertThat(guest.post(path, Map.of("cards", List.of(1), "expires_days", 0)).status())
        .isEqualTo(422);
    assertThat(house.stranger().get("s/short").code()).isEqualTo("share_not_found");
    assertThat(house.stranger().get("s/" + "A".repeat(22)).code()).isEqualTo("share_not_found");
  }

  @Test
  void who_leaves_takes_links_and_pictures_along() {
    Browser other = house.guest();
    house.history(other, 2025, 300);
    String own = house.run(other, 2025).path("wrapped_run_id").asString();
    Map<String, Object> wish = Map.of("cards", List.of(1, 2));
    String slug =
        other.post("api/v1/wrapped/" + own + "/share", wish).json().path("slug").asString();
    assertThat(CardTest.bytes(house.stranger(), "s/" + slug + "/cards/1.png").statusCode())
        .isEqualTo(200);
    long member = house.memberId(other);
    assertThat(house.number("SELECT count(*) FROM card_picture WHERE member_id = ?", member))
        .isPositive();
    assertThat(other.get("api/v1/me/export").json().path("shares")).hasSize(1);
    JsonNode receipt =
        other.send("DELETE", "api/v1/me/data", Map.of("confirm", true)).json().path("receipt");
    assertThat(receipt.toString())
        .contains("{\"name\":\"shares\",\"rows\":1}")
        .contains("{\"name\":\"card_pictures\",\"rows\":1}");
    assertThat(house.number("SELECT count(*) FROM card_picture WHERE member_id = ?", member))
        .isZero();
    assertThat(
            house.number(
                "SELECT count(*) FROM blob_ref WHERE owner = 'card_picture' AND owner_id NOT IN"
                    + " (SELECT id FROM card_picture)"))
        .isZero();
    assertThat(house.stranger().get("s/" + slug).code()).isEqualTo("share_not_found");
  }
}
