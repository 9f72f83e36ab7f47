package rowhouse.weekly.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.page.PublicPage;
import rowhouse.weekly.words.Words;

/** The pages behind the links of letters. Looking at one never changes anything; a POST does. */
@RestController
@RequestMapping("/weekly")
@Guard(value = Who.STRANGER, anonymous = true)
public final class SubscriptionPages {
  private final Subscribing subscribing;
  private final Preferences preferences;
  private final SignedLinks links;
  private final ProblemTexts problems = ProblemTexts.standard();

  /** Shows what {@code subscribing} and {@code preferences} do. */
  public SubscriptionPages(Subscribing subscribing, Preferences preferences, SignedLinks links) {
    this.subscribing = subscribing;
    this.preferences = preferences;
    this.links = links;
  }

  @GetMapping(path = "/subscribe", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> form(HttpServletRequest request, Door door) {
    Words words = PublicPage.words(request);
    return subscribePage(PublicPage.titled(words, words.say("page.subscribe.title")), words, door)
        .answer(request);
  }

  private static PublicPage subscribePage(PublicPage page, Words words, Door door) {
    return page.paragraph(words.say("page.subscribe.lead"))
        .raw(PublicForms.subscribe(words, door.link("subscribe"), ""))
        .soft(words.say("page.subscribe.history"));
  }

  @PostMapping(path = "/subscribe", produces = MediaType.TEXT_HTML_VALUE)
  @Limit(calls = 10, seconds = 3600)
  ResponseEntity<String> subscribe(
      @RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
    String language = form.getFirst("language");
    Words words = Words.of(language);
    try {
      Wishes wishes = wishes(form, Wishes.standard(words.language(), "UTC"));
      String email = form.getFirst("email");
      subscribing.ask(email == null ? "" : email, wishes, null, request.getRemoteAddr());
    } catch (Problem problem) {
      return refused(problem, words, request);
    }
    return PublicPage.titled(words, words.say("page.subscribed.title"))
        .paragraph(words.say("page.subscribed.body"))
        .answer(request);
  }

  private ResponseEntity<String> refused(Problem problem, Words words, HttpServletRequest request) {
    String sentence =
        problems
            .of(problem.code(), java.util.Locale.of(words.language()), problem.arguments())
            .whole();
    return PublicPage.refused(words, problem.status(), sentence).answer(request);
  }

  @GetMapping(path = "/confirm", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> askToConfirm(
      @RequestParam(defaultValue = "") String token, HttpServletRequest request, Door door) {
    Words words = PublicPage.words(request);
    return subscribing
        .waiting(token)
        .map(subscription ->
            PublicPage.titled(words, words.say("page.confirm.title"))
                .paragraph(words.say("page.confirm.body", subscription.maskedEmail()))
                .button(
                    words.say("page.confirm.button"),
                    door.link("confirm") + "?token=" + token,
                    false))
        .orElseGet(() -> PublicPage.unknown(words))
        .answer(request);
  }

  /** A page, or JSON for a program that asks for it. */
  @PostMapping("/confirm")
  @Limit(calls = 60, seconds = 3600)
  ResponseEntity<?> confirm(
      @RequestParam(defaultValue = "") String token,
      @RequestHeader(name = "Accept", defaultValue = MediaType.TEXT_HTML_VALUE) String accept,
      HttpServletRequest request,
      Door door) {
    Optional<Subscription> confirmed = subscribing.confirm(token, request.getRemoteAddr());
    if (accept.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
      if (confirmed.isEmpty()) {
        throw new Problem(404, "link_unknown");
      }
      return ResponseEntity.ok(Map.of("status", "confirmed"));
    }
    Words words =
        confirmed
            .map(subscription -> Words.of(subscription.wishes().language()))
            .orElseGet(() -> PublicPage.words(request));
    return confirmed
        .map(subscription -> confirmedPage(subscription, words, door))
        .orElseGet(() -> PublicPage.unknown(words))
        .answer(request);
  }

  private PublicPage confirmedPage(Subscription subscription, Words words, Door door) {
    PublicPage page = PublicPage.titled(words, words.say("page.confirmed.title"));
    java.time.Instant next = subscription.nextAt();
    if (next != null) {
      page.paragraph(
          words.say("page.confirmed.next", PublicForms.moment(next, subscription.wishes(), words)));
    } else {
      page.note(words.say("page.confirmed.unconnected"));
    }
    return page.link(words.say("page.confirmed.link"), preferencesLink(subscription, door));
  }

  @GetMapping(path = "/p/{token}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> show(@PathVariable String token, HttpServletRequest request, Door door) {
    return preferences
        .behind(Use.PREFERENCES, token)
        .map(subscription -> preferencesPage(subscription, door, null))
        .orElseGet(() -> PublicPage.unknown(PublicPage.words(request)))
        .answer(request);
  }

  @PostMapping(path = "/p/{token}", produces = MediaType.TEXT_HTML_VALUE)
  @Limit(calls = 60, seconds = 3600)
  ResponseEntity<String> change(
      @PathVariable String token,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletRequest request,
      Door door) {
    Optional<Subscription> behind = preferences.behind(Use.PREFERENCES, token);
    if (behind.isEmpty()) {
      return PublicPage.unknown(PublicPage.words(request)).answer(request);
    }
    Subscription subscription = behind.get();
    try {
      Subscription changed = changed(subscription, form);
      Words words = Words.of(changed.wishes().language());
      return preferencesPage(changed, door, words.say("page.preferences.saved")).answer(request);
    } catch (Problem problem) {
      return refused(problem, Words.of(subscription.wishes().language()), request);
    }
  }

  private Subscription changed(Subscription subscription, MultiValueMap<String, String> form) {
    if (form.containsKey("pause")) {
      return preferences.pause(subscription.id(), 4);
    }
    if (form.containsKey("resume")) {
      return preferences.resume(subscription.id());
    }
    return preferences.choose(subscription.id(), wishes(form, subscription.wishes()));
  }

  private static Wishes wishes(MultiValueMap<String, String> form, Wishes before) {
    List<String> sections = form.get("sections");
    return FormReading.form(form, sections).over(before);
  }

  private PublicPage preferencesPage(Subscription subscription, Door door, @Nullable String saved) {
    Words words = Words.of(subscription.wishes().language());
    String link = preferencesLink(subscription, door);
    PublicPage page = PublicPage.titled(words, words.say("page.preferences.title"));
    if (saved != null) {
      page.note(saved);
    }
    page.soft(subscription.maskedEmail()).paragraph(state(subscription, words));
    switch (subscription.state()) {
      case ACTIVE ->
          page.raw(PublicForms.preferences(words, link, subscription.wishes()))
              .button(words.say("page.preferences.pause"), link + "?pause=1", true);
      case PAUSED ->
          page.raw(PublicForms.preferences(words, link, subscription.wishes()))
              .button(words.say("page.preferences.resume"), link + "?resume=1", true);
      case PENDING, UNSUBSCRIBED, SUPPRESSED -> {}
    }
    return page.link(
            words.say("page.preferences.archive"),
            door.link("issues") + "?key=" + links.token(Use.ARCHIVE, subscription.id()))
        .link(
            words.say("page.preferences.unsubscribe"),
            door.link("u/" + links.token(Use.UNSUBSCRIBE, subscription.id())));
  }

  private static String state(Subscription subscription, Words words) {
    java.time.Instant next = subscription.nextAt();
    java.time.Instant until = subscription.pausedUntil();
    return switch (subscription.state()) {
      case ACTIVE ->
          next == null
              ? words.say("page.preferences.state.unplanned")
              : words.say(
                  "page.preferences.state.active",
                  PublicForms.moment(next, subscription.wishes(), words));
      case PAUSED ->
          until == null
              ? words.say("page.preferences.state.no_data")
              : words.say(
                  "page.preferences.state.paused",
                  PublicForms.moment(until, subscription.wishes(), words));
      case PENDING, UNSUBSCRIBED, SUPPRESSED ->
          words.say("page.preferences.state." + subscription.state().word());
    };
  }

  private String preferencesLink(Subscription subscription, Door door) {
    return door.link("p/" + links.token(Use.PREFERENCES, subscription.id()));
  }
}
