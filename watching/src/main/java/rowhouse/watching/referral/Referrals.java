package rowhouse.watching.referral;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Sha256;
import rowhouse.watching.member.Member;

/**
 * Codes with which people invite others. Nobody earns by their own code or in a circle, and an
 * impression counts once for an address and a day.
 */
public final class Referrals {
  private static final String SALT = "referral.salt";
  private static final int CODE_LENGTH = 8;
  private static final int MOST_TRIES = 1_000;
  private static final int LONGEST_CHAIN = 100;

  private final Room room;
  private final ReferralStore store = new ReferralStore();

  /** Codes of the people of {@code room}. */
  public Referrals(Room room) {
    this.room = room;
  }

  /** A person's own code, made on first use: eight hex digits, and a number when they are taken. */
  String codeOf(Member member) {
    return room.database()
        .read(sql -> store.codeOf(sql, member.id()))
        .orElseGet(() -> room.database().write(sql -> make(sql, member)));
  }

  private String make(JdbcClient sql, Member member) {
    String stem = stem(member.appUserId());
    for (int i = 0; i < MOST_TRIES; i++) {
      String code = i == 0 ? stem : stem + i;
      if (store.add(sql, code, member.id(), room.clock().instant())) {
        return code;
      }
      Optional<String> own = store.codeOf(sql, member.id());
      if (own.isPresent()) {
        return own.get();
      }
    }
    throw new IllegalStateException("every code that begins with " + stem + " is taken");
  }

  /** The code that an address would have; told to anybody, whether the address is known or not. */
  String codeOf(MailAddress address) {
    return stem("email:" + address.normal());
  }

  private static String stem(String identity) {
    return Sha256.hex(identity).substring(0, CODE_LENGTH);
  }

  /** The address that a code is shared with. */
  String url(String code) {
    String path = "?ref=" + code;
    return room.links().to(path).orElse(path);
  }

  /** Counts a look at an invitation, once a day for each address. */
  void impression(String code, String address, @Nullable Long caller) {
    Optional<Long> referrer = room.database().read(sql -> store.referrer(sql, code));
    if (referrer.isEmpty() || referrer.get().equals(caller)) {
      return;
    }
    Instant now = room.clock().instant();
    String day = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    String who = Sha256.hex(salt() + " " + day + " " + address);
    if (room.database().read(sql -> store.seen(sql, code, "impression", who))) {
      return; // a flood is read, and never written
    }
    room.database()
        .change(sql -> {
          if (store.note(sql, code, "impression", who, null, now)) {
            store.countImpression(sql, code, now);
          }
        });
  }

  /** Who invites with that code. */
  Optional<Long> referrer(JdbcClient sql, @Nullable String code) {
    return code == null ? Optional.empty() : store.referrer(sql, code);
  }

  /** Notes that a device has left its address after an invitation. */
  void captured(JdbcClient sql, String code, String deviceId) {
    store.note(
        sql, code, "email_capture", Sha256.hex("device " + deviceId), null, room.clock().instant());
  }

  /** Notes that a person has come by a code; nobody comes by their own, or in a circle. */
  public void converted(JdbcClient sql, String code, long user) {
    Optional<Long> referrer = store.referrer(sql, code);
    if (referrer.isEmpty() || isCircle(sql, referrer.get(), user)) {
      return;
    }
    Instant now = room.clock().instant();
    if (store.refer(sql, user, referrer.get())
        && store.note(sql, code, "conversion", "user " + user, user, now)) {
      store.countConversion(sql, code, now);
    }
  }

  private boolean isCircle(JdbcClient sql, long referrer, long user) {
    long above = referrer;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (above == user) {
        return true;
      }
      Optional<Long> next = store.referredBy(sql, above);
      if (next.isEmpty()) {
        return false;
      }
      above = next.get();
    }
    return true;
  }

  /** Without it, whoever has the table could try all addresses of the internet. */
  private String salt() {
    return room.database()
        .read(sql -> room.settings().find(sql, SALT))
        .orElseGet(() ->
            room.database()
                .write(sql -> {
                  Optional<String> there = room.settings().find(sql, SALT);
                  if (there.isPresent()) {
                    return there.get();
                  }
                  byte[] random = new byte[16];
                  new SecureRandom().nextBytes(random);
                  String made = "\"" + HexFormat.of().formatHex(random) + "\"";
                  room.settings().put(sql, SALT, made);
                  return made;
                }));
  }
}
