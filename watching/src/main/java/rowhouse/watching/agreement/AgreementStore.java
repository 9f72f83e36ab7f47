package rowhouse.watching.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of agreements. */
final class AgreementStore {

  /** How far an agreement is. */
  enum State {
    AGREED,
    REQUESTED,
    DONE,
    FAILED,
    ENDED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Row(
      long member, String openId, String tokensSealed, State state, @Nullable Long requestId) {}

  void expect(JdbcClient sql, String stateHash, long member, Instant now, Instant expires) {
    sql.sql("DELETE FROM portability_state WHERE expires_at < :now OR user_id = :user")
        .param("now", now.toEpochMilli())
        .param("user", member)
        .update();
    sql.sql(
            """
            INSERT INTO portability_state (state_hash, user_id, expires_at)
            VALUES (:hash, :user, :expires)
            """)
        .param("hash", stateHash)
        .param("user", member)
        .param("expires", expires.toEpochMilli())
        .update();
  }

  /** Uses a state up; false when it does not belong to {@code member}, or no more. */
  boolean redeem(JdbcClient sql, String stateHash, long member, Instant now) {
    return sql.sql(
                """
                DELETE FROM portability_state
                WHERE state_hash = :hash AND user_id = :user AND expires_at >= :now
                """)
            .param("hash", stateHash)
            .param("user", member)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  void agree(JdbcClient sql, long member, String openId, String tokensSealed, Instant now) {
    sql.sql(
            """
            INSERT INTO portability_agreement (user_id, open_id, tokens_sealed, state, updated_at)
            VALUES (:user, :open, :tokens, 'agreed', :now)
            ON CONFLICT (user_id) DO UPDATE SET open_id = excluded.open_id,
              tokens_sealed = excluded.tokens_sealed, state = 'agreed', request_id = NULL,
              error = NULL, updated_at = excluded.updated_at
            """)
        .param("user", member)
        .param("open", openId)
        .param("tokens", tokensSealed)
        .param("now", now.toEpochMilli())
        .update();
  }

  void refresh(JdbcClient sql, long member, String tokensSealed, Instant now) {
    sql.sql(
            """
            UPDATE portability_agreement SET tokens_sealed = :tokens, updated_at = :now
            WHERE user_id = :user
            """)
        .param("tokens", tokensSealed)
        .param("now", now.toEpochMilli())
        .param("user", member)
        .update();
  }

  void move(
      JdbcClient sql,
      long member,
      State state,
      @Nullable Long requestId,
      @Nullable String error,
      Instant now) {
    sql.sql(
            """
            UPDATE portability_agreement SET state = :state, request_id = :request, error = :error,
              updated_at = :now
            WHERE user_id = :user AND state IN ('agreed', 'requested')
            """)
        .param("state", state.word())
        .param("request", requestId)
        .param("error", error)
        .param("now", now.toEpochMilli())
        .param("user", member)
        .update();
  }

  Optional<Row> find(JdbcClient sql, long member) {
    return sql.sql("SELECT * FROM portability_agreement WHERE user_id = :user")
        .param("user", member)
        .query(AgreementStore::row)
        .optional();
  }

  Optional<Row> byOpenId(JdbcClient sql, String openId) {
    return sql.sql(
            """
            SELECT * FROM portability_agreement WHERE open_id = :open
            ORDER BY updated_at DESC LIMIT 1
            """)
        .param("open", openId)
        .query(AgreementStore::row)
        .optional();
  }

  long erase(JdbcClient sql, long member) {
    sql.sql("DELETE FROM portability_state WHERE user_id = :user").param("user", member).update();
    return sql.sql("DELETE FROM portability_agreement WHERE user_id = :user")
        .param("user", member)
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    long request = row.getLong("request_id");
    Long requestId = row.wasNull() ? null : request;
    return new Row(
        row.getLong("user_id"),
        row.getString("open_id"),
        row.getString("tokens_sealed"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        requestId);
  }
}
