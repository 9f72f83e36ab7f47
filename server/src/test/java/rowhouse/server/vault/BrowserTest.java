package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.vault.test.FixtureSite;

/** A real browser at a real house, as {@code web/test/house.mjs} leads it. */
final class BrowserTest {
  private static final String TITLE = "A tale behind a short link";

  @TempDir Path folder;

  @BeforeAll
  static void lookForTheBrowser() {
    PageWalk.requireBrowser();
  }

  @Test
  void from_the_first_run_to_a_deleted_page() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    try (LoopbackSite site = LoopbackSite.start();
        FixtureSite pictures = FixtureSite.start();
        ServerProcess house =
            ServerProcess.start(
                folder.resolve("data"),
                "--rowhouse.outside.allow=" + site.hostPort() + "," + pictures.hostAndPort())) {
      String text =
          VaultHouse.TEXT
              + "\n\n<img src='%s' alt='held'>".formatted("/held.png")
              + "\n\n<img class='lazy' src='%s' data-src='%s' alt='lazy'>"
                  .formatted(
                      pictures.at("/pic/placeholder.gif?w=1&h=1"),
                      pictures.at("/pic/ladder.png?w=300&h=400"))
              + "\n\n<img src='%s' alt='moving'>"
                  .formatted(pictures.at("/pic/flame.gif?w=120&h=120"))
              + "\n\n"
              + VaultHouse.TEXT.replace("bridge", "ferry");
      site.on("/short", Reply.redirect(301, "/tale?utm_source=short"))
          .on("/tale", Reply.html(VaultHouse.html(TITLE, text)))
          .on("/held.png", Reply.bytes("image/png", FixturePicture.png()).after(gate));
      PageWalk.Ended ended =
          PageWalk.of(
              house,
              gate::countDown,
              List.of("SETUP", house.setupToken(), "PAGE", site.url("/short"), "TITLE", TITLE),
              "walk");
      assertThat(ended.code()).as(ended.said()).isZero();
    }
  }

  @Test
  void no_page_has_a_fault_that_axe_finds() throws Exception {
    look("desk", "light", "en");
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource({
    "desk, dark, en",
    "phone, light, en",
    "phone, dark, en",
    "desk, light, zh",
    "desk, dark, zh",
    "phone, light, zh",
    "phone, dark, zh",
    "desk, light, ko",
    "desk, dark, ko",
    "phone, light, ko",
    "phone, dark, ko",
  })
  void no_page_has_a_fault_that_axe_finds_in_any_language_light_and_width(
      String size, String theme, String language) throws Exception {
    look(size, theme, language);
  }

  private void look(String size, String theme, String language) throws Exception {
    try (ServerProcess house =
        ServerProcess.start(
            folder.resolve("data"), "--rowhouse.owner.password=" + HouseUnderTest.PASSWORD)) {
      Browser owner = new Browser(house.url());
      owner.signIn(HouseUnderTest.PASSWORD);
      Answer loaded = owner.post("vault/api/v1/example", null);
      assertThat(loaded.status()).isEqualTo(202);
      PageWalk.Ended ended = PageWalk.of(house, () -> {}, List.of(), "look", size, theme, language);
      assertThat(ended.code()).as(ended.said()).isZero();
    }
  }
}
