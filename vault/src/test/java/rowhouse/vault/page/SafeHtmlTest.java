package rowhouse.vault.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "p",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "blockquote",
          "pre",
          "code",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "caption",
          "figure",
          "figcaption",
          "dl",
          "dt",
          "dd",
          "strong",
          "em",
          "del",
          "sub",
          "sup",
          "mark",
          "br",
          "hr",
          "a",
          "img",
          "colgroup");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "href", "rel", "target", "src", "alt", "loading", "class", "colspan", "rowspan", "start");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"https://a.example/1.jpg\" onload=\"alert(1)\" style=\"position:fixed\">",
        "<img src='https://a.example/1.jpg' srcset='https://evil.example/track.gif 2x'>",
        "<img src=javascript:alert(1)>",
        "<img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\">",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"//evil.example\" target=_top onclick=alert(1)>x</a>",
        "<form action=https://evil.example><input name=p><button>go</button></form>",
        "<iframe src=https://evil.example></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=evil.swf></object><embed src=evil.swf>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>@import 'https://evil.example/x.css'; body{display:none}</style>",
        "<p style=\"background:url(https://evil.example/t.gif)\">x</p>",
        "<p style=\"width:expression(alert(1))\">x</p>",
        "<div style=position:fixed;inset:0>over everything</div>",
        "<p onmouseover=alert(1) id=csrf name=token class=mantine-Modal>x</p>",
        "<code class=\"language-js mantine-Button\">x</code>",
        "<template><script>alert(1)</script></template>",
        "<textarea></p><script>alert(1)</script></textarea>",
        "<title><img src=x onerror=alert(1)></title>",
        "<xmp><img src=x onerror=alert(1)></xmp>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "<details open ontoggle=alert(1)>x</details>",
        "<video><source onerror=alert(1)></video>",
        "<audio src=https://evil.example/a.mp3 autoplay>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<isindex action=javascript:alert(1)>",
        "<a href=\"https://a.example/\" rel=\"opener\">x</a>",
        "<p>\u0000<scr\u0000ipt>alert(1)</script>",
        "<mark onfocus=alert(1) tabindex=0 autofocus>x</mark>",
        "<table background=\"javascript:alert(1)\"><tr><td background=x>y</td></tr></table>",
      })
  void v_d08_v_d09_nothing_that_acts_or_loads_survives(String html) {
    assertSafe(SafeHtml.of("<p>before</p>" + html + "<p>after</p>", SafeHtmlTest::media));
  }

  @Property
  void v_d09_any_pile_of_markup_comes_out_safe(@ForAll("piles") String html) {
    assertSafe(SafeHtml.of(html, SafeHtmlTest::media));
  }

  @Test
  void a_hostile_page_read_by_the_extractor_comes_out_safe_and_keeps_its_words() {
    String words = "The mill stands on the river, and the river has come in four times. ".repeat(5);
    String page =
        "<html><head><title>Mill</title></head><body><article><h1>Mill</h1><p onclick=alert(1)>"
            + words
            + "</p><p><a href='javascript:alert(1)'>read</a> <a href='/more'>more</a> "
            + words
            + "<img src=/m.jpg onerror=alert(1)></p>"
            + "<script>alert(1)</script><iframe src=//evil.example></iframe></article></body></html>";
    Extraction read =
        new Extractor()
            .extract(page.getBytes(UTF_8), "text/html", URI.create("https://a.example/x"));
    assertThat(read).isInstanceOf(Article.class);
    String safe = SafeHtml.of(((Article) read).contentHtml(), SafeHtmlTest::media);
    assertSafe(safe);
    assertThat(safe)
        .contains("The mill stands on the river")
        .contains("href=\"https://a.example/more\"")
        .contains("src=\"media/m.jpg\"");
  }

  @Test
  void links_open_elsewhere_and_tell_nothing_about_us() {
    Element link =
        Jsoup.parseBodyFragment(
                SafeHtml.of("<a href='https://a.example/'>x</a>", SafeHtmlTest::media))
            .selectFirst("a");
    assertThat(link.attr("rel")).contains("noopener").contains("noreferrer");
    assertThat(link.attr("target")).isEqualTo("_blank");
  }

  @Test
  void a_picture_gets_our_address_or_goes() {
    assertThat(
            SafeHtml.of("<img src='https://a.example/1.jpg' alt='A \"b\"'>", SafeHtmlTest::media))
        .contains("src=\"media/1.jpg\"")
        .contains("loading=\"lazy\"");
    assertThat(SafeHtml.of("<p>x<img src='https://a.example/1.jpg'></p>", url -> Optional.empty()))
        .isEqualTo("<p>x</p>");
  }

  @Test
  void code_keeps_its_lines_and_its_language() {
    assertThat(
            SafeHtml.of(
                "<pre><code class=\"language-java\">if (a) {\n    b();\n}</code></pre>",
                SafeHtmlTest::media))
        .isEqualTo("<pre><code class=\"language-java\">if (a) {\n    b();\n}</code></pre>");
  }

  private static void assertSafe(String html) {
    String lower = html.toLowerCase(java.util.Locale.ROOT);
    assertThat(lower).doesNotContain("<script").doesNotContain("<style").doesNotContain("<!--");
    for (Element element : Jsoup.parseBodyFragment(html).body().select("*")) {
      if (element.nameIs("body")) {
        continue;
      }
      assertThat(ELEMENTS).as(html).contains(element.normalName());
      for (Attribute attribute : element.attributes()) {
        assertThat(ATTRIBUTES).as(html).contains(attribute.getKey());
      }
      if (element.hasAttr("href")) {
        assertThat(element.attr("href")).as(html).matches("(?s)https?://.+");
        assertThat(element.attr("rel"))
            .contains("noopener")
            .contains("noreferrer")
            .doesNotContain(" opener");
      }
      if (element.nameIs("img")) {
        assertThat(element.attr("src")).as(html).startsWith("media/");
      }
    }
  }

  private static Optional<String> media(URI url) {
    return "a.example".equals(url.getHost())
        ? Optional.of("media" + url.getRawPath())
        : Optional.empty();
  }

  @Provide
  Arbitrary<String> piles() {
    return Arbitraries.of(
            "<p>",
            "</p>",
            "<script>",
            "</script>",
            "<svg>",
            "<math>",
            "<style>",
            "</style>",
            "<img src=x onerror=y>",
            "<a href=",
            "javascript:z",
            ">",
            "\"",
            "'",
            "<!--",
            "-->",
            "<table>",
            "<td>",
            "<mtext>",
            "<mglyph>",
            "&lt;script&gt;",
            "&#60;",
            "text",
            "<noscript>",
            "</noscript>",
            "<template>",
            "<xmp>",
            "<plaintext>",
            "<title>",
            "<textarea>",
            "<iframe srcdoc=",
            "<![CDATA[",
            "]]>",
            "<img src=https://a.example/q>",
            "\u0000",
            "`",
            "/")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
