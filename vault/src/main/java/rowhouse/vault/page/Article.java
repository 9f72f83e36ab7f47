package rowhouse.vault.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readable part of a page.
 *
 * @param title without the site's name; falls back to the address
 * @param publishedAt a date without a time of day is taken as midnight UTC
 * @param language en, zh, ko, ja, or another language's code, or {@code other}
 * @param summary what the page says of itself, else the beginning of the text; one line
 * @param canonicalUrl the address the page gives as its own, absolute
 * @param contentHtml a small subset of HTML with absolute http(s) addresses; NOT yet safe to show:
 *     pass it through {@link SafeHtml} first
 * @param text the words alone, one line for each block
 * @param wordCount words, and letters of Chinese and Japanese
 */
public record Article(
    String title,
    @Nullable String author,
    @Nullable Instant publishedAt,
    String language,
    @Nullable String siteName,
    String summary,
    @Nullable URI canonicalUrl,
    @Nullable URI coverUrl,
    String contentHtml,
    String markdown,
    String text,
    List<Picture> pictures,
    int wordCount,
    Layout layout)
    implements Extraction {

  public Article {
    title = storable(title);
    author = author == null ? null : storable(author);
    summary = storable(summary);
    contentHtml = storable(contentHtml);
    markdown = storable(markdown);
    text = storable(text);
    pictures = List.copyOf(pictures);
  }

  /** PostgreSQL keeps no text with a NUL in it, and a page may hold one anywhere. */
  private static String storable(String text) {
    return text.replace("\0", "");
  }
}
