package rowhouse.watching.referral;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.room.Room;

/** Addresses that devices have left. None of them is verified by being left. */
public final class DeviceEmails {
  private final Room room;
  private final Referrals referrals;
  private AddressListener listener = (_, _, _, _) -> {};

  /** Addresses in {@code room}. */
  public DeviceEmails(Room room, Referrals referrals) {
    this.room = room;
    this.referrals = referrals;
  }

  /** Lets {@code listener} hear of addresses that are given to people. */
  public void onGiven(AddressListener listener) {
    this.listener = listener;
  }

  /**
   * Notes a device's address, and gives it to the person who is signed in there.
   *
   * @param member who is signed in, null for a device alone
   */
  void register(
      String deviceId, MailAddress address, @Nullable String code, @Nullable Long member) {
    Instant now = room.clock().instant();
    room.database()
        .change(sql -> {
          Optional<Long> referrer = referrals.referrer(sql, code);
          put(sql, deviceId, address, referrer.orElse(null), now);
          if (code != null && referrer.isPresent()) {
            referrals.captured(sql, code, deviceId);
          }
          Optional<Long> person = member == null ? linkedOn(sql, deviceId) : Optional.of(member);
          person.ifPresent(id -> {
            give(sql, id, deviceId, address, now);
            listener.given(sql, id, address, member != null);
          });
          if (code != null) {
            person.ifPresent(id -> referrals.converted(sql, code, id));
          }
        });
  }

  /** Puts a device's address on the waiting list. */
  void await(String deviceId, MailAddress address) {
    Instant now = room.clock().instant();
    room.database()
        .change(sql -> {
          put(sql, deviceId, address, null, now);
          sql.sql(
                  """
                  UPDATE device_emails SET waitlist_opt_in = 1,
                    waitlist_opt_in_at = COALESCE(waitlist_opt_in_at, :now)
                  WHERE device_id = :device
                  """)
              .param("now", now.toEpochMilli())
              .param("device", deviceId)
              .update();
        });
  }

  private static void put(
      JdbcClient sql, String deviceId, MailAddress address, @Nullable Long referrer, Instant now) {
    sql.sql(
            """
            INSERT INTO device_emails (device_id, email, referred_by, created_at, updated_at)
            VALUES (:device, :email, :by, :now, :now)
            ON CONFLICT (device_id) DO UPDATE SET email = excluded.email,
              referred_by = COALESCE(device_emails.referred_by, excluded.referred_by),
              updated_at = excluded.updated_at
            """)
        .param("device", deviceId)
        .param("email", address.text())
        .param("by", referrer)
        .param("now", now.toEpochMilli())
        .update();
  }

  /** The person whose account was linked on this device last. */
  private static Optional<Long> linkedOn(JdbcClient sql, String deviceId) {
    return sql.sql(
            """
            SELECT user_id FROM app_auth_jobs
            WHERE device_id = :device AND status = 'finalized' AND user_id IS NOT NULL
            ORDER BY finalized_at DESC LIMIT 1
            """)
        .param("device", deviceId)
        .query(Long.class)
        .optional();
  }

  private static void give(
      JdbcClient sql, long person, String deviceId, MailAddress address, Instant now) {
    sql.sql("UPDATE device_emails SET user_id = :id WHERE device_id = :device")
        .param("id", person)
        .param("device", deviceId)
        .update();
    sql.sql(
            """
            INSERT INTO app_user_emails (user_id, email, created_at) VALUES (:id, :email, :now)
            ON CONFLICT (user_id, email) DO NOTHING
            """)
        .param("id", person)
        .param("email", address.text())
        .param("now", now.toEpochMilli())
        .update();
  }
}
