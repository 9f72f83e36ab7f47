package rowhouse.vault.keep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for an address. */
sealed interface Found {

  /** It answered. */
  final class Answer implements Found {
    private final String url;
    private final @Nullable String contentType;
    private final byte[] body;

    Answer(String url, @Nullable String contentType, byte[] body) {
      this.url = url;
      this.contentType = contentType;
      this.body = body;
    }

    /** Where it was in the end, after redirects. */
    String url() {
      return url;
    }

    /** The header as it came, charset included; may be a lie. */
    @Nullable String contentType() {
      return contentType;
    }

    /** The bytes, for reading only. */
    byte[] body() {
      return body;
    }
  }

  /**
   * It did not.
   *
   * @param code stable, for programs and for the page's own words
   * @param message a sentence for a person
   * @param again whether trying later may help
   * @param delay what the host asked for
   */
  record Failure(String code, String message, boolean again, @Nullable Duration delay)
      implements Found {}
}
