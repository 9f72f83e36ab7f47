package rowhouse.wrapped.share;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.wrapped.card.CardPictures;
import rowhouse.wrapped.card.Look;
import rowhouse.wrapped.card.Palette;
import rowhouse.wrapped.card.PictureAnswer;
import rowhouse.wrapped.story.Card;

/**
 * Shows a shared story to whoever has the link. Nothing here changes anything, sets a cookie, takes
 * an address or leads elsewhere.
 */
@RestController
@Guard(value = Who.STRANGER, anonymous = true)
public final class PublicShareApi {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Shares shares;
  private final Links links;
  private final PictureAnswer answer;

  /** Shows {@code shares}. */
  public PublicShareApi(Shares shares, CardPictures pictures, Links links) {
    this.shares = shares;
    this.links = links;
    this.answer = new PictureAnswer(pictures);
  }

  @GetMapping("/wrapped/s/{slug}")
  @Limit(calls = 240)
  ResponseEntity<String> page(@PathVariable String slug, Door door) {
    SharedStory story = shares.open(slug).story();
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String path = "s/" + slug;
    String html = new SharePage(story, door.link(path), links.to(path).orElse(""), nonce).html();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; img-src 'self'; style-src 'nonce-"
                + nonce
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("X-Content-Type-Options", "nosniff")
        .body(html);
  }

  @GetMapping("/wrapped/s/{slug}/cards/{n:[0-9]+}.{format:svg|png}")
  @Limit(calls = 600)
  void card(
      @PathVariable String slug,
      @PathVariable int n,
      @PathVariable String format,
      @RequestParam(defaultValue = "false") boolean download,
      ServletWebRequest web)
      throws IOException {
    ShareStore.Open open = shares.open(slug);
    SharedStory story = open.story();
    if (n < 1 || n > story.cards().size()) {
      throw new Problem(404, "card_not_found");
    }
    Card card = story.cards().get(n - 1);
    HttpServletResponse response =
        Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
    response.setHeader("Referrer-Policy", "no-referrer");
    Palette palette = Objects.requireNonNullElse(Palette.of(story.palette()), Palette.LANTERN);
    String name = download ? "wrapped-%d-%d".formatted(story.year(), n) : "";
    answer.write(
        card,
        new Look(story.year(), Locale.of(story.language()), palette),
        new PictureAnswer.Wanted(open.member(), format, name),
        web);
  }

  record CardShown(@JsonUnwrapped Card card, String svg, String png) {}

  record Shown(int year, String language, String palette, boolean example, List<CardShown> cards) {}

  @GetMapping("/wrapped/api/v1/shares/{slug:[A-Za-z0-9_-]{22}}")
  @Limit(calls = 240)
  ResponseEntity<Shown> show(@PathVariable String slug) {
    SharedStory story = shares.open(slug).story();
    List<CardShown> cards =
        story.cards().stream()
            .map(card -> {
              String path = "s/" + slug + "/cards/" + card.n();
              return new CardShown(card, path + ".svg", path + ".png");
            })
            .toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex, nofollow")
        .body(new Shown(story.year(), story.language(), story.palette(), story.example(), cards));
  }
}
