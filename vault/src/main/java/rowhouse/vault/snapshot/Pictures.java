package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rowhouse.vault.markup.PictureSource;
import rowhouse.vault.snapshot.Resources.Kind;

/** Writes the pictures of a page into it. */
final class Pictures {
  /** How many addresses of one picture are tried: the best, then what the page falls back on. */
  private static final int TRIES = 2;

  private final Ledger ledger;
  private final URI base;

  Pictures(Ledger ledger, URI base) {
    this.ledger = ledger;
    this.base = base;
  }

  void inline(Document page) {
    for (Element img : List.copyOf(page.select("img"))) {
      if (isPixel(img)) {
        img.remove();
      } else {
        image(img);
      }
    }
    for (Element input : page.select("input[type=image]")) {
      put(input, "src", ledger.inline(base, input.attr("src"), Kind.PICTURE));
    }
    for (Element video : page.select("video[poster]")) {
      put(video, "poster", ledger.inline(base, video.attr("poster"), Kind.PICTURE));
    }
    for (Element painted : page.select("[background]")) {
      put(painted, "background", ledger.inline(base, painted.attr("background"), Kind.PICTURE));
    }
    for (Element image : page.select("svg image, svg feImage")) {
      drawn(image);
    }
    icon(page);
  }

  private void image(Element img) {
    Optional<PictureSource> source = PictureSource.of(img, base, ledger.limits().maxPictureWidth());
    Optional<String> kept;
    if (source.isPresent()) {
      kept =
          source.get().all().stream()
              .limit(TRIES)
              .flatMap(address -> ledger.inline(address, Kind.PICTURE).stream())
              .findFirst();
      if (source.get().lazy()) {
        img.attr("data-rowhouse-lazy", "");
      }
    } else {
      String src = img.attr("src");
      kept = src.isBlank() ? Optional.empty() : ledger.inline(base, src, Kind.PICTURE);
    }
    put(img, "src", kept);
  }

  private void drawn(Element image) {
    for (String name : List.of("href", "xlink:href")) {
      String value = image.attr(name).strip();
      if (!value.isEmpty() && !value.startsWith("#")) {
        put(image, name, ledger.inline(base, value, Kind.PICTURE));
      }
    }
  }

  private void icon(Document page) {
    List<Element> icons = List.copyOf(page.select("link[rel~=(?i)^(shortcut )?icon$][href]"));
    for (Element icon : icons) {
      icon.remove();
    }
    if (icons.isEmpty()) {
      return;
    }
    ledger
        .inline(base, icons.getFirst().attr("href"), Kind.PICTURE)
        .ifPresent(
            address -> page.head().appendElement("link").attr("rel", "icon").attr("href", address));
  }

  private static void put(Element element, String attribute, Optional<String> address) {
    if (address.isPresent()) {
      element.attr(attribute, address.get());
    } else {
      element.removeAttr(attribute);
      element.attr("data-rowhouse-dropped", attribute);
    }
  }

  /** Whether it is one pixel or less: such pictures and frames only count readers. */
  static boolean isPixel(Element element) {
    return isTiny(element, "width") && isTiny(element, "height");
  }

  private static boolean isTiny(Element element, String side) {
    String size = element.attr(side).strip().toLowerCase(Locale.ROOT).replace("px", "");
    if (size.equals("0") || size.equals("1")) {
      return true;
    }
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return style.matches("(?:.*;)?" + side + ":[01](?:px)?(?:;.*)?");
  }
}
