package rowhouse.watching.member;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;

/** The people of one app. */
public final class Members {
  private final Room room;
  private final boolean visitors;
  private final MemberStore store = new MemberStore();

  /**
   * People in {@code room}.
   *
   * @param visitors whether strangers may become members
   */
  public Members(Room room, boolean visitors) {
    this.room = room;
    this.visitors = visitors;
  }

  /**
   * The number under which the caller's rows are kept. The owner's row is made on first use.
   *
   * @throws Problem {@code sign_in_needed} for whoever is neither member nor owner
   */
  public long memberOf(Caller caller) {
    return switch (caller) {
      case Caller.Member member -> member.id();
      case Caller.Owner _ -> owner().id();
      case Caller.Stranger _ -> throw new Problem(401, "sign_in_needed");
      case Caller.Token _ -> throw new Problem(403, "not_allowed");
    };
  }

  /** As {@link #memberOf}, with everything that is known of the person. */
  public Member of(Caller caller) {
    long id = memberOf(caller);
    return find(id).orElseThrow(() -> new Problem(401, "sign_in_needed"));
  }

  /** The person of that number. */
  public Optional<Member> find(long id) {
    return room.database().read(sql -> store.find(sql, id));
  }

  /** The person whom the originals' clients know by that name. */
  public Optional<Member> byAppUserId(String appUserId) {
    return room.database().read(sql -> store.byAppUserId(sql, appUserId));
  }

  /** The owner's row. */
  public Member owner() {
    return room.database()
        .read(store::owner)
        .orElseGet(() ->
            room.database()
                .write(sql ->
                    store
                        .create(sql, UUID.randomUUID().toString(), true, room.clock().instant())
                        .or(() -> store.owner(sql))
                        .orElseThrow()));
  }

  /** Whether strangers may become members. */
  public boolean visitors() {
    return visitors;
  }

  /** Ends with {@code visitors_closed} unless strangers may become members. */
  public void refuseUnlessVisitors() {
    if (!visitors) {
      throw new Problem(403, "visitors_closed");
    }
  }

  /** Makes somebody new, in the caller's transaction. */
  public Member create(JdbcClient sql) {
    return store
        .create(sql, UUID.randomUUID().toString(), false, room.clock().instant())
        .orElseThrow();
  }

  /** The address that this person has proved to read. */
  public Optional<String> verifiedEmail(long id) {
    return room.database().read(sql -> store.verifiedEmail(sql, id));
  }

  /** An address that was left for this person, which nobody has proved to read. */
  public Optional<String> unverifiedEmail(long id) {
    return room.database().read(sql -> store.unverifiedEmail(sql, id));
  }

  /** This person has proved to read {@code email}; it takes the place of the one before. */
  public void verifyEmail(JdbcClient sql, long id, String email) {
    store.verifyEmail(sql, id, email, room.clock().instant());
  }

  /** Takes every address of this person away, also those that their devices have left. */
  public void forgetEmails(JdbcClient sql, long id) {
    store.forgetEmails(sql, id);
  }

  /** Notes the name of the account whose history is here, unless one is known. */
  public void noteAccount(JdbcClient sql, long id, String account) {
    store.noteAccount(sql, id, account, room.clock().instant());
  }

  /** Notes a zone of the IANA list and one of the three languages; null changes nothing. */
  public void choose(
      JdbcClient sql, long id, @Nullable String timeZone, @Nullable String language) {
    store.choose(sql, id, timeZone, language, room.clock().instant());
  }

  /**
   * An account at the Archive.
   *
   * @param archiveUserId the Archive's name for it; null when its answer was lost
   * @param anchorToken with which a later link keeps the identity
   */
  public record Account(
      @Nullable String archiveUserId,
      @Nullable String secUserId,
      @Nullable String username,
      @Nullable String anchorToken) {
    /** Never shows the anchor. */
    @Override
    public String toString() {
      return "account " + archiveUserId;
    }
  }

  /**
   * The person of an account, in the caller's transaction: whoever has it, else who began the link,
   * else somebody new who is named as the Archive names them.
   */
  public Member linked(JdbcClient sql, @Nullable Long startedBy, Account account) {
    String archive = account.archiveUserId();
    String sec = account.secUserId();
    Member person =
        known(sql, archive, sec)
            .or(() -> startedBy == null ? Optional.empty() : store.find(sql, startedBy))
            .or(() -> archive == null ? Optional.empty() : store.byAppUserId(sql, archive))
            .orElseGet(() -> named(sql, archive));
    String anchor = account.anchorToken();
    String sealed = anchor == null ? null : room.secrets().seal(place(person.id()), anchor);
    store.link(sql, person.id(), account, sealed, room.clock().instant());
    return store.find(sql, person.id()).orElseThrow();
  }

  private Optional<Member> known(JdbcClient sql, @Nullable String archive, @Nullable String sec) {
    Optional<Member> byName =
        archive == null ? Optional.empty() : store.byArchiveUserId(sql, archive);
    return byName.or(() -> sec == null ? Optional.empty() : store.bySecUserId(sql, sec));
  }

  private Member named(JdbcClient sql, @Nullable String archive) {
    if (archive != null && archive.matches("[A-Za-z0-9_-]{1,100}")) {
      Optional<Member> made = store.create(sql, archive, false, room.clock().instant());
      if (made.isPresent()) {
        return made.get();
      }
    }
    return create(sql);
  }

  /** The anchor of the person's last link. */
  public Optional<String> anchor(Member member) {
    return room.database()
        .read(sql -> store.anchor(sql, member.id()))
        .map(sealed -> room.secrets().open(place(member.id()), sealed));
  }

  private static String place(long id) {
    return "app_users:" + id + ":anchor";
  }

  /** Forgets the account that belongs to a person. */
  public void unlink(JdbcClient sql, long id) {
    store.unlink(sql, id, room.clock().instant());
  }

  /** Notes whether TikTok gives a history: {@code yes}, {@code no} or {@code unknown}. */
  public void noteAvailable(JdbcClient sql, long id, String word) {
    store.noteAvailable(sql, id, word, room.clock().instant());
  }
}
