package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

final class StoryTest {
  private static WrappedHouse house;
  private static Browser guest;
  private static String run;

  @BeforeAll
  static void open() {
    house = WrappedHouse.open();
    guest = house.guest();
    house.history(guest, 2024, 2_000);
    house.history(guest, 2025, 3_000);
    run = house.run(guest, 2025).path("wrapped_run_id").asString();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static JsonNode story(String query) {
    return guest.get("api/v1/wrapped/" + run + "/story" + query).json();
  }

  @Test
  void a_story_has_at_most_fourteen_cards_each_with_words_figures_and_what_they_rest_on() {
    for (String language : List.of("en", "zh", "ko")) {
      JsonNode story = story("?language=" + language);
      assertThat(story.path("state").asString()).isEqualTo("ready");
      assertThat(story.path("cards").size()).isBetween(10, 14);
      int n = 1;
      for (JsonNode card : story.path("cards")) {
        assertThat(card.path("n").asInt()).isEqualTo(n++);
        assertThat(card.path("title").asString()).isNotBlank();
        assertThat(card.path("text").asString()).isNotBlank().doesNotContain("{");
        assertThat(card.path("alt").asString()).contains(card.path("title").asString());
        assertThat(card.path("coverage_text").asString())
            .as(card.path("kind").asString())
            .isNotBlank();
        assertThat(card.path("basis_text").asString()).isNotBlank();
        assertThat(card.path("figures")).isNotEmpty();
        for (JsonNode figure : card.path("figures")) {
          assertThat(figure.path("unit").asString()).isNotBlank();
          assertThat(figure.path("basis").path("sentence").asString()).isNotBlank();
          assertThat(figure.path("coverage").path("all").isNumber()).isTrue();
        }
      }
    }
    assertThat(story("?language=en").path("cards").get(1).path("title").asString())
        .isEqualTo("I watched");
    assertThat(story("?language=ko").path("cards").get(1).path("title").asString())
        .isEqualTo("내가 본 것");
  }

  @Test
  void without_a_history_of_the_year_the_story_says_why_and_what_to_do() {
    JsonNode story = guest.get("api/v1/wrapped/2019/story?language=en").json();
    assertThat(story.path("state").asString()).isEqualTo("no_history");
    assertThat(story.path("cards")).isEmpty();
    assertThat(story.path("reason").path("code").asString()).isEqualTo("no_history");
    assertThat(story.path("reason").path("text").asString()).contains("2019");
    assertThat(story.path("reason").path("next_step").asString()).contains("Upload");
    JsonNode ended = house.run(house.guest(), 2025);
    assertThat(ended.path("status").asString()).isEqualTo("no_history");
  }

  @Test
  void two_years_are_compared_figure_by_figure() {
    JsonNode years = guest.get("api/v1/wrapped/years").json().path("years");
    assertThat(years.get(0).path("year").asInt()).isEqualTo(2025);
    assertThat(years.get(1).path("year").asInt()).isEqualTo(2024);
    JsonNode compared = guest.get("api/v1/wrapped/compare?a=2024&b=2025").json();
    assertThat(compared.path("comparable").asBoolean()).isTrue();
    JsonNode videos = compared.path("figures").get(0);
    assertThat(videos.path("name").asString()).isEqualTo("videos");
    double a = videos.path("a").asDouble();
    double b = videos.path("b").asDouble();
    assertThat(a).isEqualTo(years.get(1).path("videos").asDouble());
    assertThat(b).isEqualTo(years.get(0).path("videos").asDouble());
    assertThat(videos.path("difference").asDouble()).isEqualTo(b - a);
    assertThat(guest.get("api/v1/wrapped/compare?a=2020&b=2025").code())
        .isEqualTo("year_without_history");
    assertThat(guest.get("api/v1/wrapped/compare?a=2024").status()).isIn(400, 422);
  }

  @Test
  void a_story_is_told_to_its_own_person_alone() {
    for (String path : List.of("/story", "/shares")) {
      assertThat(house.stranger().get("api/v1/wrapped/" + run + path).status()).isEqualTo(401);
    }
    assertThat(house.guest().get("api/v1/wrapped/" + run + "/story").status()).isEqualTo(404);
    assertThat(house.owner().get("api/v1/wrapped/" + run + "/story").status()).isEqualTo(404);
    assertThat(house.stranger().get("api/v1/wrapped/years").status()).isEqualTo(401);
    assertThat(house.stranger().get("api/v1/wrapped/compare?a=2024&b=2025").status())
        .isEqualTo(401);
    assertThat(house.guest().get("api/v1/wrapped/years").json().path("years")).isEmpty();
  }

  @Test
  void a8_13_without_a_model_everything_is_told_by_the_rules() {
    JsonNode story = story("?language=en");
    assertThat(story.path("state").asString()).isEqualTo("ready");
    for (JsonNode card : story.path("cards")) {
      assertThat(card.path("narrated").asBoolean()).isFalse();
    }
    assertThat(story.path("persona").path("reasons")).isNotEmpty();
    Answer narrated = guest.post("api/v1/wrapped/" + run + "/narration", Map.of());
    assertThat(narrated.status()).isEqualTo(409);
    assertThat(narrated.code()).isEqualTo("no_model");
  }
}
