package rowhouse.vault.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "https://example.com/a => https://example.com/a",
        "See https://example.com/a. Thanks => https://example.com/a",
        "(https://example.com/a_(b)) => https://example.com/a_(b)",
        "[text](https://example.com/a) => https://example.com/a",
        "<https://example.com/a> => https://example.com/a",
        "HTTPS://Example.com/A! => HTTPS://Example.com/A",
        "https://youtu.be/abcdefghij_ nice => https://youtu.be/abcdefghij_",
        "【讲座】 https://www.bilibili.com/video/BV1xx411c7mD 复制打开 => https://www.bilibili.com/video/BV1xx411c7mD",
        "看看http://xhslink.com/a/AbC12，复制本条信息，打开【小红书】App查看 => http://xhslink.com/a/AbC12",
        "8.94 复制打开抖音 https://v.douyin.com/iRNBho6/复制此链接 => https://v.douyin.com/iRNBho6/",
        "（https://example.com/甲。 => https://example.com/",
        "이 글 좋아요 https://naver.me/5abC에서 확인하세요 => https://naver.me/5abC",
        "https://example.com에서 보세요 => https://example.com",
        "추천「https://example.com/글」 => https://example.com/",
        "https://zh.wikipedia.org/wiki/机器学习 => https://zh.wikipedia.org/wiki/机器学习",
        "看这个 https://zh.wikipedia.org/wiki/机器学习。很好 => https://zh.wikipedia.org/wiki/机器学习",
        "https://例え.jp/道 => https://例え.jp/道",
        "example.com/path?x=1 => https://example.com/path?x=1",
        "BV1xx411c7mD => https://www.bilibili.com/video/BV1xx411c7mD",
        "看 BV1xx411c7mD 吧 => https://www.bilibili.com/video/BV1xx411c7mD",
        "av170001 => https://www.bilibili.com/video/av170001",
        "推荐CV123456这篇 => https://www.bilibili.com/read/cv123456",
      })
  void the_first_link_is_found_without_the_words_around_it(String text, String url) {
    assertThat(ShareText.firstUrl(text)).contains(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "no link here => x",
        "the AV1 codec is slow => x",
        "mail me at a@example.com => x",
        "javascript:alert(1) => x",
        "https:// => x",
        "xBV1xx411c7mDx => x",
        "1.5 litres. Then stop => x",
      })
  void a_text_without_a_link_gives_none(String text, String ignored) {
    assertThat(ShareText.firstUrl(text)).isEmpty();
  }

  @Test
  void many_links_come_in_their_order_each_once_up_to_the_limit() {
    String text =
        "https://a.example/1\nhttps://b.example/2, https://a.example/1；https://c.example/3";
    assertThat(ShareText.urls(text, 10))
        .isEqualTo(List.of("https://a.example/1", "https://b.example/2", "https://c.example/3"));
    assertThat(ShareText.urls(text, 2)).hasSize(2);
  }

  @Test
  void a_megabyte_without_an_end_costs_no_more_than_its_length() {
    assertThat(ShareText.urls("http://" + "中".repeat(1_000_000), 100)).hasSizeLessThanOrEqualTo(1);
    assertThat(ShareText.urls("http://a/" + ")".repeat(1_000_000), 100)).hasSize(1);
    assertThat(ShareText.urls("http://".repeat(100_000), 100)).hasSizeLessThanOrEqualTo(100);
    assertThat(ShareText.urls("a.".repeat(500_000), 100)).isEmpty();
  }

  @Property
  void any_text_gives_links_that_stand_in_it(@ForAll String text) {
    for (String url : ShareText.urls(text + " https://example.com/x " + text, 100)) {
      assertThat(text + " https://example.com/x " + text).contains(url);
      assertThat(url).matches("(?s)(?i)https?://.+");
    }
  }
}
