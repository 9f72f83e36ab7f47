package rowhouse.vault.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.markup.Address;

/**
 * Gets the text out of a page. Pure: fetches nothing, keeps nothing, may be used by many threads.
 * The cost grows with the number of bytes, whatever they are.
 */
public final class Extractor {

  /** Deeper elements than this are taken as if they stood at this depth. */
  static final int MAX_DEPTH = 512;

  /** Less to read than this, in words, is no text. */
  private static final double LEAST = 8;

  private static final int EXCERPT = 240;

  /**
   * Reads a page of HTML or plain text.
   *
   * @param bytes the body as the server sent it, without content encoding
   * @param contentType the header's value, or null when there was none
   * @param url where the page came from in the end, against which its addresses are resolved
   */
  public Extraction extract(byte[] bytes, @Nullable String contentType, URI url) {
    String type =
        contentType == null ? "" : contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    if (bytes.length == 0) {
      return new Extraction.Failed(
          "page_empty",
          "The server sent an empty page.",
          "Try again later, or share another address.");
    }
    if (isForeign(bytes, type)) {
      return new Extraction.Failed(
          "page_type_unsupported",
          "The address leads to a file of the type "
              + (type.isEmpty() ? "unknown" : type)
              + " and not to a page.",
          "Share the page that links to the file.");
    }
    if (type.equals("text/plain")
        || type.equals("text/markdown")
        || type.equals("text/x-markdown")) {
      String text = PageCharset.decode(bytes, contentType);
      return PlainPage.read(text, !type.equals("text/plain"), url);
    }
    return html(PageSource.of(bytes, contentType).text(), url);
  }

  private Extraction html(String source, URI url) {
    Document page = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(source, url.toString());
    URI base = base(page, url);
    PageData data = PageData.of(page);
    CodeBlocks.normalise(page);
    Metadata about = MetadataReader.read(page, data, base);
    boolean forum = Forum.isForum(page);
    Found found = best(page, about, base, forum);
    Document hidden = HiddenBody.of(data, url.toString(), Math.max(LEAST, found.words() * 1.6));
    if (hidden != null) {
      CodeBlocks.normalise(hidden);
      Found inData = find(hidden.body(), about, base, true, true);
      found = inData.words() > found.words() * 1.3 ? inData : found;
    }
    if (found.words() < LEAST && found.content().pictures().isEmpty()) {
      return new Extraction.Failed(
          "page_without_text",
          "No readable text was found on the page.",
          "It may need a sign-in or a script to show its text; keep the link with a note instead.");
    }
    return article(page, about, found);
  }

  private static Article article(Document page, Metadata about, Found found) {
    String text = found.text();
    Element content = found.content().root();
    List<Picture> pictures = found.content().pictures();
    String description = about.description();
    URI cover = about.coverUrl();
    return new Article(
        about.title(),
        about.author(),
        about.publishedAt(),
        TextLanguage.of(about.language(), text.isBlank() ? about.title() : text),
        about.siteName(),
        description != null && description.length() >= 40 ? oneLine(description) : oneLine(text),
        about.canonicalUrl(),
        cover != null ? cover : pictures.isEmpty() ? null : pictures.getFirst().url(),
        content.html(),
        MarkdownWriter.write(content),
        text,
        pictures,
        Words.count(text),
        PageLayout.of(page, about, found.words(), pictures.size()));
  }

  /** A body with its content, and how much there is to read in it. */
  private record Found(ContentBuilder.Content content, String text, double words) {}

  /**
   * Tries the strict reading first, then the ones that forgive what pages wrongly call themselves.
   */
  private static Found best(Document page, Metadata about, URI base, boolean forum) {
    Found best = find(page.body(), about, base, forum, false);
    if (best.words() < 25 && !forum) {
      best = better(best, find(page.body(), about, base, true, false));
    }
    if (best.words() < 25) {
      best = better(best, find(page.body(), about, base, forum, true));
    }
    return best;
  }

  /** A looser reading has to give much more to be believed. */
  private static Found better(Found strict, Found loose) {
    return loose.words() > Math.max(LEAST, strict.words()) * 2 || strict.words() < LEAST
        ? loose
        : strict;
  }

  private static Found find(
      Element body, Metadata about, URI base, boolean forum, boolean withHidden) {
    Element tree = PageTree.visible(body, withHidden);
    List<TextBlock> blocks = TextBlock.of(tree);
    Set<Element> marked = Boilerplate.mark(tree, blocks, forum);
    Element found = BodyFinder.find(tree, blocks, marked);
    Set<Element> muted = BodyBlocks.muted(found, marked, about);
    ContentBuilder.Content content = ContentBuilder.build(found, marked, muted, base);
    String text = TextWriter.write(content.root());
    return new Found(content, text, Words.weight(text));
  }

  private static URI base(Document page, URI url) {
    Element base = page.selectFirst("base[href]");
    return base == null ? url : Address.resolve(url, base.attr("href")).orElse(url);
  }

  /** Files that are no pages, by their declared type or by how they begin. */
  private static boolean isForeign(byte[] bytes, String type) {
    boolean text =
        type.isEmpty()
            || type.startsWith("text/")
            || type.contains("html")
            || type.contains("xml")
            || type.equals("application/octet-stream");
    if (!text) {
      return true;
    }
    int zeros = 0;
    int end = Math.min(bytes.length, 1024);
    for (int i = 0; i < end; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    boolean wide = PageCharset.of(bytes, null).name().startsWith("UTF-16");
    return (zeros > 0 && !wide)
        || starts(bytes, "%PDF-")
        || starts(bytes, "PK\u0003\u0004")
        || starts(bytes, "GIF8")
        || starts(bytes, "\u0089PNG");
  }

  private static boolean starts(byte[] bytes, String with) {
    if (bytes.length < with.length()) {
      return false;
    }
    for (int i = 0; i < with.length(); i++) {
      if ((bytes[i] & 0xff) != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static String oneLine(String text) {
    String line =
        text.substring(0, Math.min(text.length(), EXCERPT * 2)).replaceAll("\\s+", " ").strip();
    if (line.length() <= EXCERPT) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > EXCERPT * 2 / 3 ? space : end) + "…";
  }
}
