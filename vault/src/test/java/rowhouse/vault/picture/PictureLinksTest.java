package rowhouse.vault.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureLinksTest {
  private static final URI PAGE = URI.create("https://site.example/a/");

  private final PictureLinks links =
      new PictureLinks(
          Map.of(
              URI.create("https://site.example/a/x.jpg"), new KeptPicture("media/aa", 640, 480),
              URI.create("https://site.example/a/y_(1).jpg"), new KeptPicture("media/bb", 10, 20)),
          PictureLimits.DEFAULT);

  private Element html(String text) {
    Element body = Jsoup.parse(text).body();
    links.rewrite(body, PAGE);
    return body;
  }

  private String markdown(String text) {
    return links.rewriteMarkdown(text, PAGE);
  }

  @Test
  void a_kept_picture_is_shown_from_the_vault_with_its_size() {
    Element img =
        html("<picture><source srcset=x.jpg><img src=z.jpg data-src=z.jpg alt=A></picture>")
            .expectFirst("img");
    assertThat(img.attr("src")).isEqualTo("media/aa");
    assertThat(img.attr("width") + "x" + img.attr("height")).isEqualTo("640x480");
    assertThat(img.attr("alt")).isEqualTo("A");
    assertThat(img.hasAttr("data-src")).isFalse();
    assertThat(img.parent().normalName()).isEqualTo("body");
  }

  @Test
  void a_picture_that_is_not_kept_becomes_a_link_and_never_loads() {
    Element body =
        html(
            "<img src=gone.jpg alt='The gate'><a href=/big><img src=gone2.jpg alt=Big></a><img src=q.jpg>");
    assertThat(body.select("img")).isEmpty();
    assertThat(body.select("a"))
        .extracting(a -> a.attr("href") + " " + a.text())
        .containsExactly("https://site.example/a/gone.jpg The gate", "/big Big");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![A](x.jpg)",
        "![A](https://site.example/a/x.jpg)",
        "![A](<x.jpg>)",
        "![A](x.jpg \"A title\")",
        "[![A](x.jpg)](https://site.example/)",
        "![a [nested] word](x.jpg)",
        "text ` unclosed ![A](x.jpg)",
      })
  void markdown_pictures_are_found_however_they_are_written(String text) {
    assertThat(markdown(text))
        .isEqualTo(
            text.replace("<x.jpg>", "x.jpg")
                .replaceFirst("(?:https://site.example/a/)?x\\.jpg", "media/aa"));
  }

  @Test
  void brackets_inside_an_address_belong_to_it() {
    assertThat(markdown("see ![B](y_(1).jpg) there")).isEqualTo("see ![B](media/bb) there");
  }

  @Test
  void a_markdown_picture_that_is_not_kept_becomes_a_link() {
    assertThat(markdown("a ![The gate](gone.jpg) b")).isEqualTo("a [The gate](gone.jpg) b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`![A](x.jpg)`",
        "`` ` ![A](x.jpg) ``",
        "```\n![A](x.jpg)\n```\n",
        "~~~~ md\n![A](x.jpg)\n~~~\n![A](x.jpg)\n~~~~\n",
        "  ```\n![A](x.jpg)",
        "\\![A](x.jpg)",
        "![A] (x.jpg)",
        "![A",
        "![A](",
        "!",
        "\\",
      })
  void code_and_broken_markdown_stay_as_they_are(String text) {
    assertThat(markdown(text)).isEqualTo(text);
  }

  @Test
  void v_d09_endless_brackets_are_read_in_reasonable_time() {
    assertThat(markdown("![".repeat(100_000))).hasSize(200_000);
    assertThat(markdown("![a](".repeat(40_000))).hasSize(200_000);
    assertThat(markdown("`a``b```c````".repeat(10_000))).hasSize(130_000);
  }
}
