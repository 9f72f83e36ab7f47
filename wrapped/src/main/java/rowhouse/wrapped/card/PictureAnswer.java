package rowhouse.wrapped.card;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.context.request.ServletWebRequest;
import rowhouse.foundation.problem.Problem;

/** Answers with a picture; who has it already is told so before anything is drawn. */
public final class PictureAnswer {
  private final CardPictures pictures;

  /** Answers with {@code pictures}. */
  public PictureAnswer(CardPictures pictures) {
    this.pictures = pictures;
  }

  /**
   * What is to be answered.
   *
   * @param member whose picture it is
   * @param format svg or png
   * @param name of the file when it is saved; empty to show it
   */
  public record Wanted(long member, String format, String name) {}

  /** Writes the card, or 304. */
  public void write(
      rowhouse.wrapped.story.Card card, Look look, Wanted wanted, ServletWebRequest request)
      throws IOException {
    HttpServletResponse response =
        java.util.Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
    boolean png =
        switch (wanted.format()) {
          case "png" -> true;
          case "svg" -> false;
          default -> throw new Problem(404, "not_found");
        };
    CardPictures.Sketch sketch = png ? pictures.sketch(card, look) : pictures.svg(card, look);
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (request.checkNotModified('"' + sketch.tag() + '"')) {
      return;
    }
    if (!wanted.name().isEmpty()) {
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"%s.%s\"".formatted(wanted.name(), wanted.format()));
    }
    response.setContentType(png ? "image/png" : "image/svg+xml;charset=UTF-8");
    byte[] bytes =
        png
            ? pictures.png(wanted.member(), sketch)
            : sketch.source().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
