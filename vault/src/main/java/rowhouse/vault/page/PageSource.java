package rowhouse.vault.page;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The markup of a page as text.
 *
 * @param text the page, or its beginning: a tree takes far more room than its source, so what comes
 *     after {@value #MAX_TAGS} tags is left out
 * @param charset what its bytes were in
 */
public record PageSource(String text, Charset charset) {

  /** The longest articles have a tenth of them. */
  static final int MAX_TAGS = 100_000;

  /**
   * Reads a page.
   *
   * @param contentType what the response said of it
   */
  public static PageSource of(byte[] body, @Nullable String contentType) {
    Charset charset = PageCharset.of(body, contentType);
    return new PageSource(beginning(PageCharset.decode(body, charset)), charset);
  }

  private static String beginning(String source) {
    int tags = 0;
    int at = source.indexOf('<');
    while (at >= 0) {
      if (++tags > MAX_TAGS) {
        return source.substring(0, at);
      }
      at = source.indexOf('<', at + 1);
    }
    return source;
  }
}
