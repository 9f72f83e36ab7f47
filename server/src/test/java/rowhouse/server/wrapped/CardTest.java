package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

final class CardTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static WrappedHouse house;
  private static Browser guest;
  private static String run;

  @BeforeAll
  static void open() {
    house = WrappedHouse.open();
    guest = house.guest();
    house.history(guest, 2025, 3_000);
    run = house.run(guest, 2025).path("wrapped_run_id").asString();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static HttpResponse<byte[]> bytes(Browser browser, String path) {
    try {
      return CLIENT.send(
          browser.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String card(String run, int n, String rest) {
    return "api/v1/wrapped/" + run + "/cards/" + n + rest;
  }

  @Test
  void a_card_is_a_picture_of_1080_by_1920_in_every_language_and_palette() throws IOException {
    for (String language : new String[] {"en", "zh", "ko"}) {
      for (String palette : new String[] {"lantern", "paper"}) {
        String query = ".png?language=" + language + "&palette=" + palette;
        HttpResponse<byte[]> answer = bytes(guest, card(run, 2, query));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(1080);
        assertThat(image.getHeight()).isEqualTo(1920);
        assertThat(colours(image)).as("something is drawn").hasSizeGreaterThan(20);
      }
    }
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 5) {
      for (int x = 0; x < image.getWidth(); x += 5) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void a_picture_is_drawn_once_and_a_reader_who_has_it_is_told_so() {
    bytes(guest, card(run, 4, ".png"));
    long drawn = house.number("SELECT count(*) FROM card_picture");
    HttpResponse<byte[]> again = bytes(guest, card(run, 4, ".png"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(house.number("SELECT count(*) FROM card_picture")).isEqualTo(drawn);
    String tag = again.headers().firstValue("ETag").orElseThrow();
    Browser knows = new Browser(house.house().url() + "wrapped/");
    knows.withCookie("rowhouse_wrapped_member", guest.cookie("rowhouse_wrapped_member"));
    assertThat(bytes(knows.with("If-None-Match", tag), card(run, 4, ".png")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void an_svg_holds_its_text_and_neither_scripts_nor_addresses() {
    Answer answer = guest.get(card(run, 2, ".svg?language=en"));
    assertThat(answer.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.body()).contains("I watched").contains("<desc>").doesNotContain("<script");
    assertThat(answer.body().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http")
        .doesNotContain("href")
        .doesNotContain("url(");
  }

  @Test
  void a_card_can_be_saved_under_a_name_that_says_what_it_is() {
    HttpResponse<byte[]> answer = bytes(guest, card(run, 2, ".png?download=true"));
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"wrapped-2025-2-videos.png\"");
  }

  @Test
  void a_card_that_is_not_there_a_palette_and_a_language_that_nobody_knows_are_refused() {
    assertThat(guest.get(card(run, 99, ".png")).code()).isEqualTo("card_not_found");
    assertThat(guest.get(card(run, 0, ".png")).status()).isEqualTo(404);
    assertThat(guest.get(card(run, 1, ".png?palette=neon")).code()).isEqualTo("validation_error");
    assertThat(guest.get(card(run, 1, ".png?language=tlh")).code()).isEqualTo("validation_error");
    assertThat(guest.get(card(run, 1, ".gif")).status()).isEqualTo(404);
  }

  @Test
  void cards_of_others_do_not_exist_and_strangers_see_none() {
    assertThat(house.guest().get(card(run, 1, ".png")).status()).isEqualTo(404);
    assertThat(house.stranger().get(card(run, 1, ".png")).status()).isEqualTo(401);
    assertThat(house.owner().get(card(run, 1, ".svg")).status()).isEqualTo(404);
  }
}
