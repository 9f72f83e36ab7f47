package rowhouse.vault.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CssRewriterTest {
  private static final URI BASE = URI.create("https://site.example/css/main.css");

  private final FakeResources web = new FakeResources();
  private final Ledger ledger = new Ledger(web, SnapshotLimits.DEFAULT);

  private CssRewriter css() {
    BitSet letters = new BitSet();
    "hello 你好".codePoints().forEach(letters::set);
    return new CssRewriter(ledger, UTF_8, letters);
  }

  private String rewrite(String text) {
    return css().text(text, BASE);
  }

  private String slot(int index) {
    return ledger.slots().prefix() + index + Slots.END;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{background:url(p.gif)}",
        "a{background:url( p.gif )}",
        "a{background:url(\"p.gif\")}",
        "a{background:url('p.gif')}",
        "a{background:URL(p.gif)}",
        "a{background:u\\72l(p.gif)}",
        "a{background:\\75 rl('p.g\\69 f')}",
        "a{background:url(p\\.gif)}",
        "a{background:url(\n'p.\\\ngif')}",
        "a{background:image-set('p.gif' 1x)}",
        "a{background:-webkit-image-set(url(p.gif) 2x)}",
        "a{--hero:url(p.gif)}",
        "a{b:c}/* ' */d{background:url(p.gif)}",
        "a{content:'\\'';background:url(p.gif)}",
        "@media(min-width:1px){a{background:url(p.gif)}}",
      })
  void an_address_is_found_however_it_is_written(String text) {
    web.gif("https://site.example/css/p.gif");
    assertThat(rewrite(text)).contains(slot(0)).doesNotContain("p.gif");
    assertThat(web.asked).containsExactly("https://site.example/css/p.gif");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{content:'url(p.gif)'}",
        "/* url(p.gif) */",
        "a{b:10url (p.gif)}",
        "a{clip-path:url(#p)}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
      })
  void what_only_looks_like_an_address_is_not_fetched(String text) {
    rewrite(text);
    assertThat(web.asked).isEmpty();
  }

  @Test
  void what_cannot_be_had_becomes_nothing_and_is_reported() {
    assertThat(rewrite("a{background:url(gone.png) red}"))
        .isEqualTo("a{background:url(\"data:,\") red}");
    assertThat(ledger.close("").dropped())
        .containsExactly(
            new Dropped(
                "https://site.example/css/gone.png",
                Resources.Kind.PICTURE,
                Dropped.Reason.MISSING));
  }

  @Test
  void an_import_is_put_in_place_under_its_conditions() {
    web.css("https://site.example/css/a.css", "b{c:d}");
    assertThat(rewrite("@import 'a.css';x{y:z}")).isEqualToIgnoringWhitespace("b{c:d}x{y:z}");
    assertThat(rewrite("@import url(a.css) screen and (min-width:40em);"))
        .isEqualToIgnoringWhitespace("@media screen and (min-width:40em){b{c:d}}");
    assertThat(rewrite("@import url('a.css') layer(base.one) supports(display:grid) print;"))
        .isEqualToIgnoringWhitespace(
            "@media print{@supports (display:grid){@layer base.one{b{c:d}}}}");
    assertThat(rewrite("@import 'a.css' layer;")).isEqualToIgnoringWhitespace("@layer {b{c:d}}");
  }

  @Test
  void addresses_of_an_imported_sheet_are_relative_to_it() {
    web.css("https://cdn.example/deep/a.css", "b{background:url(../p.gif)}")
        .gif("https://cdn.example/p.gif");
    assertThat(rewrite("@import '//cdn.example/deep/a.css';")).contains(slot(0));
  }

  @Test
  void imports_stop_at_the_fourth_level_and_never_run_in_circles() {
    web.css("https://site.example/css/a.css", "@import 'a.css';b{c:d}");
    assertThat(rewrite("@import 'a.css';").split("b\\{c:d\\}", -1)).hasSize(5);
    assertThat(ledger.close("").dropped())
        .extracting(Dropped::reason)
        .contains(Dropped.Reason.TOO_DEEP);
  }

  @Test
  void v_d08_imports_that_multiply_are_cut_off() {
    web.css("https://site.example/css/a.css", "@import 'a.css';".repeat(500));
    rewrite("@import 'a.css';".repeat(500));
    assertThat(web.asked).hasSize(1);
    assertThat(ledger.close("").kept()).hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void an_import_after_the_first_rule_means_nothing_as_in_a_browser() {
    web.css("https://site.example/css/a.css", "b{c:d}");
    assertThat(rewrite("x{y:z}@import 'a.css';")).isEqualTo("x{y:z}");
  }

  @Test
  void v_d08_style_text_cannot_end_its_element_or_the_block_around_it() {
    web.css("https://site.example/css/a.css", "}}}b{c:d");
    assertThat(rewrite("@import 'a.css' screen;e{f:g}"))
        .isEqualToIgnoringWhitespace("@media screen{b{c:d}}e{f:g}");
    for (String trick :
        new String[] {
          "a{b:'</style><img src=x>'}",
          "a{b:url(</style>)}",
          "/*</style>*/",
          "a{b:\\</style>}",
          "</style>",
          "@charset '</style>';"
        }) {
      assertThat(rewrite(trick)).doesNotContain("</");
    }
  }

  @Test
  void everything_left_open_is_closed() {
    assertThat(rewrite("@media screen{a{color:rgb(1,2"))
        .isEqualTo("@media screen{a{color:rgb(1,2)}}");
    assertThat(rewrite("a{content:'x")).isEqualTo("a{content:\"x\"}");
    assertThat(rewrite("a{b:c\\")).isEqualTo("a{b:c }");
  }

  @Test
  void v_d08_nesting_without_end_is_cut_off() {
    assertThat(rewrite("(".repeat(100_000))).hasSizeLessThan(1000);
  }

  @Test
  void of_a_font_the_best_format_is_kept_once() {
    web.with("https://site.example/css/f.woff2", "wOF2....".getBytes(UTF_8), "font/woff2");
    String text =
        rewrite(
            "@font-face{font-family:'A B';src:url(f.eot);src:local('A B'),url(f.eot?#iefix)"
                + " format('embedded-opentype'),url(f.ttf),url(f.woff2) format('woff2')}");
    assertThat(text)
        .isEqualTo("@font-face{font-family:\"A B\";src:local(\"A B\"),url(\"" + slot(0) + "\")}");
    assertThat(web.asked).containsExactly("https://site.example/css/f.woff2");
  }

  @Test
  void fonts_for_letters_the_page_does_not_use_are_not_fetched() {
    web.with("https://site.example/css/han.woff2", "wOF2....".getBytes(UTF_8), "font/woff2");
    rewrite(
        "@font-face{font-family:a;src:url(greek.woff2);unicode-range:U+370-3FF}"
            + "@font-face{font-family:a;src:url(han.woff2);unicode-range:U+1F00, U+4F??}");
    assertThat(web.asked).containsExactly("https://site.example/css/han.woff2");
  }

  @Test
  void a_sheet_is_read_in_the_charset_it_names() {
    web.with(
        "https://site.example/css/a.css",
        "@charset \"gbk\";a{content:'你好'}".getBytes(Charset.forName("gbk")),
        "text/css");
    assertThat(rewrite("@import 'a.css';")).contains("你好");
  }

  @Test
  void data_addresses_of_pictures_stay_and_others_go() {
    assertThat(
            rewrite(
                "a{b:url(data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==)}"))
        .contains(slot(0));
    assertThat(rewrite("a{b:url(\"data:image/svg+xml,%3Csvg xmlns='x'/%3E\")}")).contains(slot(1));
    assertThat(rewrite("a{b:url('data:text/html,<script>')}")).contains("\"data:,\"");
  }
}
