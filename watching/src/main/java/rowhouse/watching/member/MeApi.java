package rowhouse.watching.member;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Period;

/** Who one is here, and what there is of one. */
@RestController
public final class MeApi {
  private final People people;

  /** Serves these people. */
  public MeApi(People people) {
    this.people = people;
  }

  record Coverage(long rows, @Nullable Instant first, @Nullable Instant last) {
    private static final Coverage NONE = new Coverage(0, null, null);

    private static Coverage of(People.Holdings holdings) {
      return new Coverage(holdings.rows(), holdings.first(), holdings.last());
    }
  }

  record Me(
      String who,
      boolean visitors,
      @Nullable String csrf,
      @Nullable String appUserId,
      @Nullable String timeZone,
      @Nullable String language,
      @Nullable String platformUsername,
      @Nullable String email,
      boolean linked,
      boolean example,
      @Nullable Instant createdAt,
      long imports,
      Coverage coverage,
      Map<String, Object> sources,
      Map<String, Long> limits) {}

  record Choice(
      @Nullable @Size(max = 100) String timeZone,
      @Nullable @Pattern(regexp = "en|zh|ko") String language) {}

  @GetMapping("/api/v1/me")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  Me me(Caller caller, HttpServletRequest request) {
    return switch (caller) {
      case Caller.Owner owner -> shown(people.members().of(owner), owner.csrf());
      case Caller.Member member -> shown(people.members().of(member), csrf(request));
      case Caller.Stranger _, Caller.Token _ -> stranger();
    };
  }

  /** A bearer token needs no CSRF token; a cookie that came beside it does not matter then. */
  private @Nullable String csrf(HttpServletRequest request) {
    return people.sessions().csrf(request);
  }

  /**
   * Makes a guest of a stranger, where the operator lets strangers in. It takes JSON alone, so that
   * a form of another site cannot put a new guest into the place of one who is here.
   */
  @PostMapping(path = "/api/v1/me", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 100, seconds = 3600)
  ResponseEntity<Me> begin(
      @Valid @RequestBody(required = false) @Nullable Choice body,
      Caller caller,
      HttpServletRequest request) {
    if (!(caller instanceof Caller.Stranger)) {
      return ResponseEntity.ok(me(caller, request));
    }
    people.members().refuseUnlessVisitors();
    Choice choice = body == null ? new Choice(null, null) : body;
    refuseUnknownZone(choice.timeZone());
    People.Guest guest = people.guest(choice.timeZone(), choice.language());
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.SET_COOKIE, people.sessions().cookie(guest.token(), request).toString())
        .body(shown(guest.member(), people.sessions().csrfOf(guest.token())));
  }

  @PatchMapping("/api/v1/me")
  @Guard({Who.MEMBER, Who.OWNER})
  Me choose(@Valid @RequestBody Choice body, Caller caller, HttpServletRequest request) {
    refuseUnknownZone(body.timeZone());
    people.choose(people.members().memberOf(caller), body.timeZone(), body.language());
    return me(caller, request);
  }

  /** Signs a member out. The owner signs out of the house instead. */
  @DeleteMapping("/api/v1/me/session")
  @Guard({Who.MEMBER, Who.OWNER})
  ResponseEntity<Void> leave(HttpServletRequest request) {
    people.sessions().close(request);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, people.sessions().noCookie(request).toString())
        .build();
  }

  /** An offset or an empty name is no zone: guessing UTC would move somebody's evenings. */
  private static void refuseUnknownZone(@Nullable String name) {
    if (name == null) {
      return;
    }
    try {
      Period.zone(name);
    } catch (InvalidPeriodException e) {
      throw new Problem(422, "invalid_time_zone");
    }
  }

  private Me stranger() {
    return new Me(
        "stranger",
        people.members().visitors(),
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        0,
        Coverage.NONE,
        people.sources(),
        people.limits());
  }

  private Me shown(Member member, @Nullable String csrf) {
    People.Holdings holdings = people.holdings(member.id());
    return new Me(
        member.owner() ? "owner" : "member",
        people.members().visitors(),
        csrf,
        member.appUserId(),
        member.timeZone(),
        member.language(),
        member.platformUsername(),
        people.members().verifiedEmail(member.id()).orElse(null),
        member.linked(),
        holdings.example(),
        member.createdAt(),
        holdings.imports(),
        Coverage.of(holdings),
        people.sources(),
        people.limits());
  }
}
