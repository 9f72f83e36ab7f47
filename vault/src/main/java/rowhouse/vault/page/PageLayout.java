package rowhouse.vault.page;

import org.jsoup.nodes.Document;

/** Decides what a page mainly is. */
final class PageLayout {

  private PageLayout() {}

  static Layout of(Document page, Metadata about, double words, int pictures) {
    String type = about.type() == null ? "" : about.type();
    boolean video =
        page.selectFirst(
                "video, iframe[src*=youtube.com/embed], iframe[src*=player.vimeo], iframe[src*=player.bilibili]")
            != null;
    if ((type.startsWith("video") && words < 400) || (video && words < 120)) {
      return Layout.VIDEO;
    }
    if ((type.startsWith("music") && words < 400)
        || (page.selectFirst("audio") != null && words < 120)) {
      return Layout.AUDIO;
    }
    if (pictures >= 4 && words / pictures < 60) {
      return Layout.GALLERY;
    }
    return words < 12 && pictures == 0 ? Layout.LINK : Layout.ARTICLE;
  }
}
