package rowhouse.weekly.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.page.PublicPage;
import rowhouse.weekly.words.Words;

/**
 * One-click unsubscribe (RFC 8058). The POST acts whoever sends it and whatever its body is; a GET
 * or HEAD, as every link scanner sends, only shows a page.
 */
@RestController
@RequestMapping("/weekly/u/{token}")
@Guard(value = Who.STRANGER, anonymous = true)
public final class UnsubscribePages {
  private final Preferences preferences;
  private final SignedLinks links;

  /** Unsubscribes in {@code preferences}. */
  public UnsubscribePages(Preferences preferences, SignedLinks links) {
    this.preferences = preferences;
    this.links = links;
  }

  @GetMapping
  ResponseEntity<String> ask(@PathVariable String token, HttpServletRequest request, Door door) {
    Optional<Subscription> behind = preferences.behind(Use.UNSUBSCRIBE, token);
    if (behind.isEmpty()) {
      return PublicPage.unknown(PublicPage.words(request)).answer(request);
    }
    Subscription subscription = behind.get();
    Words words = Words.of(subscription.wishes().language());
    if (subscription.state() == Subscription.State.UNSUBSCRIBED) {
      return done(words, subscription, door).answer(request);
    }
    return PublicPage.titled(words, words.say("page.unsubscribe.title"))
        .paragraph(words.say("page.unsubscribe.body", subscription.maskedEmail()))
        .button(words.say("page.unsubscribe.button"), door.link("u/" + token), false)
        .link(words.say("page.unsubscribe.keep"), preferencesLink(subscription, door))
        .answer(request);
  }

  /** Spring must not read the body: whatever it is, the click counts. */
  @PostMapping
  ResponseEntity<String> unsubscribe(
      @PathVariable String token, HttpServletRequest request, Door door) {
    OptionalLong id = links.read(Use.UNSUBSCRIBE, token);
    if (id.isEmpty()) {
      return PublicPage.unknown(PublicPage.words(request)).answer(request);
    }
    preferences.unsubscribe(id.getAsLong(), request.getRemoteAddr());
    return preferences
        .find(id.getAsLong())
        .map(subscription -> done(Words.of(subscription.wishes().language()), subscription, door))
        .orElseGet(() -> forgotten(PublicPage.words(request)))
        .answer(request);
  }

  private PublicPage done(Words words, Subscription subscription, Door door) {
    return forgotten(words)
        .link(words.say("page.unsubscribed.again"), preferencesLink(subscription, door));
  }

  /** The subscription may have been erased long ago; then it is ended all the more. */
  private static PublicPage forgotten(Words words) {
    return PublicPage.titled(words, words.say("page.unsubscribed.title"))
        .paragraph(words.say("page.unsubscribed.body"));
  }

  private String preferencesLink(Subscription subscription, Door door) {
    return door.link("p/" + links.token(Use.PREFERENCES, subscription.id()));
  }
}
