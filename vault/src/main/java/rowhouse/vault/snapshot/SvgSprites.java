package rowhouse.vault.snapshot;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.markup.Address;
import rowhouse.vault.snapshot.Dropped.Reason;
import rowhouse.vault.snapshot.Resources.Kind;

/**
 * Brings symbols that {@code <use>} takes from another file into the page, because browsers do not
 * let it take them from a data address. What a symbol itself refers to elsewhere is not followed.
 */
final class SvgSprites {
  private static final List<String> ADDRESSES = List.of("href", "xlink:href");

  private final Ledger ledger;
  private final URI base;
  private final Map<URI, Optional<Document>> sheets = new HashMap<>();
  private final Map<String, String> symbols = new HashMap<>();
  private @Nullable Element shelf;

  SvgSprites(Ledger ledger, URI base) {
    this.ledger = ledger;
    this.base = base;
  }

  void inline(Document page) {
    for (Element use : List.copyOf(page.select("svg use"))) {
      for (String name : ADDRESSES) {
        String written = use.attr(name).strip();
        if (!written.isEmpty() && !written.startsWith("#")) {
          use.removeAttr(name);
          symbol(page, written).ifPresent(id -> use.attr(name, "#" + id));
        }
      }
    }
  }

  private Optional<String> symbol(Document page, String written) {
    int hash = written.indexOf('#');
    Optional<URI> address = Address.resolve(base, written);
    if (hash < 0 || address.isEmpty()) {
      ledger.drop(written, Kind.PICTURE, Reason.BAD_ADDRESS);
      return Optional.empty();
    }
    String id = written.substring(hash + 1);
    String key = address.get() + "#" + id;
    String known = symbols.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Element> found =
        sheets.computeIfAbsent(address.get(), this::read).map(sheet -> sheet.getElementById(id));
    if (found.isEmpty()) {
      ledger.drop(written, Kind.PICTURE, Reason.MISSING);
      return Optional.empty();
    }
    String fresh = "rowhouse-symbol-" + symbols.size();
    symbols.put(key, fresh);
    shelf(page).appendChild(found.get().clone().attr("id", fresh));
    return Optional.of(fresh);
  }

  private Optional<Document> read(URI address) {
    return ledger
        .text(address, Kind.PICTURE)
        .map(sheet ->
            Jsoup.parse(
                new String(sheet.bytes(), StandardCharsets.UTF_8),
                "",
                Parser.xmlParser().setMaxDepth(64)));
  }

  private Element shelf(Document page) {
    if (shelf == null) {
      page.body()
          .prepend(
              "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"></svg>");
      shelf = page.body().firstElementChild();
    }
    return requireNonNull(shelf);
  }
}
