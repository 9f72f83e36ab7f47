package rowhouse.weekly.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;
import rowhouse.foundation.door.Language;
import rowhouse.weekly.words.Words;

/**
 * A page that whoever follows a link sees: whole without JavaScript, in three languages, by day and
 * by night. It allows itself no script, no frame and nothing from elsewhere.
 */
public final class PublicPage {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String STYLE = read("/rowhouse/weekly/page.css");

  private final StringBuilder body = new StringBuilder();
  private final Words words;
  private final String title;
  private final int status;

  private PublicPage(Words words, String title, int status) {
    this.words = words;
    this.title = title;
    this.status = status;
    body.append("<h1>").append(safe(title)).append("</h1>\n");
  }

  /** A page with that heading. */
  public static PublicPage titled(Words words, String title) {
    return new PublicPage(words, title, 200);
  }

  /** What a link that leads nowhere shows; it never says why. */
  public static PublicPage unknown(Words words) {
    return new PublicPage(words, words.say("page.unknown.title"), 404)
        .paragraph(words.say("page.unknown.body"));
  }

  /** A page that says what was wrong. */
  public static PublicPage refused(Words words, int status, String sentence) {
    return new PublicPage(words, words.say("page.problem.title"), status).warning(sentence);
  }

  /** The words of whoever asks: what they chose before, else what their browser prefers. */
  public static Words words(HttpServletRequest request) {
    return Words.of(Language.of(request).getLanguage());
  }

  /** A paragraph. */
  public PublicPage paragraph(String text) {
    return raw("<p>" + safe(text) + "</p>\n");
  }

  /** A paragraph of lesser weight. */
  public PublicPage soft(String text) {
    return raw("<p class=\"soft\">" + safe(text) + "</p>\n");
  }

  /** A line that must be seen. */
  public PublicPage note(String text) {
    return raw("<p class=\"note\" role=\"status\">" + safe(text) + "</p>\n");
  }

  /** A line that says what was wrong. */
  public PublicPage warning(String text) {
    return raw("<p class=\"note bad\" role=\"alert\">" + safe(text) + "</p>\n");
  }

  /** A link on a line of its own. */
  public PublicPage link(String text, String address) {
    return raw("<p><a href=\"" + safe(address) + "\">" + safe(text) + "</a></p>\n");
  }

  /** One button that posts to {@code action}. */
  public PublicPage button(String text, String action, boolean quiet) {
    return raw(
        "<form method=\"post\" action=\"%s\"><button%s type=\"submit\">%s</button></form>\n"
            .formatted(safe(action), quiet ? " class=\"quiet\"" : "", safe(text)));
  }

  /** HTML that the caller has made safe. */
  public PublicPage raw(String html) {
    body.append(html);
    return this;
  }

  /** Text in which nothing is markup. */
  public static String safe(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  /** The whole answer. */
  public ResponseEntity<String> answer(HttpServletRequest request) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String html =
        """
        <!doctype html>
        <html lang="%s"%s><head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <style nonce="%s">%s</style></head>
        <body><main><p class="brand"><span aria-hidden="true"></span>%s</p>
        %s</main></body></html>
        """
            .formatted(
                words.language(),
                theme(request),
                safe(title),
                nonce,
                STYLE,
                safe(words.say("brand")),
                body);
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'nonce-"
                + nonce
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .body(html);
  }

  private static String theme(HttpServletRequest request) {
    String chosen = Objects.requireNonNullElse(Language.cookie(request, "rowhouse_theme"), "");
    return chosen.equals("light") || chosen.equals("dark") ? " data-theme=\"" + chosen + "\"" : "";
  }

  private static String read(String name) {
    try (InputStream in = PublicPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
