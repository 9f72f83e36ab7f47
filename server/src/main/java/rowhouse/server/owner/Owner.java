package rowhouse.server.owner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.audit.Audit;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.LastSeen;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Secrets;
import rowhouse.foundation.secret.Sha256;

/** The one who runs the house: made once, signs in with a password and, if wanted, a code. */
public final class Owner implements Recogniser {
  private static final String TOTP_ROW = "owner:1:totp";

  private final Database db;
  private final Secrets secrets;
  private final Audit audit;
  private final Tries tries;
  private final LastSeen lastSeen;
  private final Clock clock;
  private final SecondFactor secondFactor;
  private final OwnerStore store = new OwnerStore();
  private final String setupToken = Secret.random();
  private final Cache<String, Session> sessions =
      Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofSeconds(30)).build();
  private volatile boolean known;

  /** The owner as kept in the house's room. */
  public Owner(Room house, Limiter limiter) {
    this.db = house.database();
    this.secrets = house.secrets();
    this.audit = house.audit();
    this.clock = house.clock();
    this.tries = new Tries(limiter);
    this.lastSeen = new LastSeen(clock);
    this.secondFactor = new SecondFactor(clock);
  }

  /** Whether there is an owner. */
  public boolean exists() {
    if (!known) {
      known = db.read(sql -> store.owner(sql).isPresent());
    }
    return known;
  }

  /** What stands in the one-time link of the first start. It is made anew at each start. */
  public String setupToken() {
    return setupToken;
  }

  /** Makes the owner from the settings, unless there is one. */
  public void createFromSettings(String password) {
    if (!exists()) {
      create(password);
    }
  }

  void setUp(String token, String password) {
    if (exists()) {
      throw new Problem(409, "already_set_up");
    }
    if (!Sha256.same(token, setupToken)) {
      throw new Problem(403, "setup_token_invalid");
    }
    create(password);
  }

  private void create(String password) {
    String hash = Passwords.hash(password);
    boolean made =
        db.write(sql -> {
          boolean first = store.create(sql, hash, clock.instant());
          if (first) {
            audit.write(sql, "owner", "owner_created", "", "");
          }
          return first;
        });
    if (!made) {
      throw new Problem(409, "already_set_up");
    }
    known = true;
  }

  /** Signs {@code visitor} in and returns the cookie's value. */
  String signIn(String password, @Nullable String code, Visitor visitor) {
    tries.count(visitor);
    OwnerStore.Row owner = db.read(store::owner).orElseThrow(() -> new Problem(409, "not_set_up"));
    if (!Passwords.fits(password, owner.passwordHash())) {
      throw refused(visitor.stranger(), "");
    }
    if (owner.totpEnabled()) {
      if (code == null || code.isBlank()) {
        tries.halfRight(visitor);
        db.change(sql -> audit.write(sql, visitor.stranger(), "totp_missing", "", ""));
        throw new Problem(401, "totp_required");
      }
      if (!secondFactor.fits(openedTotp(owner), code)) {
        throw refused(visitor.stranger(), "totp");
      }
    }
    tries.right(visitor);
    return open(visitor.realm(), visitor.agent());
  }

  private Problem refused(String who, String where) {
    db.change(sql -> audit.write(sql, who, "sign_in_failed", where, ""));
    return new Problem(401, "sign_in_failed");
  }

  /** Opens a session at the door {@code realm}, for somebody who has proved to be the owner. */
  String open(String realm, String agent) {
    String token = Secret.random();
    Instant now = clock.instant();
    String kept = agent.length() > 200 ? agent.substring(0, 200) : agent;
    db.change(sql -> {
      store.open(sql, realm, Secret.hash(realm, token), Secret.random(), kept, now);
      audit.write(sql, "owner", "signed_in", realm, kept);
    });
    return token;
  }

  @Override
  public Optional<Caller> recognise(HttpServletRequest request, Door door) {
    String realm = door.own() ? door.app() : Door.HOUSE;
    String token = Language.cookie(request, Session.cookieName(realm));
    if (token == null) {
      return Optional.empty();
    }
    return find(Secret.hash(realm, token)).map(s -> new Caller.Owner(s.id(), s.csrf()));
  }

  private Optional<Session> find(String hash) {
    Instant now = clock.instant();
    Session cached = sessions.getIfPresent(hash);
    if (cached != null && cached.expiresAt().isAfter(now)) {
      return Optional.of(cached);
    }
    Optional<Session> session = db.read(sql -> store.find(sql, hash, now));
    session.ifPresent(s -> {
      sessions.put(hash, s);
      lastSeen.note(s.id(), s.lastSeenAt(), at -> db.change(sql -> store.seen(sql, s.id(), at)));
    });
    return session;
  }

  List<Session> sessions() {
    return db.read(sql -> store.sessions(sql, clock.instant()));
  }

  /** Whether a session is not over. */
  public boolean isOpen(long session) {
    return db.read(sql -> store.isOpen(sql, session, clock.instant()));
  }

  /** Ends a session; the audit calls it {@code what}. */
  void signOut(long session, String what) {
    Optional<Session> closed =
        db.write(sql -> {
          Optional<Session> found = store.close(sql, session);
          found.ifPresent(s -> audit.write(sql, "owner", what, s.realm(), s.agent()));
          return found;
        });
    sessions.invalidateAll();
    if (closed.isEmpty()) {
      throw new Problem(404, "not_found");
    }
  }

  void changePassword(long session, String current, String next) {
    prove(current);
    String hash = Passwords.hash(next);
    db.change(sql -> {
      store.changePassword(sql, hash, clock.instant());
      store.closeOthers(sql, session);
      audit.write(sql, "owner", "password_changed", "", "");
    });
    sessions.invalidateAll();
  }

  /** Asks for the password again before an act that hurts when somebody else does it. */
  public void prove(String password) {
    tries.countProof();
    OwnerStore.Row owner = db.read(store::owner).orElseThrow(() -> new Problem(409, "not_set_up"));
    if (!Passwords.fits(password, owner.passwordHash())) {
      throw refused("owner", "again");
    }
    tries.rightProof();
  }

  /** Whether a code is asked for beside the password. */
  public boolean totpEnabled() {
    return db.read(store::owner).map(OwnerStore.Row::totpEnabled).orElse(false);
  }

  /** What a phone needs to make codes. */
  record Totp(String secret, String uri, String qrSvg) {}

  Totp prepareTotp(String password) {
    if (totpEnabled()) {
      throw new Problem(409, "totp_already_on");
    }
    prove(password);
    String secret = secondFactor.newSecret();
    String sealed = secrets.seal(TOTP_ROW, secret);
    db.change(sql -> store.setTotp(sql, sealed, false, clock.instant()));
    String uri = secondFactor.uri(secret);
    return new Totp(secret, uri, secondFactor.picture(uri));
  }

  void confirmTotp(String code) {
    OwnerStore.Row owner = db.read(store::owner).orElseThrow(() -> new Problem(409, "not_set_up"));
    if (owner.totpSecret() == null || !secondFactor.fits(openedTotp(owner), code)) {
      throw new Problem(422, "totp_code_wrong");
    }
    db.change(sql -> {
      store.setTotp(sql, owner.totpSecret(), true, clock.instant());
      audit.write(sql, "owner", "totp_enabled", "", "");
    });
  }

  void removeTotp(String password) {
    prove(password);
    db.change(sql -> {
      store.setTotp(sql, null, false, clock.instant());
      audit.write(sql, "owner", "totp_disabled", "", "");
    });
  }

  private String openedTotp(OwnerStore.Row owner) {
    String sealed = owner.totpSecret();
    if (sealed == null) {
      throw new IllegalStateException("the second factor is on without a secret");
    }
    return secrets.open(TOTP_ROW, sealed);
  }
}
