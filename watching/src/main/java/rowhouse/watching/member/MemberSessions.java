package rowhouse.watching.member;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.LastSeen;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Sha256;

/**
 * Who is signed in as a member: by a bearer token, as the originals' clients, or by a cookie, as
 * the page. A session that is used goes on; one that nobody uses ends.
 */
public final class MemberSessions implements Recogniser {
  private static final String BEARER = "Bearer ";

  private final Room room;
  private final MemberConfig config;
  private final LastSeen lastSeen;
  private final SessionStore store = new SessionStore();

  /** Sessions in {@code room}. */
  public MemberSessions(Room room, MemberConfig config) {
    this.room = room;
    this.config = config;
    this.lastSeen = new LastSeen(room.clock());
  }

  /**
   * Opens a session in the caller's transaction.
   *
   * @param device where, null for a browser
   * @return the token, which is kept as a hash alone
   */
  public String open(JdbcClient sql, long member, @Nullable Device device) {
    String token = SessionToken.random();
    Instant now = room.clock().instant();
    store.open(
        sql, member, SessionToken.hash(token), null, device, now, now.plus(config.session()));
    return token;
  }

  /** When a session that is opened now ends if nobody uses it. */
  public Instant expiry() {
    return room.clock().instant().plus(config.session());
  }

  @Override
  public Optional<Caller> recognise(HttpServletRequest request, Door door) {
    String bearer = bearer(request);
    if (bearer != null) {
      return Optional.of(find(bearer).orElseThrow(() -> new Problem(401, "invalid_session")));
    }
    String cookie = Language.cookie(request, cookieName());
    Optional<Caller> caller = cookie == null ? Optional.empty() : find(cookie);
    if (caller.isPresent() && cookie != null) {
      refuseForgery(request, cookie);
    }
    return caller;
  }

  /** A cookie travels with requests that other sites make; the page's token does not. */
  private static void refuseForgery(HttpServletRequest request, String cookie) {
    switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> {}
      default -> {
        String given = request.getHeader("X-CSRF-Token");
        if (given == null || !Sha256.same(given, SessionToken.csrf(cookie))) {
          throw new Problem(403, "csrf_token_missing");
        }
      }
    }
  }

  private Optional<Caller> find(String token) {
    Instant now = room.clock().instant();
    Optional<SessionStore.Row> found =
        room.database().read(sql -> store.find(sql, SessionToken.hash(token), now));
    found.ifPresent(
        session -> lastSeen.note(session.id(), session.lastSeenAt(), at -> seen(session.id(), at)));
    return found.map(session -> new Caller.Member(room.name(), session.user()));
  }

  private void seen(long session, Instant at) {
    room.database().change(sql -> store.seen(sql, session, at, at.plus(config.session())));
  }

  /** Ends the session that this request carries, if it carries one. */
  public void close(HttpServletRequest request) {
    String bearer = bearer(request);
    String token = bearer == null ? Language.cookie(request, cookieName()) : bearer;
    if (token != null) {
      Instant now = room.clock().instant();
      room.database().change(sql -> store.revoke(sql, SessionToken.hash(token), now));
    }
  }

  /** What the page sends as X-CSRF-Token; null when the request carries no cookie. */
  @Nullable String csrf(HttpServletRequest request) {
    String cookie = Language.cookie(request, cookieName());
    return cookie == null ? null : SessionToken.csrf(cookie);
  }

  /** What the page that gets {@code token} as a cookie sends as X-CSRF-Token. */
  String csrfOf(String token) {
    return SessionToken.csrf(token);
  }

  /** The cookie that carries {@code token}. */
  public ResponseCookie cookie(String token, HttpServletRequest request) {
    return cookie(token, config.session(), request);
  }

  /** The cookie that takes the place of one that is over. */
  public ResponseCookie noCookie(HttpServletRequest request) {
    return cookie("", Duration.ZERO, request);
  }

  /** A cookie is sent to every port of a host, so the app stands in its name. */
  private ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
    return ResponseCookie.from(cookieName(), value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path(Door.of(request).link(""))
        .maxAge(age)
        .build();
  }

  private String cookieName() {
    return "rowhouse_" + room.name() + "_member";
  }

  private static @Nullable String bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.startsWith(BEARER + Tokens.SESSION)
        ? header.substring(BEARER.length())
        : null;
  }
}
