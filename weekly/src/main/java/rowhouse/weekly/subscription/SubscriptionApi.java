package rowhouse.weekly.subscription;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Members;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;

/** Subscriptions for pages and programs. The token of a subscription is its key. */
@RestController
@RequestMapping("/weekly/api/v1/subscriptions")
public final class SubscriptionApi {
  private final Room room;
  private final Subscribing subscribing;
  private final Preferences preferences;
  private final SignedLinks links;
  private final Members members;

  /** Serves what {@code subscribing} and {@code preferences} do. */
  public SubscriptionApi(
      Room room,
      Subscribing subscribing,
      Preferences preferences,
      SignedLinks links,
      Members members) {
    this.room = room;
    this.subscribing = subscribing;
    this.preferences = preferences;
    this.links = links;
    this.members = members;
  }

  record Wish(
      @NotBlank @Size(max = 320) String email,
      @Nullable @Size(max = 2) String language,
      @Nullable @Size(max = 64) String timeZone,
      @Nullable @Min(1) @Max(7) Integer weekday,
      @Nullable @Min(0) @Max(23) Integer hour,
      @Nullable @Size(max = 20) String frequency,
      @Nullable @Size(max = 6) List<@Size(max = 20) String> sections) {}

  record Sent(String status, String message) {}

  /** The answer is the same whether the address is known or not. */
  @PostMapping
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 10, seconds = 3600)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Sent subscribe(@Valid @RequestBody Wish body, Caller caller, HttpServletRequest request) {
    String language =
        body.language() == null ? Language.of(request).getLanguage() : body.language();
    WishForm form =
        new WishForm(
            known("language", language, List.of("en", "zh", "ko")),
            body.timeZone(),
            body.weekday(),
            body.hour(),
            body.frequency() == null
                ? null
                : known("frequency", body.frequency(), List.of("weekly", "fortnightly", "monthly")),
            body.sections());
    Long member = caller instanceof Caller.Stranger ? null : members.memberOf(caller);
    Wishes wishes = form.over(Wishes.standard(language, "UTC"));
    subscribing.ask(body.email(), wishes, member, request.getRemoteAddr());
    String message = rowhouse.weekly.words.Words.of(wishes.language()).say("page.subscribed.body");
    return new Sent("confirmation_sent", message);
  }

  private static String known(String field, String value, List<String> choices) {
    if (!choices.contains(value)) {
      String message = String.join(", ", choices);
      throw new Problem(422, "validation_error").fields(List.of(new Problem.Field(field, message)));
    }
    return value;
  }

  @GetMapping("/{token}")
  @Guard(value = Who.STRANGER, anonymous = true)
  SubscriptionView show(@PathVariable String token, Door door) {
    return view(behind(token), door);
  }

  @PatchMapping("/{token}")
  @Guard(value = Who.STRANGER, anonymous = true)
  @Limit(calls = 60, seconds = 3600)
  SubscriptionView change(
      @PathVariable String token, @Valid @RequestBody WishForm body, Door door) {
    Subscription subscription = behind(token);
    return view(preferences.choose(subscription.id(), body.over(subscription.wishes())), door);
  }

  record Pause(@Nullable @Min(1) @Max(26) Integer weeks) {}

  @PostMapping("/{token}/pause")
  @Guard(value = Who.STRANGER, anonymous = true)
  @Limit(calls = 60, seconds = 3600)
  SubscriptionView pause(
      @PathVariable String token,
      @Valid @RequestBody(required = false) @Nullable Pause body,
      Door door) {
    Integer weeks = body == null ? null : body.weeks();
    return view(preferences.pause(behind(token).id(), weeks == null ? 4 : weeks), door);
  }

  @PostMapping("/{token}/resume")
  @Guard(value = Who.STRANGER, anonymous = true)
  @Limit(calls = 60, seconds = 3600)
  SubscriptionView resume(@PathVariable String token, Door door) {
    return view(preferences.resume(behind(token).id()), door);
  }

  /** The link shows that the mailbox is theirs, the session whose history it is. */
  @PostMapping("/{token}/connect")
  @Guard({Who.MEMBER, Who.OWNER})
  SubscriptionView connect(@PathVariable String token, Caller caller, Door door) {
    return view(preferences.connect(behind(token).id(), members.memberOf(caller)), door);
  }

  private Subscription behind(String token) {
    return preferences
        .behind(Use.PREFERENCES, token)
        .orElseThrow(() -> new Problem(404, "link_unknown"));
  }

  private SubscriptionView view(Subscription subscription, Door door) {
    return SubscriptionView.of(subscription, links, room.links().base().orElse(door.prefix()));
  }
}
