package rowhouse.vault.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import rowhouse.vault.picture.SkippedPicture.Reason;

class PictureChooserTest {
  private static final URI PAGE = URI.create("https://site.example/a/");

  private static PicturePlan choose(String html, PictureLimits limits) {
    return new PictureChooser(limits).choose(Jsoup.parse(html).body(), PAGE, null);
  }

  private static PicturePlan choose(String html) {
    return choose(html, PictureLimits.DEFAULT);
  }

  @Test
  void each_picture_is_wanted_once_in_reading_order() {
    PicturePlan plan =
        choose(
            "<img src=b.jpg alt=B><img src=a.jpg><img src=./b.jpg><img data-src=a.jpg src=/blank.gif>");
    assertThat(plan.wanted())
        .extracting(picture -> picture.address().getPath() + picture.alt())
        .containsExactly("/a/b.jpgB", "/a/a.jpg");
  }

  @Test
  void two_mentions_that_share_a_candidate_are_one_picture() {
    PicturePlan plan =
        choose("<img src=s.jpg srcset='s.jpg 300w, l.jpg 900w'><img src=l.jpg alt=Large>");
    assertThat(plan.wanted()).hasSize(1);
    assertThat(plan.wanted().getFirst().addresses())
        .extracting(URI::getPath)
        .containsExactly("/a/l.jpg", "/a/s.jpg");
    assertThat(plan.wanted().getFirst().alt()).isEqualTo("Large");
  }

  @Test
  void the_cover_comes_first_and_is_not_wanted_twice() {
    PicturePlan plan =
        new PictureChooser(PictureLimits.DEFAULT)
            .choose(
                Jsoup.parse("<img src=x.jpg><img src=/cover.jpg>").body(),
                PAGE,
                URI.create("https://site.example/cover.jpg"));
    assertThat(plan.wanted())
        .extracting(picture -> picture.address().getPath())
        .containsExactly("/cover.jpg", "/a/x.jpg");
  }

  @Test
  void counters_and_icons_are_not_fetched() {
    PicturePlan plan =
        choose(
            "<img src=a.gif width=1 height=1><img src=//www.google-analytics.com/collect>"
                + "<img src=/pixel.gif?u=1><img src=smile.png width=20 height=20>"
                + "<img src=/emoji/1f600.png><img src=photo.jpg width=600><img src=discount.jpg>"
                + "<img src=line.png width=500 height=2>");
    assertThat(plan.skipped())
        .extracting(SkippedPicture::reason)
        .containsExactly(Reason.COUNTER, Reason.COUNTER, Reason.COUNTER, Reason.ICON, Reason.ICON);
    assertThat(plan.wanted())
        .extracting(picture -> picture.address().getPath())
        .containsExactly("/a/photo.jpg", "/a/discount.jpg", "/a/line.png");
  }

  @Test
  void no_more_than_the_limit_are_wanted() {
    PicturePlan plan =
        choose(
            "<img src=1.jpg><img src=2.jpg><img src=3.jpg><img src=1.jpg>",
            new PictureLimits(2, 2048));
    assertThat(plan.wanted()).hasSize(2);
    assertThat(plan.skipped())
        .containsExactly(
            new SkippedPicture(URI.create("https://site.example/a/3.jpg"), Reason.TOO_MANY));
  }
}
