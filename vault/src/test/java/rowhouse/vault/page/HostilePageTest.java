package rowhouse.vault.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePageTest {

  private static final URI URL = URI.create("https://a.example/page");

  /** Far above what any of these takes, far below what an endless or quadratic one would. */
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private static final String WORDS =
      "<p>The mill stands on the river, and the river has come in four times since it was built.</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<div class=related>",
        "<span>",
        "<b>",
        "<b><i><u>",
        "<blockquote>",
        "<ul><li>",
        "<table><tr><td>",
        "<dl><dd>",
        "<font color=red>",
        "<a href=/x>",
        "<section class='comments meta author'>",
        "<pre>",
        "<svg><g>",
        "<details><summary>",
        "<p><div>",
        "<form>",
        "<code>",
        "<h2>"
      })
  void v_d11_a_hundred_thousand_nested_elements_are_read_in_bounded_time_and_stack(String open) {
    read("<html><body>" + open.repeat(100_000) + WORDS.repeat(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>A word, and another one, and then the end of it all.</p>",
        "<br>",
        "<input>",
        "<script></script>",
        "<a href=/x>x</a> ",
        "<pre>1\n2</pre>",
        "<h2>Related</h2>",
        "<h3><a href=/x>Card</a></h3><p>text.</p>",
        "<div hidden></div>",
        "<img data-src=/x.jpg>",
        "<td>x",
        "<li>x",
        "<noscript><img src=/a></noscript>",
        "<div class='share meta'>x</div>",
        "<time datetime=2020-01-01></time>",
        "&amp;",
        "<!-- x -->",
        "<meta name=a content=b>",
        "<small>2020</small>",
        "<h1>x</h1>",
        "<sup>[1]</sup>",
        "<b>",
        "</p>",
        "<table></table>"
      })
  void v_d08_ten_megabytes_of_one_thing_are_read_in_bounded_time(String part) {
    read(
        "<html><head><title>T</title></head><body>"
            + WORDS
            + part.repeat(10_000_000 / part.length()));
  }

  @Test
  void ten_megabytes_of_data_in_scripts_are_read_in_bounded_time() {
    String deep = "{\"a\":".repeat(500_000) + "1" + "}".repeat(500_000);
    read(
        "<html><body>"
            + WORDS
            + "<script type=application/ld+json>"
            + deep
            + "</script><script>window.__STATE__="
            + deep
            + "</script>");
    read("<html><body><script>window.x = {" + "\"".repeat(5_000_000) + "</script>" + WORDS);
    read("<html><body><script>" + "window.a={".repeat(500_000) + "</script>" + WORDS);
    read(
        "<html><body><script id=__NEXT_DATA__ type=application/json>["
            + "{\"content\":\"x\"},".repeat(500_000)
            + "1]</script>"
            + WORDS);
    read("<html><body><script>var s = \"" + "\\".repeat(5_000_000) + "\"</script>" + WORDS);
  }

  @Test
  void bytes_that_are_no_text_at_all_end_in_a_sentence() {
    byte[] noise = new byte[1_000_000];
    new Random(7).nextBytes(noise);
    assertFailed(new Extractor().extract(noise, "text/html", URL));
    assertFailed(new Extractor().extract("%PDF-1.7 and so on".getBytes(UTF_8), "text/html", URL));
    assertFailed(
        new Extractor().extract("%PDF-1.7 and so on".getBytes(UTF_8), "application/pdf", URL));
    assertFailed(new Extractor().extract(new byte[] {1, 2, 3}, "image/png", URL));
    assertFailed(new Extractor().extract(new byte[0], "text/html", URL));
    assertFailed(
        new Extractor().extract("<html><body></body></html>".getBytes(UTF_8), "text/html", URL));
    assertFailed(
        new Extractor().extract("<nav><a href=/>Home</a></nav>".getBytes(UTF_8), null, URL));
    assertFailed(new Extractor().extract("  \n ".getBytes(UTF_8), "text/plain", URL));
  }

  @Test
  void a_page_that_lies_about_its_type_or_charset_is_read_all_the_same() {
    String page =
        "<html><head><title>Mühle</title></head><body>" + WORDS.replace("mill", "Mühle").repeat(3);
    for (String type :
        new String[] {
          null,
          "",
          "text/html; charset=nonsense",
          "text/html;charset=",
          "TEXT/HTML; Charset=\"utf-8\"",
          "application/xhtml+xml",
          "text/html; charset=utf-16",
          "text/html; charset=../../etc"
        }) {
      assertThat(article(page.getBytes(UTF_8), type).text()).as(type).contains("Mühle stands");
    }
    for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "windows-1252"}) {
      assertThat(article(page.getBytes(Charset.forName(charset)), "text/html").text())
          .as(charset)
          .contains("Mühle stands");
    }
  }

  @Property(tries = 300)
  void any_pile_of_markup_is_read_or_refused(@ForAll("piles") String html) {
    Extraction read = new Extractor().extract(html.getBytes(UTF_8), "text/html", URL);
    if (read instanceof Article article) {
      assertThat(
              Jsoup.parseBodyFragment(article.contentHtml())
                  .select("script, [onerror], style, form"))
          .isEmpty();
      assertThat(article.markdown()).isNotNull();
    } else {
      assertFailed(read);
    }
  }

  @Property(tries = 300)
  void any_bytes_are_read_or_refused(@ForAll byte[] bytes, @ForAll String contentType) {
    assertThat(new Extractor().extract(bytes, contentType, URL)).isNotNull();
    assertThat(new Extractor().extract(bytes, "text/html", URL)).isNotNull();
  }

  @Provide
  Arbitrary<String> piles() {
    return Arbitraries.of(
            WORDS,
            "<p>",
            "</p>",
            "<div class=share>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<ul>",
            "<li>",
            "</ul>",
            "<pre>",
            "<code>",
            "</pre>",
            "\n  x = 1\n",
            "<br>",
            "<a href='",
            "'>",
            "javascript:x",
            "<img src=/a.jpg onerror=x>",
            "<h2>",
            "</h2>",
            "<script>",
            "</script>",
            "<!--",
            "中文，句子。",
            "한국어 문장.",
            "<figure>",
            "<b>",
            "<i>",
            "</b>",
            "<blockquote>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<noscript>",
            "<svg>",
            "<template>",
            "&nbsp;",
            "\u0000",
            "<details hidden>",
            "<base href=//x>",
            "<title>")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static void read(String html) {
    byte[] bytes = html.getBytes(UTF_8);
    Extraction read =
        Assertions.assertTimeoutPreemptively(
            AT_MOST, () -> new Extractor().extract(bytes, "text/html; charset=utf-8", URL));
    assertThat(read).isNotNull();
    if (read instanceof Article article) {
      SafeHtml.of(article.contentHtml(), url -> java.util.Optional.empty());
    }
  }

  private static Article article(byte[] bytes, String contentType) {
    Extraction read = new Extractor().extract(bytes, contentType, URL);
    assertThat(read).as(contentType).isInstanceOf(Article.class);
    return (Article) read;
  }

  private static void assertFailed(Extraction read) {
    assertThat(read)
        .isInstanceOfSatisfying(
            Extraction.Failed.class,
            failed -> {
              assertThat(failed.code())
                  .matches("[a-z_]+")
                  .isEqualTo(failed.code().toLowerCase(Locale.ROOT));
              assertThat(failed.message()).endsWith(".");
              assertThat(failed.hint()).endsWith(".");
            });
  }
}
