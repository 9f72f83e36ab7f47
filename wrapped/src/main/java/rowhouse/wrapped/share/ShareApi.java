package rowhouse.wrapped.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.card.CardApi;
import rowhouse.wrapped.story.RunYear;
import rowhouse.wrapped.story.StoryApi;
import rowhouse.wrapped.story.Years;

/** Makes, lists and takes back one's own links. */
@RestController
@RequestMapping("/wrapped/api/v1")
@Guard({Who.MEMBER, Who.OWNER})
public final class ShareApi {
  private final Members members;
  private final Years years;
  private final Shares shares;
  private final Links links;

  /** Shares stories of {@code members} under addresses of {@code links}. */
  public ShareApi(Members members, Years years, Shares shares, Links links) {
    this.members = members;
    this.years = years;
    this.shares = shares;
    this.links = links;
  }

  record Wanted(
      @NotNull @Size(min = 1, max = 14) List<@NotNull Integer> cards,
      @Nullable @Size(max = 60) List<@NotNull @Size(max = 40) String> redact,
      @Nullable String language,
      @Nullable String palette,
      @Nullable @Min(1) @Max(366) Integer expiresDays) {}

  record Shown(
      long id,
      List<Integer> cards,
      List<String> redact,
      String language,
      String palette,
      int year,
      Instant createdAt,
      @Nullable Instant expiresAt) {
    static Shown of(Share share) {
      return new Shown(
          share.id(),
          share.cards(),
          share.redact(),
          share.language(),
          share.palette(),
          share.year(),
          share.createdAt(),
          share.expiresAt());
    }
  }

  record Made(
      long id,
      String slug,
      String url,
      List<Integer> cards,
      List<String> redact,
      String language,
      String palette,
      int year,
      Instant createdAt,
      @Nullable Instant expiresAt) {}

  @PostMapping("/wrapped/{run}/share")
  @ResponseStatus(HttpStatus.CREATED)
  @Limit(calls = 60, seconds = 3600)
  Made share(
      @PathVariable String run,
      @Valid @RequestBody Wanted wanted,
      Caller caller,
      Door door,
      HttpServletRequest request) {
    Member member = members.of(caller);
    RunYear year = years.of(member, run);
    Integer days = wanted.expiresDays();
    Shares.Wish wish =
        new Shares.Wish(
            List.copyOf(wanted.cards()),
            List.copyOf(Objects.requireNonNullElse(wanted.redact(), List.of())),
            StoryApi.language(wanted.language(), year, request),
            CardApi.palette(Objects.requireNonNullElse(wanted.palette(), "lantern")),
            days == null ? null : Duration.ofDays(days));
    Shares.Made made = shares.make(member, year, wish);
    String path = "s/" + made.slug();
    Shown shown = Shown.of(made.share());
    return new Made(
        shown.id(),
        made.slug(),
        links.to(path).orElseGet(() -> door.link(path)),
        shown.cards(),
        shown.redact(),
        shown.language(),
        shown.palette(),
        shown.year(),
        shown.createdAt(),
        shown.expiresAt());
  }

  record Listed(List<Shown> shares) {}

  @GetMapping("/wrapped/{run}/shares")
  Listed list(@PathVariable String run, Caller caller) {
    return new Listed(shares.of(members.of(caller), run).stream().map(Shown::of).toList());
  }

  @DeleteMapping("/shares/{id:[0-9]+}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable long id, Caller caller) {
    shares.revoke(members.of(caller), id);
  }
}
