package rowhouse.vault.picture;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import rowhouse.vault.markup.Address;
import rowhouse.vault.markup.PictureSource;

/**
 * Makes an article refer to the pictures that are kept. A picture that is not kept becomes a link
 * to where it was, so that reading never asks another site for anything.
 */
public final class PictureLinks {
  private static final List<String> LEFTOVERS =
      List.of("srcset", "sizes", "data-src", "data-original", "data-srcset", "loading");

  private final Map<URI, KeptPicture> kept;
  private final int maxWidth;

  /**
   * @param kept by every address the article may name a picture by
   * @param limits those the pictures were chosen with
   */
  public PictureLinks(Map<URI, KeptPicture> kept, PictureLimits limits) {
    this.kept = Map.copyOf(kept);
    this.maxWidth = limits.maxWidth();
  }

  /** Changes the article in place. */
  public void rewrite(Element article, URI base) {
    for (Element img : List.copyOf(article.select("img"))) {
      Optional<PictureSource> source = PictureSource.of(img, base, maxWidth);
      Optional<KeptPicture> picture =
          source.stream()
              .flatMap(found -> found.all().stream())
              .flatMap(address -> Optional.ofNullable(kept.get(address)).stream())
              .findFirst();
      if (picture.isPresent()) {
        show(img, picture.get());
      } else {
        leaveLink(img, source);
      }
    }
    for (Element source : List.copyOf(article.select("picture > source"))) {
      source.remove();
    }
    article.select("picture").unwrap();
  }

  /** The Markdown with its pictures; code stays untouched. */
  public String rewriteMarkdown(String markdown, URI base) {
    return new MarkdownPictures(markdown)
        .rewrite(written ->
            Address.resolve(base, written)
                .flatMap(address -> Optional.ofNullable(kept.get(address)))
                .map(KeptPicture::href));
  }

  private static void show(Element img, KeptPicture picture) {
    LEFTOVERS.forEach(img::removeAttr);
    img.attr("src", picture.href())
        .attr("width", Integer.toString(picture.width()))
        .attr("height", Integer.toString(picture.height()))
        .attr("loading", "lazy");
  }

  private static void leaveLink(Element img, Optional<PictureSource> source) {
    String alt = img.attr("alt").strip();
    boolean linked = img.closest("a") != null;
    if (source.isPresent() && !alt.isEmpty() && !linked) {
      img.before(new Element("a").attr("href", source.get().address().toString()).text(alt));
    } else if (linked && !alt.isEmpty()) {
      img.before(new Element("span").text(alt));
    }
    img.remove();
  }
}
