package rowhouse.server.owner;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.secret.Secrets;

/** First run, signing in and out, and the browsers that are signed in. */
@RestController
@Guard(Who.OWNER)
public final class SessionApi {
  private final Owner owner;
  private final Tickets tickets;
  private final HouseSettings settings;
  private final KnownBrowsers browsers;

  /** Serves the owner's sessions. */
  public SessionApi(Owner owner, Tickets tickets, HouseSettings settings, Secrets secrets) {
    this.owner = owner;
    this.tickets = tickets;
    this.settings = settings;
    this.browsers = new KnownBrowsers(secrets);
  }

  record SetUp(
      @NotBlank @Size(max = 200) String token,
      @NotBlank @Size(max = 256) String password,
      @Nullable @Size(max = 300) String baseUrl,
      @Nullable @Size(max = 5) String language) {}

  @PostMapping("/api/setup")
  @Guard(Who.STRANGER)
  @Limit(calls = 20)
  ResponseEntity<Void> setUp(@Valid @RequestBody SetUp body, HttpServletRequest request) {
    HouseSettings.checkLanguage(body.language());
    String baseUrl = HouseSettings.checkedBaseUrl(Objects.requireNonNullElse(body.baseUrl(), ""));
    owner.setUp(body.token(), body.password());
    settings.choose(baseUrl, body.language());
    return withCookie(HttpStatus.CREATED, owner.open(Door.HOUSE, agent(request)), request);
  }

  record SignIn(
      @NotBlank @Size(max = 256) String password, @Nullable @Size(max = 10) String code) {}

  /** Also at an app's own door, whose cookie is good there only. */
  @PostMapping({"/api/session", "/{app}/api/session"})
  @Guard(Who.STRANGER)
  ResponseEntity<Void> signIn(@Valid @RequestBody SignIn body, HttpServletRequest request) {
    String realm = realm(Door.of(request));
    String browser = browsers.find(request, realm).orElse(null);
    Visitor visitor = new Visitor(request.getRemoteAddr(), realm, agent(request), browser);
    String token = owner.signIn(body.password(), body.code(), visitor);
    return withCookie(HttpStatus.OK, token, request);
  }

  private static String realm(Door door) {
    return door.own() ? door.app() : Door.HOUSE;
  }

  @DeleteMapping({"/api/session", "/{app}/api/session"})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(Caller.Owner caller) {
    owner.signOut(caller.session(), "signed_out");
  }

  record Shown(long id, Instant createdAt, Instant lastSeenAt, String agent, boolean here) {}

  @GetMapping("/api/sessions")
  List<Shown> sessions(Caller.Owner caller) {
    return owner.sessions().stream()
        .map(s ->
            new Shown(s.id(), s.createdAt(), s.lastSeenAt(), s.agent(), s.id() == caller.session()))
        .toList();
  }

  @DeleteMapping("/api/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable long id) {
    owner.signOut(id, "session_ended");
  }

  /** A ticket for the first message of a WebSocket; it may be asked for at every door. */
  @PostMapping({"/api/ws-ticket", "/{app}/api/ws-ticket"})
  @Limit(calls = 60)
  Map<String, String> socketTicket(Caller.Owner caller) {
    return Map.of("ticket", tickets.issue("ws", caller.session()));
  }

  /** A ticket with which the owner enters the door that {@code app} has for itself. */
  @PostMapping("/api/door-ticket/{app}")
  Map<String, String> doorTicket(@PathVariable String app, Caller.Owner caller) {
    return Map.of("ticket", tickets.issue("door " + app, caller.session()));
  }

  record Enter(@NotBlank @Size(max = 200) String ticket) {}

  /** Enters an app's own door with a ticket from the house. */
  @PostMapping("/{app}/api/enter")
  @Guard(Who.STRANGER)
  @Limit(calls = 20)
  ResponseEntity<Void> enter(
      @PathVariable String app,
      @Valid @RequestBody Enter body,
      Door door,
      HttpServletRequest request) {
    if (!door.own()
        || tickets.redeem(body.ticket(), "door " + app).stream().noneMatch(owner::isOpen)) {
      throw new Problem(401, "ticket_invalid");
    }
    return withCookie(HttpStatus.OK, owner.open(app, agent(request)), request);
  }

  private ResponseEntity<Void> withCookie(
      HttpStatus status, String token, HttpServletRequest request) {
    String realm = realm(Door.of(request));
    String session = cookie(Session.cookieName(realm), token, Session.IDLE, request);
    String browser =
        cookie(
            KnownBrowsers.cookieName(realm),
            browsers.mark(request, realm),
            KnownBrowsers.REMEMBERED,
            request);
    return ResponseEntity.status(status).header(HttpHeaders.SET_COOKIE, session, browser).build();
  }

  private static String cookie(
      String name, String value, Duration age, HttpServletRequest request) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path(Door.of(request).root() + "/")
        .maxAge(age)
        .build()
        .toString();
  }

  private static String agent(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
  }
}
