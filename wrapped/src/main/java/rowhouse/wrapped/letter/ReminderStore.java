package rowhouse.wrapped.letter;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often people were asked to link their account anew. */
final class ReminderStore {

  /** Whether fewer than {@code most} letters went, and none since {@code since}. */
  boolean mayRemind(JdbcClient sql, long member, int most, Instant since) {
    return sql.sql(
                """
                SELECT count(*) FROM reauth_notice
                WHERE member_id = :member AND (times >= :most OR last_at > :since)
                """)
            .param("member", member)
            .param("most", most)
            .param("since", since.toEpochMilli())
            .query(Long.class)
            .single()
        == 0;
  }

  /** Whether somebody has linked an account since {@code since}. */
  boolean linkedSince(JdbcClient sql, long member, Instant since) {
    return sql.sql(
                """
                SELECT count(*) FROM app_auth_jobs WHERE user_id = :member
                  AND status = 'finalized' AND finalized_at >= :since
                """)
            .param("member", member)
            .param("since", since.toEpochMilli())
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Notes one more letter and says which one it is; empty when {@code most} went, or one since
   * {@code since}. One statement, so that of two that ask at the same moment one is refused.
   */
  Optional<Integer> reminded(JdbcClient sql, long member, int most, Instant since, Instant now) {
    return sql.sql(
            """
            INSERT INTO reauth_notice (member_id, times, last_at) VALUES (:member, 1, :now)
            ON CONFLICT (member_id) DO UPDATE SET times = reauth_notice.times + 1,
              last_at = excluded.last_at
            WHERE reauth_notice.times < :most AND reauth_notice.last_at <= :since
            RETURNING times
            """)
        .param("member", member)
        .param("most", most)
        .param("since", since.toEpochMilli())
        .param("now", now.toEpochMilli())
        .query(Integer.class)
        .optional();
  }
}
