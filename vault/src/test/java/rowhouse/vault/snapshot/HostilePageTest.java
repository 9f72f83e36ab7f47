package rowhouse.vault.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostilePageTest {
  private static final URI PAGE = URI.create("https://site.example/a/page.html");

  private static final Set<String> ADDRESSES =
      Set.of("src", "href", "xlink:href", "poster", "background", "data", "action", "cite");

  /** Ways to run, load, move or send that pages have tried; shared with the browser's test. */
  static List<String> tricks() {
    return List.of(
        "<script>document.title='ran'</script><script src=//evil.example/x.js></script>",
        "<img src=x onerror=\"document.title='ran'\"><body onload=\"document.title='ran'\">",
        "<svg onload=\"document.title='ran'\"><script>document.title='ran'</script></svg>",
        "<svg><a xlink:href=\"javascript:document.title='ran'\"><text y=9>x</text></a></svg>",
        "<svg><animate attributeName=href values='javascript:alert(1)' /><set attributeName=xlink:href to='javascript:alert(1)' /></svg>",
        "<a href=' java\tscript:alert(1)'>x</a><a href='&#1;javascript:alert(1)'>y</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a><area href='vbscript:x'>",
        "<meta http-equiv=refresh content='0;url=http://evil.example/r'>",
        "<META HTTP-EQUIV=' Refresh ' content='0;http://evil.example/r'>",
        "<meta http-equiv=Content-Security-Policy content='default-src *'>",
        "<meta http-equiv=set-cookie content='a=b'><meta http-equiv=x-dns-prefetch-control content=on>",
        "<base href='http://evil.example/'><img src=p.png>",
        "<link rel=preload href=http://evil.example/p as=image><link rel=prefetch href=http://evil.example/q>",
        "<link rel=dns-prefetch href=//evil.example><link rel=preconnect href=//evil.example>",
        "<link rel=manifest href=http://evil.example/m><link rel=import href=http://evil.example/i>",
        "<link rel='icon stylesheet' href=http://evil.example/i><link rel=modulepreload href=http://evil.example/i.js>",
        "<iframe src=http://evil.example/f></iframe><iframe srcdoc='<script>parent.document.title=1</script>'></iframe>",
        "<object data=http://evil.example/o><embed src=http://evil.example/e></object><applet code=x></applet>",
        "<form action=http://evil.example/f><input name=a autofocus onfocus=this.form.submit()><button formaction=javascript:alert(1)>x</button></form>",
        "<isindex action=javascript:alert(1)><input type=image src=http://evil.example/i>",
        "<video src=http://evil.example/v autoplay><source src=http://evil.example/s><track src=http://evil.example/t></video>",
        "<audio src=http://evil.example/a autoplay></audio><bgsound src=http://evil.example/b>",
        "<style>@import url(http://evil.example/i.css);body{background:url(http://evil.example/b)}</style>",
        "<style>@import'http://evil.example/i.css';@font-face{font-family:x;src:url(http://evil.example/f)}*{font-family:x}</style>",
        "<p style=\"background:url(http://evil.example/s);cursor:url('http://evil.example/c'),auto\">x",
        "<p style=\"background:\\75\\72\\6c(http://evil.example/s)\">x</p>",
        "<style>a{}</style ><style></style><img src=x onerror=\"document.title='ran'\"></style>",
        "<svg><style><img src=http://evil.example/x onerror=\"document.title='ran'\"></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=\"document.title='ran'\">",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp><noembed><img title='</noembed><img src=x onerror=alert(1)>'></noembed>",
        "<template><script>document.title='ran'</script></template><div><template shadowrootmode=open><img src=http://evil.example/t onerror=alert(1)></template></div>",
        "<!--[if IE]><script src=http://evil.example/ie.js></script><![endif]--><!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]><?xml-stylesheet href='http://evil.example/x.css'?>",
        "<svg><use href='http://evil.example/u.svg#x'/><image href='http://evil.example/i.png'/><feImage href='http://evil.example/fe'/></svg>",
        "<svg><rect fill=\"url(http://evil.example/g#a)\" filter='url(\"http://evil.example/f#b\")' mask='URL( http://evil.example/m#c )' /></svg>",
        "<svg><foreignObject><iframe src=http://evil.example/fo></iframe></foreignObject><title><style><img src=x onerror=alert(1)></title></svg>",
        "<img srcset='http://evil.example/1 1x' lowsrc=http://evil.example/2 dynsrc=http://evil.example/3><picture><source srcset=http://evil.example/4></picture>",
        "<a href=x ping=http://evil.example/ping download=x>x</a><script type=speculationrules>{\"prefetch\":[{\"urls\":[\"http://evil.example/p\"]}]}</script>",
        "<body background=http://evil.example/bg><table background=http://evil.example/t><tr><td background=http://evil.example/td>x</table>",
        "<portal src=http://evil.example/p></portal><fencedframe src=http://evil.example/ff></fencedframe>",
        "<textarea></textarea><img src=x onerror=alert(1)></textarea><title></title><script>alert(1)</script></title>",
        "<p data-rowhouse onclick=alert(1) ONCLICK=alert(2) on=1 x:onclick=alert(3)>x</p><a xml:base=http://evil.example/ href=y>z</a>",
        "<plaintext><script>alert(1)</script>");
  }

  private static String snapshot(String html) {
    return new String(
        new SnapshotMaker(SnapshotLimits.DEFAULT)
            .make(html, UTF_8, PAGE, Instant.EPOCH, new FakeResources())
            .bytes(),
        UTF_8);
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void v_d08_nothing_that_runs_loads_moves_or_sends_survives(String trick) {
    assertHarmless(snapshot("<title>safe</title>" + trick));
  }

  @Test
  void v_d08_all_tricks_together_and_in_each_others_arms_are_harmless() {
    assertHarmless(snapshot(String.join("\n", tricks())));
    mixed(7, 300);
  }

  @Test
  @Tag("long")
  void v_d08_twenty_thousand_mixtures_of_tricks_are_harmless() {
    mixed(8, 20_000);
  }

  private static void mixed(long seed, int rounds) {
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      StringBuilder mix = new StringBuilder();
      for (int part = 0; part < 6; part++) {
        String trick = tricks().get(random.nextInt(tricks().size()));
        int cut = random.nextInt(trick.length());
        mix.append(random.nextBoolean() ? trick.substring(cut) : trick.substring(0, cut));
      }
      assertHarmless(snapshot(mix.toString()));
    }
  }

  @Test
  void v_d08_a_page_cannot_write_a_stand_in_for_a_resource_itself() {
    String text = snapshot("<img src='data:rowhouse/00000000000000000000000000000000,0.'>");
    assertThat(Jsoup.parse(text).expectFirst("img").hasAttr("src")).isFalse();
  }

  @Test
  void v_d08_deep_and_wide_pages_end_without_overflow() {
    assertThatNoException()
        .isThrownBy(() -> {
          snapshot("<div>".repeat(100_000));
          snapshot("<b><p>".repeat(20_000));
          snapshot("<svg>" + "<g>".repeat(100_000));
          snapshot("<script>x</script>".repeat(100_000));
          snapshot("<!--x--><p>".repeat(100_000));
          snapshot("<p style='a:" + "(".repeat(100_000) + "'>");
          snapshot("<style>" + "a{".repeat(200_000) + "</style>");
          snapshot("<style>" + "/*".repeat(500_000) + "</style>");
          snapshot("<img srcset='" + "a, ".repeat(300_000) + "'>");
          snapshot("<style>" + "@import 'x".repeat(100_000) + "</style>");
        });
  }

  private static void assertHarmless(String text) {
    Document page = Jsoup.parse(text, PAGE.toString());
    assertThat(
            page.select(
                "script, iframe, frame, object, embed, applet, base, portal, fencedframe, noscript, template, source, track"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv]")).hasSize(1);
    assertThat(page.select("link:not([rel=icon])")).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        assertThat(name).doesNotStartWith("on").isNotEqualTo("srcdoc");
        assertThat(value).doesNotStartWith("javascript:").doesNotStartWith("data:text");
        boolean link = element.normalName().equals("a") || element.normalName().equals("area");
        if (name.equals("style") || name.equals("fill") || name.equals("filter")) {
          assertThat(addresses(value))
              .as(element.outerHtml())
              .allMatch(address -> address.matches("(?:data:|#).*"));
        }
        if (ADDRESSES.contains(name) && !link) {
          assertThat(value).as(element.outerHtml()).matches("(?s)(?:data:|#).*");
        }
      }
    }
    for (Element style : page.select("style")) {
      assertThat(addresses(style.data())).as(text).allMatch(address -> address.startsWith("data:"));
    }
  }

  private static List<String> addresses(String css) {
    List<String> found = new ArrayList<>();
    CssTokenizer tokens = new CssTokenizer(css);
    CssToken before = tokens.next();
    while (!before.is(CssToken.Kind.END)) {
      CssToken token = tokens.next();
      boolean quoted = before.is(CssToken.Kind.FUNCTION) && token.is(CssToken.Kind.STRING);
      if (token.is(CssToken.Kind.URL)
          || (quoted && before.value().matches("url|src|image|.*image-set"))) {
        found.add(token.value());
      }
      assertThat(token.is(CssToken.Kind.AT) && token.value().equals("import")).isFalse();
      before = token;
    }
    return found;
  }
}
