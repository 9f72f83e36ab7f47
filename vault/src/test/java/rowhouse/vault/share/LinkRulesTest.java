package rowhouse.vault.share;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRulesTest {

  @ParameterizedTest
  @CsvSource({
    "https://Example.COM/A?b=1#top, https://example.com/A?b=1",
    "example.com, https://example.com/",
    "http://example.com:80/a, http://example.com/a",
    "https://example.com/a?utm_source=x&id=7&fbclid=y, https://example.com/a?id=7",
    "https://example.com/a?utm_source=x, https://example.com/a",
    "https://example.com/a?b&c=, https://example.com/a?b&c=",
    "https://example.com./a, https://example.com/a",
    "https://bücher.example/ü, https://xn--bcher-kva.example/%C3%BC",
    "https://www.youtube.com/watch?v=abc&si=zz&feature=share, https://www.youtube.com/watch?v=abc",
    "https://example.com/?si=kept&feature=kept, https://example.com/?si=kept&feature=kept",
  })
  void a_link_has_one_canonical_spelling(String text, String canonical) {
    assertThat(link(text).canonicalUrl()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.bilibili.com/video/BV1xx411c7mD?p=2&vd_source=q&t=9, https://www.bilibili.com/video/BV1xx411c7mD?p=2",
    "https://b23.tv/abc?share=1, https://b23.tv/abc",
    "https://x.com/someone/status/1?s=20&t=zz, https://x.com/someone/status/1",
    "https://mobile.twitter.com/a/status/1?lang=en, https://mobile.twitter.com/a/status/1",
    "https://www.xiaohongshu.com/explore/64?xsec_token=AB&xsec_source=pc&x=1, https://www.xiaohongshu.com/explore/64?xsec_token=AB&xsec_source=pc",
    "https://www.zhihu.com/question/1/answer/2?utm_id=0, https://www.zhihu.com/question/1/answer/2",
    "https://zhuanlan.zhihu.com/p/77/edit?x=1, https://zhuanlan.zhihu.com/p/77",
    "https://m.weibo.cn/status/4911?from=page, https://weibo.com/detail/4911",
    "https://weibo.com/1234/AbC?type=comment, https://weibo.com/1234/AbC",
    "https://photo.weibo.com/1234/albums?x=1, https://photo.weibo.com/1234/albums?x=1",
    "https://t.me/channel/12?single, https://t.me/channel/12",
    "https://example.com/feed.xml?user=3, https://example.com/feed.xml?user=3",
  })
  void a_platform_has_its_own_clean_address(String text, String clean) {
    assertThat(link(text).cleanUrl()).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.com/a, TWITTER",
    "https://mobile.twitter.com/a, TWITTER",
    "https://netflix.com/a, UNIVERSAL",
    "https://www.dropbox.com/a, UNIVERSAL",
    "https://fedex.com/a, UNIVERSAL",
    "https://microsoft.me/a, UNIVERSAL",
    "https://evil.example/?u=bilibili.com, UNIVERSAL",
    "https://bilibili.com.evil.example/video/1, UNIVERSAL",
    "https://t.bilibili.com/12, BILIBILI",
    "https://b23.tv/x, BILIBILI",
    "https://www.coolapk.com/feed/1, KU_AN",
    "https://v.douyin.com/x, DOUYIN",
    "https://xhslink.com/a/b, XIAOHONGSHU",
    "https://t.me/x, TELEGRAM",
    "https://blog.example/rss.xml, RSS",
    "https://blog.example/feed/, RSS",
  })
  void v_a8_06_a_platform_is_told_by_the_whole_registrable_host(String text, Platform platform) {
    assertThat(link(text).platform()).isEqualTo(platform);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.example.com/a/",
        "https://example.com/a",
        "HTTPS://EXAMPLE.com/a#part",
        "https://example.com/a?utm_campaign=z",
        "https://example.com:443/a//",
      })
  void variants_of_a_link_share_one_key(String variant) {
    assertThat(link(variant).dedupeKey())
        .isEqualTo(link("https://www.example.com/a").dedupeKey())
        .hasSize(64);
  }

  @Test
  void what_differs_in_content_differs_in_key() {
    assertThat(link("https://example.com/a?id=1").dedupeKey())
        .isEqualTo(link("https://example.com/a?id=1&gclid=3").dedupeKey())
        .isNotEqualTo(link("https://example.com/a?id=2").dedupeKey())
        .isNotEqualTo(link("https://example.com/A?id=1").dedupeKey())
        .isNotEqualTo(link("https://example.com:8443/a?id=1").dedupeKey());
    assertThat(link("https://twitter.com/a/status/1").dedupeKey())
        .isEqualTo(link("https://x.com/a/status/1?s=20").dedupeKey());
    assertThat(link("https://example.com/?a=1&b=2").dedupeKey())
        .isEqualTo(link("https://example.com/?b=2&a=1").dedupeKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://user:pass@example.com/",
        "https://user@example.com/",
        "https:example.com",
        "https://",
        "http://exa mple.com/",
        "https://example.com/a\u0000b",
        "https://example.com/a\nb",
        "https://example.com/\u202egpj.exe",
        "https://exam\u200bple.com/",
        "https://example.com:99999/",
        "not a link",
      })
  void v_d01_what_is_no_web_address_is_refused_with_a_sentence(String text) {
    assertThat(LinkRules.read(text))
        .isInstanceOfSatisfying(
            ReadLink.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("url_invalid");
              assertThat(refused.message()).endsWith(".");
              assertThat(refused.hint()).endsWith(".");
            });
  }

  @Test
  void v_d01_a_link_over_the_limit_is_refused_and_the_limit_can_be_raised() {
    String text = "https://example.com/" + "a".repeat(3000);
    assertThat(LinkRules.read(text)).isInstanceOf(ReadLink.Refused.class);
    assertThat(LinkRules.read(text, 8192)).isInstanceOf(Link.class);
  }

  @Property
  void cleaning_a_clean_link_changes_nothing(@ForAll("links") String text) {
    if (LinkRules.read(text) instanceof Link once) {
      assertThat(link(once.cleanUrl()).cleanUrl()).isEqualTo(once.cleanUrl());
      assertThat(link(once.canonicalUrl()).canonicalUrl()).isEqualTo(once.canonicalUrl());
      assertThat(link(once.url()).url()).isEqualTo(once.url());
      assertThat(link(once.cleanUrl()).dedupeKey()).isEqualTo(once.dedupeKey());
    }
  }

  @Property
  void any_string_is_read_or_refused_and_never_throws(@ForAll String text) {
    assertThat(LinkRules.read(text)).isNotNull();
    assertThat(LinkRules.read("https://" + text)).isNotNull();
    assertThat(LinkRules.read("https://example.com/" + text)).isNotNull();
  }

  @Provide
  Arbitrary<String> links() {
    Arbitrary<String> host =
        Arbitraries.of(
            "example.com",
            "www.bilibili.com",
            "b23.tv",
            "x.com",
            "www.xiaohongshu.com",
            "weibo.com",
            "m.weibo.cn",
            "zhuanlan.zhihu.com",
            "www.zhihu.com",
            "t.me",
            "www.youtube.com",
            "例え.jp");
    Arbitrary<String> path =
        Arbitraries.of(
                "video",
                "BV1xx411c7mD",
                "p",
                "12",
                "question",
                "answer",
                "status",
                "..",
                ".",
                "",
                "é",
                "%7e",
                "%zz",
                "a b",
                "explore",
                "detail",
                "feed",
                ";x",
                "机器")
            .list()
            .ofMaxSize(5)
            .map(parts -> "/" + String.join("/", parts));
    Arbitrary<String> query =
        Arbitraries.of(
                "p=2",
                "utm_source=x",
                "spm=1",
                "id=7",
                "xsec_token=A%3D",
                "q=你好",
                "b",
                "=",
                "",
                "a=1=2",
                "si=1",
                "x=%zz",
                "x='\"<>",
                "x=a+b")
            .list()
            .ofMaxSize(5)
            .map(parts -> parts.isEmpty() ? "" : "?" + String.join("&", parts));
    Arbitrary<String> scheme = Arbitraries.of("https://", "http://", "HTTP://", "");
    Arbitrary<String> end = Arbitraries.of("", "#top", "#/route?x=1");
    return Combinators.combine(scheme, host, path, query, end)
        .as((s, h, p, q, e) -> s + h + p + q + e);
  }

  private static Link link(String text) {
    ReadLink read = LinkRules.read(text);
    assertThat(read).as(text).isInstanceOf(Link.class);
    return (Link) read;
  }
}
