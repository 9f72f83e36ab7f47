package rowhouse.vault.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PictureSourceTest {
  private static final URI PAGE = URI.create("https://site.example/a/");

  private static Optional<PictureSource> of(String html) {
    return PictureSource.of(Jsoup.parse(html).expectFirst("img"), PAGE, 1600);
  }

  private static String address(String html) {
    return of(html).orElseThrow().address().toString();
  }

  @Test
  void a_plain_picture_is_where_it_says() {
    assertThat(address("<img src=b.png>")).isEqualTo("https://site.example/a/b.png");
    assertThat(of("<img src=b.png>").orElseThrow().lazy()).isFalse();
  }

  @Test
  void a_lazy_picture_is_found_behind_its_stand_in() {
    for (String name : new String[] {"data-src", "data-original", "data-actualsrc", "file"}) {
      PictureSource found =
          of("<img src='data:image/gif;base64,R0lGOD' " + name + "=real.jpg>").orElseThrow();
      assertThat(found.address().getPath()).isEqualTo("/a/real.jpg");
      assertThat(found.lazy()).isTrue();
    }
    assertThat(address("<img src=/img/blank.gif data-srcset='s.jpg 300w, l.jpg 1200w'>"))
        .endsWith("/l.jpg");
  }

  @Test
  void of_a_srcset_the_widest_within_the_limit_is_taken() {
    assertThat(address("<img src=s.jpg srcset='a.jpg 400w, b.jpg 1600w, c.jpg 4000w'>"))
        .endsWith("/b.jpg");
    assertThat(address("<img src=s.jpg srcset='c.jpg 4000w, d.jpg 3000w'>")).endsWith("/d.jpg");
    assertThat(address("<img src=s.jpg srcset='a.jpg, b.jpg 2x, c.jpg 4x'>")).endsWith("/b.jpg");
  }

  @Test
  void commas_inside_addresses_do_not_split_them() {
    assertThat(Srcset.parse("a,w_1.jpg 1x,b.jpg 2x, c.jpg,").candidates())
        .extracting(Srcset.Candidate::address)
        .containsExactly("a,w_1.jpg", "b.jpg", "c.jpg");
  }

  @Test
  void sources_that_suit_every_screen_go_before_those_that_do_not() {
    String html =
        "<picture><source media='(max-width:500px)' srcset=phone.jpg>"
            + "<source type=image/avif srcset=x.avif><source srcset=desk.webp><img src=old.jpg></picture>";
    assertThat(address(html)).endsWith("/desk.webp");
    assertThat(of(html).orElseThrow().all())
        .extracting(uri -> uri.getPath().substring(3))
        .containsExactly("desk.webp", "phone.jpg", "x.avif", "old.jpg");
  }

  @Test
  void a_picture_without_any_address_is_none() {
    assertThat(of("<img alt=x>")).isEmpty();
    assertThat(of("<img src='data:image/png;base64,AAAA'>")).isEmpty();
  }
}
