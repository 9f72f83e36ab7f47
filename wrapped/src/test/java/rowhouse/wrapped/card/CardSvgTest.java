package rowhouse.wrapped.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.story.Card;
import rowhouse.wrapped.story.CardKind;
import rowhouse.wrapped.story.Stories;
import rowhouse.wrapped.story.Words;
import rowhouse.wrapped.story.Year;

final class CardSvgTest {
  private static final long NEW_YEAR_2025 = 1_735_689_600L;

  private static WatchMetrics named(String creator) {
    List<WatchEvent> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      WatchDetail detail = new WatchDetail(30_000L, 1.0, creator, null, null, List.of());
      events.add(new WatchEvent(NEW_YEAR_2025 + 90_000 + i * 40L, 1_000 + i, null, detail));
    }
    return Year.of(2025, events.toArray(WatchEvent[]::new));
  }

  private static String svg(WatchMetrics year, CardKind kind, String language, boolean forPrint) {
    Locale locale = Locale.of(language);
    Card card =
        Stories.of(year, null, locale).cards().stream()
            .filter(each -> each.kind() == kind)
            .findFirst()
            .orElseThrow();
    return CardSvg.of(card, new Look(2025, locale, Palette.LANTERN), forPrint);
  }

  @Test
  void a_hostile_name_stays_a_text() throws Exception {
    String name = "</text><script>alert(1)</script>&\"'\u202e\u0000x";
    for (boolean forPrint : new boolean[] {true, false}) {
      String svg = svg(named(name), CardKind.TASTE, "en", forPrint);
      assertThat(svg).doesNotContain("<script").doesNotContain("\u202e").contains("&lt;");
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new java.io.StringReader(svg)));
    }
  }

  @Test
  void names_of_any_length_and_script_are_drawn_within_the_margins() throws IOException {
    for (String name :
        List.of(
            "a",
            "W".repeat(200),
            "한국어로된아주아주긴이름".repeat(5),
            "非常非常长的中文名字".repeat(6),
            "👩‍👩‍👧‍👦🎉",
            "ชื่อภาษาไทย",
            "اسم عربي")) {
      for (String language : Words.LANGUAGES) {
        BufferedImage image =
            ImageIO.read(
                new ByteArrayInputStream(
                    Raster.png(svg(named(name), CardKind.TASTE, language, true))));
        int ground = image.getRGB(10, 1_900);
        for (int y = 1_000; y < 1_900; y++) {
          assertThat(image.getRGB(40, y)).as(name + " at the left").isEqualTo(ground);
          assertThat(image.getRGB(1_040, y)).as(name + " at the right").isEqualTo(ground);
        }
      }
    }
  }

  @Test
  void our_own_sentences_need_no_font_of_the_machine() throws IOException {
    for (String language : Words.LANGUAGES) {
      Face face = Face.of(Locale.of(language));
      try (var in = Words.class.getResourceAsStream("words_" + language + ".properties")) {
        java.util.Properties words = new java.util.Properties();
        words.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        words.forEach((key, text) -> {
          if (!key.toString().startsWith("page.") && !key.toString().startsWith("figure.")) {
            assertThat(face.drawsByItself(text.toString()))
                .as("run card_fonts.py again: " + language + " " + key + "=" + text)
                .isTrue();
          }
        });
      }
      assertThat(face.drawsByItself("0123456789,.:–•%@#+−")).isTrue();
    }
  }

  @Test
  void every_text_can_be_read_on_its_ground() {
    for (Palette palette : Palette.values()) {
      for (CardKind kind : CardKind.values()) {
        Paint paint = palette.paint(kind);
        String what = palette + " " + kind;
        assertThat(contrast(paint.ink(), paint.ground())).as(what).isGreaterThan(7);
        assertThat(contrast(paint.soft(), paint.ground())).as(what).isGreaterThan(4.5);
        assertThat(contrast(paint.accent(), paint.ground())).as(what).isGreaterThan(4.5);
      }
    }
  }

  private static double contrast(String one, String other) {
    double a = light(one);
    double b = light(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double light(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
  }

  private static double channel(int value) {
    double share = (value & 0xff) / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
