package rowhouse.server.owner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owner's row and the sessions. */
final class OwnerStore {

  /** The owner as stored; the second factor's secret is sealed. */
  record Row(String passwordHash, @Nullable String totpSecret, boolean totpEnabled) {
    @Override
    public String toString() {
      return "owner";
    }
  }

  Optional<Row> owner(JdbcClient sql) {
    return sql.sql("SELECT password_hash, totp_secret, totp_enabled FROM owner WHERE id = 1")
        .query((row, n) ->
            new Row(
                row.getString("password_hash"),
                row.getString("totp_secret"),
                row.getInt("totp_enabled") == 1))
        .optional();
  }

  /** Makes the owner; false when there is one already. */
  boolean create(JdbcClient sql, String passwordHash, Instant now) {
    return sql.sql(
                """
                INSERT INTO owner (id, password_hash, created_at, changed_at)
                VALUES (1, :hash, :now, :now)
                ON CONFLICT (id) DO NOTHING
                """)
            .param("hash", passwordHash)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  void changePassword(JdbcClient sql, String passwordHash, Instant now) {
    sql.sql("UPDATE owner SET password_hash = :hash, changed_at = :now WHERE id = 1")
        .param("hash", passwordHash)
        .param("now", now.toEpochMilli())
        .update();
  }

  void setTotp(JdbcClient sql, @Nullable String sealedSecret, boolean enabled, Instant now) {
    sql.sql(
            """
            UPDATE owner SET totp_secret = :secret, totp_enabled = :enabled, changed_at = :now
            WHERE id = 1
            """)
        .param("secret", sealedSecret)
        .param("enabled", enabled ? 1 : 0)
        .param("now", now.toEpochMilli())
        .update();
  }

  void open(
      JdbcClient sql, String realm, String tokenHash, String csrf, String agent, Instant now) {
    sql.sql(
            """
            INSERT INTO session (realm, token_hash, csrf, agent, created_at, last_seen_at, expires_at)
            VALUES (:realm, :hash, :csrf, :agent, :now, :now, :expires)
            """)
        .param("realm", realm)
        .param("hash", tokenHash)
        .param("csrf", csrf)
        .param("agent", agent)
        .param("now", now.toEpochMilli())
        .param("expires", now.plus(Session.IDLE).toEpochMilli())
        .update();
    sql.sql("DELETE FROM session WHERE expires_at < :now")
        .param("now", now.toEpochMilli())
        .update();
  }

  Optional<Session> find(JdbcClient sql, String tokenHash, Instant now) {
    return sql.sql("SELECT * FROM session WHERE token_hash = :hash AND expires_at >= :now")
        .param("hash", tokenHash)
        .param("now", now.toEpochMilli())
        .query(OwnerStore::session)
        .optional();
  }

  List<Session> sessions(JdbcClient sql, Instant now) {
    return sql.sql("SELECT * FROM session WHERE expires_at >= :now ORDER BY last_seen_at DESC")
        .param("now", now.toEpochMilli())
        .query(OwnerStore::session)
        .list();
  }

  void seen(JdbcClient sql, long id, Instant now) {
    sql.sql("UPDATE session SET last_seen_at = :now, expires_at = :expires WHERE id = :id")
        .param("now", now.toEpochMilli())
        .param("expires", now.plus(Session.IDLE).toEpochMilli())
        .param("id", id)
        .update();
  }

  boolean isOpen(JdbcClient sql, long id, Instant now) {
    return sql.sql("SELECT COUNT(*) FROM session WHERE id = :id AND expires_at >= :now")
            .param("id", id)
            .param("now", now.toEpochMilli())
            .query(Long.class)
            .single()
        == 1;
  }

  /** Ends a session and says which it was. */
  Optional<Session> close(JdbcClient sql, long id) {
    return sql.sql("DELETE FROM session WHERE id = :id RETURNING *")
        .param("id", id)
        .query(OwnerStore::session)
        .optional();
  }

  /** A changed password ends every other session. */
  void closeOthers(JdbcClient sql, long id) {
    sql.sql("DELETE FROM session WHERE id <> :id").param("id", id).update();
  }

  private static Session session(ResultSet row, int n) throws SQLException {
    return new Session(
        row.getLong("id"),
        row.getString("realm"),
        row.getString("csrf"),
        row.getString("agent"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("last_seen_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
