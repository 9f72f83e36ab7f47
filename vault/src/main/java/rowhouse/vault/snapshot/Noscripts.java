package rowhouse.vault.snapshot;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.markup.PictureSource;

/** Makes of every noscript what a reader without scripts would see, without the nagging. */
final class Noscripts {
  /** Shorter texts only ask the reader to turn scripts on. */
  private static final int REAL_TEXT = 200;

  private Noscripts() {}

  static void unfold(Document page) {
    for (Element noscript : List.copyOf(page.select("noscript"))) {
      Element content = noscript;
      if (noscript.childrenSize() == 0 && noscript.wholeText().indexOf('<') >= 0) {
        content =
            Jsoup.parse(noscript.wholeText(), "", Parser.htmlParser().setMaxDepth(512)).body();
      }
      Element picture = content.selectFirst("img");
      Element before = noscript.previousElementSibling();
      if (picture != null && before != null && isStandIn(before)) {
        standInImage(before).replaceWith(picture.clone());
      } else if (isWorthReading(noscript, content, picture)) {
        noscript.before(new Element("div").insertChildren(0, List.copyOf(content.childNodes())));
      }
      noscript.remove();
    }
  }

  private static boolean isStandIn(Element before) {
    Element img = before.normalName().equals("img") ? before : before.selectFirst("img");
    return img != null && PictureSource.isStandIn(img.attr("src"));
  }

  private static Element standInImage(Element before) {
    Element img = before.normalName().equals("img") ? before : before.selectFirst("img");
    return img == null ? before : img;
  }

  private static boolean isWorthReading(
      Element noscript, Element content, @Nullable Element picture) {
    Element parent = noscript.parent();
    boolean inHead = parent != null && parent.normalName().equals("head");
    if (inHead) {
      return false;
    }
    boolean shows = picture != null && !Pictures.isPixel(picture);
    return shows || content.text().length() >= REAL_TEXT;
  }
}
