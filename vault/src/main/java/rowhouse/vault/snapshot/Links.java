package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rowhouse.vault.markup.Address;

/** Makes every link absolute and harmless; links within the page stay within the snapshot. */
final class Links {
  private static final List<String> ADDRESSES = List.of("href", "xlink:href");

  private Links() {}

  static void rewrite(Document page, URI base, URI address) {
    for (Element link : page.select("a, area")) {
      for (String name : ADDRESSES) {
        if (link.hasAttr(name)) {
          Optional<String> target = target(link.attr(name), base, address);
          link.removeAttr(name);
          target.ifPresent(value -> put(link, name, value));
        }
      }
    }
  }

  private static void put(Element link, String name, String target) {
    link.attr(name, target);
    if (target.startsWith("#")) {
      link.removeAttr("target");
    } else {
      link.attr("rel", "noreferrer noopener").attr("target", "_blank");
    }
  }

  private static Optional<String> target(String written, URI base, URI address) {
    String text = written.strip();
    if (text.startsWith("#")) {
      return Optional.of(text);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mailto:") || lower.startsWith("tel:")) {
      return Optional.of(text);
    }
    return Address.resolveLink(base, text).map(found -> within(found, address));
  }

  private static String within(URI found, URI address) {
    String text = found.toString();
    int hash = text.indexOf('#');
    boolean here = hash >= 0 && text.substring(0, hash).equals(address.toString());
    return here ? text.substring(hash) : text;
  }
}
