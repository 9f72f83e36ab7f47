package rowhouse.vault.snapshot;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import rowhouse.vault.markup.Address;

/**
 * Makes one HTML file of a page: styles, pictures and fonts inside, nothing that runs, nothing that
 * asks the network. Blocks while {@link Resources} fetch; its own work is linear in what it reads.
 */
public final class SnapshotMaker {
  /** How deep elements may stand in each other; browsers stop at the same depth. */
  private static final int MAX_DEPTH = 512;

  private static final int MAX_CLEANINGS = 4;

  private final SnapshotLimits limits;

  /** A maker that keeps within {@code limits}. */
  public SnapshotMaker(SnapshotLimits limits) {
    this.limits = limits;
  }

  /**
   * The page in one file.
   *
   * @param html the page as it came; the caller bounds how many tags it has
   * @param charset what its bytes were in, which its styles are read as when they do not say
   * @param address where the page was found in the end
   * @param takenAt written into the file
   */
  public Snapshot make(
      String html, Charset charset, URI address, Instant takenAt, Resources resources) {
    Document page =
        Jsoup.parse(html, address.toString(), Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    URI base = base(page, address);
    Ledger ledger = new Ledger(resources, limits);

    Noscripts.unfold(page);
    LeftOut.replace(page, base, ledger);
    new Pictures(ledger, base).inline(page);
    new SvgSprites(ledger, base).inline(page);
    CssRewriter css = new CssRewriter(ledger, charset, letters(page));
    new Styles(css, base).inline(page);
    Links.rewrite(page, base, address);
    return ledger.close(write(page, ledger.slots(), address, takenAt));
  }

  private static URI base(Document page, URI address) {
    Element base = page.selectFirst("base[href]");
    return base == null ? address : Address.resolve(address, base.attr("href")).orElse(address);
  }

  private static BitSet letters(Document page) {
    BitSet letters = new BitSet();
    page.forEachNode(node -> {
      if (node instanceof TextNode text) {
        text.getWholeText().codePoints().forEach(letters::set);
      }
    });
    return letters;
  }

  /**
   * Cleans and writes, then reads what was written as a browser would and cleans again, until
   * reading changes nothing: markup that turns into other markup when written finds no way through.
   */
  private static String write(Document page, Slots slots, URI address, Instant takenAt) {
    MarkupCleaner cleaner = new MarkupCleaner(slots);
    cleaner.clean(page);
    Head.write(page, address, takenAt);
    String markup = text(page);
    for (int i = 0; i < MAX_CLEANINGS; i++) {
      Document again = Jsoup.parse(markup, "", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
      if (cleaner.clean(again) == 0) {
        return markup;
      }
      Head.write(again, address, takenAt);
      markup = text(again);
    }
    // Markup that is new each time it is read is an attack; its words are all it gets.
    Document words = Document.createShell("");
    words.body().text(page.text());
    Head.write(words, address, takenAt);
    return text(words);
  }

  private static String text(Document page) {
    page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    return page.outerHtml();
  }
}
