package rowhouse.vault.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import rowhouse.vault.snapshot.Dropped.Reason;

class SnapshotMakerTest {
  private static final URI PAGE = URI.create("https://site.example/a/page.html");
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final String GIF_DATA = "data:image/gif;base64,R0lGODlhAQ";

  private final FakeResources web = new FakeResources();

  private Snapshot make(String html) {
    return make(html, SnapshotLimits.DEFAULT);
  }

  private Snapshot make(String html, SnapshotLimits limits) {
    return new SnapshotMaker(limits).make(html, UTF_8, PAGE, NOW, web);
  }

  private Document page(String html) {
    return Jsoup.parse(new String(make(html).bytes(), UTF_8), PAGE.toString());
  }

  @Test
  void a_page_with_style_and_pictures_stands_in_one_file() {
    web.css("https://site.example/s.css", "body{background:url(/bg.gif)}")
        .gif("https://site.example/bg.gif")
        .gif("https://site.example/a/p.gif");
    Document page =
        page("<link rel=stylesheet href=/s.css media=screen><body><img src=p.gif alt=A>");
    assertThat(page.expectFirst("img").attr("src")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("style[media=screen]").data()).contains(GIF_DATA);
    assertThat(page.select("link")).isEmpty();
  }

  @Test
  void the_policy_stands_before_everything_that_could_load() {
    String text = new String(make("<html><head><title>x</title>").bytes(), UTF_8);
    assertThat(text)
        .startsWith(
            "<html><head><meta data-rowhouse=\"\" charset=\"utf-8\"><meta data-rowhouse=\"\""
                + " http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
  }

  @Test
  void where_and_when_it_was_taken_is_written_down_and_cannot_break_out() {
    URI odd = URI.create("https://site.example/?q=%22--%3E'%3Cscript%3E&b=1");
    Snapshot made = new SnapshotMaker(SnapshotLimits.DEFAULT).make("<p>x", UTF_8, odd, NOW, web);
    Document page = Jsoup.parse(new String(made.bytes(), UTF_8));
    assertThat(page.expectFirst("meta[name=rowhouse-source]").attr("content"))
        .isEqualTo(odd.toString());
    assertThat(page.expectFirst("meta[name=rowhouse-taken-at]").attr("content"))
        .isEqualTo("2026-11-22T03:00:00Z");
  }

  @Test
  void pictures_are_found_in_srcset_lazy_attributes_posters_and_drawings() {
    for (String name : new String[] {"wide", "lazy", "poster", "drawn", "back", "button", "no"}) {
      web.gif("https://site.example/a/" + name + ".gif");
    }
    Document page =
        page(
            "<img id=a src=small.gif srcset='wide.gif 1200w, huge.gif 5000w'>"
                + "<img id=b src='data:image/gif;base64,R0lGOD' data-src=lazy.gif loading=lazy>"
                + "<video id=c poster=poster.gif src=film.mp4></video>"
                + "<svg><image id=d xlink:href=drawn.gif /></svg>"
                + "<table><td id=e background=back.gif></table><input id=f type=image src=button.gif>"
                + "<img class=g src=placeholder.png><noscript><img id=g src=no.gif></noscript>");
    assertThat(page.expectFirst("#a").attr("src")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("#a").hasAttr("srcset")).isFalse();
    assertThat(page.expectFirst("#b").attr("src")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("#b").hasAttr("data-rowhouse-lazy")).isTrue();
    assertThat(page.expectFirst("#c").attr("poster")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("#d").attr("xlink:href")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("#e").attr("background")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("#f").attr("src")).startsWith(GIF_DATA);
    assertThat(page.expectFirst("#g").attr("src")).startsWith(GIF_DATA);
    assertThat(page.select(".g, noscript")).isEmpty();
    assertThat(page.expectFirst("a[data-rowhouse-frame]").attr("href"))
        .isEqualTo("https://site.example/a/film.mp4");
  }

  @Test
  void a_symbol_from_another_drawing_is_brought_into_the_page() {
    web.with(
        "https://site.example/icons.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'><symbol id='star' viewBox='0 0 9 9'><path d='M1 1'/><script>x</script></symbol></svg>"
            .getBytes(UTF_8),
        "image/svg+xml");
    Document page =
        page(
            "<svg><use href='/icons.svg#star'/></svg><svg><use xlink:href='/icons.svg#star'/></svg>");
    assertThat(page.select("use"))
        .extracting(use -> use.attr("href") + use.attr("xlink:href"))
        .containsExactly("#rowhouse-symbol-0", "#rowhouse-symbol-0");
    Element symbol = page.expectFirst("#rowhouse-symbol-0");
    assertThat(symbol.attr("viewBox")).isEqualTo("0 0 9 9");
    assertThat(symbol.select("path")).hasSize(1);
    assertThat(page.select("script")).isEmpty();
  }

  @Test
  void links_are_absolute_and_tell_the_other_side_nothing() {
    Document page =
        page(
            "<a id=a href=../x?y#z>1</a><a id=b href='#part'>2</a><a id=c href='page.html#part'>3</a>"
                + "<a id=d href='javascript:x()'>4</a><a id=e href='mailto:a@b.example' ping=/p>5</a>");
    Element first = page.expectFirst("#a");
    assertThat(first.attr("href")).isEqualTo("https://site.example/x?y#z");
    assertThat(first.attr("rel")).isEqualTo("noreferrer noopener");
    assertThat(first.attr("target")).isEqualTo("_blank");
    assertThat(page.expectFirst("#b").attr("href")).isEqualTo("#part");
    assertThat(page.expectFirst("#c").attr("href")).isEqualTo("#part");
    assertThat(page.expectFirst("#d").hasAttr("href")).isFalse();
    assertThat(page.expectFirst("#e").attr("href")).isEqualTo("mailto:a@b.example");
    assertThat(page.select("[ping]")).isEmpty();
  }

  @Test
  void a_base_element_is_obeyed_and_then_removed() {
    web.gif("https://cdn.example/x/p.gif");
    Document page = page("<base href='//cdn.example/x/'><img src=p.gif>");
    assertThat(page.expectFirst("img").attr("src")).startsWith(GIF_DATA);
    assertThat(page.select("base")).isEmpty();
  }

  @Test
  void an_embedded_page_becomes_a_link_and_a_hidden_one_goes() {
    Document page =
        page(
            "<iframe src='https://tv.example/1'></iframe><iframe src=//count.example width=1 height=1></iframe>");
    assertThat(page.select("iframe")).isEmpty();
    assertThat(page.select("a[href]"))
        .extracting(a -> a.attr("href"))
        .containsExactly("https://tv.example/1");
  }

  @Test
  void what_is_left_out_is_marked_and_reported_with_the_reason() {
    web.with("https://site.example/a/not.png", "<html>".getBytes(UTF_8), "image/png")
        .with("https://site.example/a/big.gif", new byte[6_000_000], "image/gif")
        .gif("https://site.example/a/1.gif")
        .gif("https://site.example/a/2.gif");
    SnapshotLimits tight = new SnapshotLimits(300, 5_000_000, 60, 0, 1000, 4, 1600);
    Snapshot made =
        make(
            "<img src=gone.gif><img src=not.png><img src='ftp://x/y.gif'><img src=1.gif><img src=2.gif><img src=1.gif>",
            tight);
    assertThat(made.dropped())
        .extracting(Dropped::reason)
        .containsExactly(
            Reason.MISSING,
            Reason.WRONG_TYPE,
            Reason.BAD_ADDRESS,
            Reason.OVER_BUDGET,
            Reason.OVER_BUDGET);
    assertThat(made.kept()).hasSize(1);
    assertThat(Jsoup.parse(new String(made.bytes(), UTF_8)).select("img[data-rowhouse-dropped]"))
        .hasSize(5);
    assertThat(make("<img src=big.gif>").dropped())
        .extracting(Dropped::reason)
        .containsExactly(Reason.TOO_LARGE);
  }

  @Test
  void a_snapshot_asks_for_no_more_addresses_than_it_may() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      html.append("<img src=").append(i).append(".gif>");
    }
    make(html.toString());
    assertThat(web.asked).hasSize(300);
  }

  @Test
  void an_address_is_fetched_once_however_often_it_is_shown() {
    web.gif("https://site.example/a/p.gif");
    Snapshot made = make("<img src=p.gif><img src='./p.gif'><p style='background:url(p.gif)'>");
    assertThat(web.asked).containsExactly("https://site.example/a/p.gif");
    assertThat(made.kept()).hasSize(3);
  }

  @Test
  void a_page_of_frames_becomes_a_page_of_links() {
    Document page = page("<frameset><frame src=one.html><frame src=two.html></frameset>");
    assertThat(page.body().select("a"))
        .extracting(a -> a.attr("href"))
        .containsExactly("https://site.example/a/one.html", "https://site.example/a/two.html");
  }
}
