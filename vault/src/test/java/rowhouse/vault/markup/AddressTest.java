package rowhouse.vault.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static final URI PAGE = URI.create("https://site.example/a/b/page.html?x=1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.png|https://site.example/a/b/c.png",
        "../c.png|https://site.example/a/c.png",
        "../../../../c.png|https://site.example/c.png",
        "./|https://site.example/a/b/",
        "/c.png|https://site.example/c.png",
        "//cdn.example/c.png|https://cdn.example/c.png",
        "?y=2|https://site.example/a/b/page.html?y=2",
        "http://other.example|http://other.example/",
        "https:/\\other.example\\c.png|https://other.example/c.png",
        "a b|https://site.example/a/b/a%20b",
        "图.png?名=值|https://site.example/a/b/%E5%9B%BE.png?%E5%90%8D=%E5%80%BC",
        "100%.png|https://site.example/a/b/100%25.png",
        "a%2Fb.png|https://site.example/a/b/a%2Fb.png",
        "https://bücher.example/x|https://xn--bcher-kva.example/x",
        "x.css?v[]=1|https://site.example/a/b/x.css?v%5B%5D=1",
        "pic.png#top|https://site.example/a/b/pic.png",
      })
  void an_address_means_what_a_browser_would_make_of_it(String written, String meant) {
    assertThat(Address.resolve(PAGE, written)).contains(URI.create(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "#here",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "https://user:word@a.example/x",
        "https://",
        "http://[::1/x",
      })
  void what_is_no_plain_web_address_is_refused(String written) {
    assertThat(Address.resolve(PAGE, written)).isEmpty();
  }

  @Test
  void line_breaks_inside_an_address_are_as_if_they_were_not_there() {
    assertThat(Address.resolve(PAGE, " \n /pic\n\tture.png \t"))
        .contains(URI.create("https://site.example/picture.png"));
  }

  @Test
  void an_address_longer_than_the_limit_is_refused() {
    assertThat(Address.resolve(PAGE, "a".repeat(Address.MAX_LENGTH + 1))).isEmpty();
  }

  @Test
  void a_link_keeps_its_fragment() {
    assertThat(Address.resolveLink(PAGE, "/x#part two"))
        .contains(URI.create("https://site.example/x#part%20two"));
  }
}
