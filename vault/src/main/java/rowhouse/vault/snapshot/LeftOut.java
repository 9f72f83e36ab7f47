package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rowhouse.vault.markup.Address;
import rowhouse.vault.snapshot.Dropped.Reason;
import rowhouse.vault.snapshot.Resources.Kind;

/** Puts a link where a page embeds another page, a film or a sound, which a snapshot leaves out. */
final class LeftOut {
  private LeftOut() {}

  static void replace(Document page, URI base, Ledger ledger) {
    for (Element set : List.copyOf(page.select("frameset"))) {
      set.tagName("body");
    }
    for (Element frame : List.copyOf(page.select("iframe, frame, embed, object"))) {
      String attribute = frame.normalName().equals("object") ? "data" : "src";
      Optional<URI> address = Address.resolveLink(base, frame.attr(attribute));
      if (address.isPresent() && !isHidden(frame)) {
        ledger.drop(address.get().toString(), Kind.MEDIA, Reason.NOT_KEPT);
        frame.before(link(address.get()));
      }
      if (frame.normalName().equals("object")) {
        frame.before(new Element("span").insertChildren(0, List.copyOf(frame.childNodes())));
      }
      frame.remove();
    }
    for (Element media : List.copyOf(page.select("video, audio"))) {
      address(media, base)
          .ifPresent(address -> {
            ledger.drop(address.toString(), Kind.MEDIA, Reason.NOT_KEPT);
            media.after(link(address));
          });
      boolean shown = media.normalName().equals("video") && media.hasAttr("poster");
      if (!shown) {
        media.remove();
      }
    }
  }

  private static Optional<URI> address(Element media, URI base) {
    Optional<URI> own = Address.resolve(base, media.attr("src"));
    if (own.isPresent()) {
      return own;
    }
    Element source = media.selectFirst("source[src]");
    return source == null ? Optional.empty() : Address.resolve(base, source.attr("src"));
  }

  private static Element link(URI address) {
    return new Element("a")
        .attr("data-rowhouse-frame", "")
        .attr("href", address.toString())
        .text(address.toString());
  }

  private static boolean isHidden(Element frame) {
    String style = frame.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return Pictures.isPixel(frame)
        || frame.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
  }
}
