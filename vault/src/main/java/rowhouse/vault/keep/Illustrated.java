package rowhouse.vault.keep;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.content.MediaLinks;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.page.Article;
import rowhouse.vault.picture.KeptPicture;
import rowhouse.vault.picture.PictureChooser;
import rowhouse.vault.picture.PictureLimits;
import rowhouse.vault.picture.PictureLinks;
import rowhouse.vault.picture.WantedPicture;

/** An article and its pictures: which are wanted, and how the text refers to the kept ones. */
final class Illustrated {
  private final Article article;
  private final URI address;
  private final PictureLimits limits;
  private final Element content;
  private final List<WantedPicture> wanted;
  private final Map<URI, KeptPicture> kept = new HashMap<>();
  private @Nullable String cover;

  /** Chooses at most {@code most} pictures of the article at {@code address}. */
  Illustrated(Article article, URI address, int most) {
    this.article = article;
    this.address = address;
    this.limits = new PictureLimits(most, PictureLimits.DEFAULT.maxWidth());
    this.content = Jsoup.parseBodyFragment(article.contentHtml(), address.toString()).body();
    this.wanted = new PictureChooser(limits).choose(content, address, article.coverUrl()).wanted();
  }

  List<WantedPicture> wanted() {
    return wanted;
  }

  /** Notes that a picture is kept. */
  void kept(WantedPicture picture, PictureStore.Kept as) {
    String href = MediaLinks.PREFIX + as.sha256();
    for (URI one : picture.addresses()) {
      kept.put(one, new KeptPicture(href, as.width(), as.height()));
    }
    boolean isCover =
        article.coverUrl() != null && picture.addresses().contains(article.coverUrl());
    if (cover == null || isCover) {
      cover = as.sha256();
    }
  }

  /** The hash of the picture that stands for the article: its own choice, else the first. */
  Optional<String> cover() {
    return Optional.ofNullable(cover);
  }

  /** The HTML with kept pictures in it; not yet made safe. */
  String html() {
    Element copy = content.clone();
    new PictureLinks(kept, limits).rewrite(copy, address);
    return copy.html();
  }

  String markdown() {
    return new PictureLinks(kept, limits).rewriteMarkdown(article.markdown(), address);
  }
}
