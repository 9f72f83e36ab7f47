package rowhouse.watching.referral;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of codes and of what came of them. */
final class ReferralStore {

  Optional<String> codeOf(JdbcClient sql, long user) {
    return sql.sql("SELECT code FROM referrals WHERE referrer_user_id = :user")
        .param("user", user)
        .query(String.class)
        .optional();
  }

  /** Whether the code was free. */
  boolean add(JdbcClient sql, String code, long user, Instant now) {
    return sql.sql(
                """
                INSERT INTO referrals (code, referrer_user_id, created_at, updated_at)
                VALUES (:code, :user, :now, :now) ON CONFLICT DO NOTHING
                """)
            .param("code", code)
            .param("user", user)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  Optional<Long> referrer(JdbcClient sql, String code) {
    return sql.sql("SELECT referrer_user_id FROM referrals WHERE code = :code")
        .param("code", code)
        .query(Long.class)
        .optional();
  }

  boolean seen(JdbcClient sql, String code, String type, String who) {
    return sql.sql(
                """
                SELECT count(*) FROM referral_events
                WHERE code = :code AND event_type = :type AND who = :who
                """)
            .param("code", code)
            .param("type", type)
            .param("who", who)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Notes an event; false when this one has counted before. */
  boolean note(
      JdbcClient sql, String code, String type, String who, @Nullable Long user, Instant now) {
    return sql.sql(
                """
                INSERT INTO referral_events (code, event_type, who, referred_user_id, created_at)
                VALUES (:code, :type, :who, :user, :now) ON CONFLICT DO NOTHING
                """)
            .param("code", code)
            .param("type", type)
            .param("who", who)
            .param("user", user)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  void countImpression(JdbcClient sql, String code, Instant now) {
    sql.sql(
            """
            UPDATE referrals SET impressions = impressions + 1, updated_at = :now
            WHERE code = :code
            """)
        .param("now", now.toEpochMilli())
        .param("code", code)
        .update();
  }

  void countConversion(JdbcClient sql, String code, Instant now) {
    sql.sql(
            """
            UPDATE referrals SET conversions = conversions + 1, updated_at = :now
            WHERE code = :code
            """)
        .param("now", now.toEpochMilli())
        .param("code", code)
        .update();
  }

  Optional<Long> referredBy(JdbcClient sql, long user) {
    return sql.sql("SELECT referred_by FROM app_users WHERE id = :user AND referred_by IS NOT NULL")
        .param("user", user)
        .query(Long.class)
        .optional();
  }

  /** Whether nobody had referred this person before. */
  boolean refer(JdbcClient sql, long user, long by) {
    return sql.sql(
                "UPDATE app_users SET referred_by = :by WHERE id = :user AND referred_by IS NULL")
            .param("by", by)
            .param("user", user)
            .update()
        == 1;
  }
}
