package rowhouse.watching.member;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of sessions. */
final class SessionStore {

  record Row(long id, long user, Instant lastSeenAt) {}

  void open(
      JdbcClient sql,
      long user,
      String hash,
      @Nullable String sealed,
      @Nullable Device device,
      Instant now,
      Instant expires) {
    sql.sql(
            """
            INSERT INTO app_sessions (user_id, token_hash, token_sealed, device_id, platform,
              app_version, os_version, issued_at, last_seen_at, expires_at)
            VALUES (:user, :hash, :sealed, :device, :platform, :app, :os, :now, :now, :expires)
            """)
        .param("user", user)
        .param("hash", hash)
        .param("sealed", sealed)
        .param("device", device == null ? null : device.id())
        .param("platform", device == null ? null : device.platform())
        .param("app", device == null ? null : device.appVersion())
        .param("os", device == null ? null : device.osVersion())
        .param("now", now.toEpochMilli())
        .param("expires", expires.toEpochMilli())
        .update();
  }

  Optional<Row> find(JdbcClient sql, String hash, Instant now) {
    return sql.sql(
            """
            SELECT id, user_id, last_seen_at FROM app_sessions
            WHERE token_hash = :hash AND revoked_at IS NULL AND expires_at > :now
            """)
        .param("hash", hash)
        .param("now", now.toEpochMilli())
        .query((row, _) ->
            new Row(
                row.getLong("id"),
                row.getLong("user_id"),
                Instant.ofEpochMilli(row.getLong("last_seen_at"))))
        .optional();
  }

  void seen(JdbcClient sql, long id, Instant now, Instant expires) {
    sql.sql("UPDATE app_sessions SET last_seen_at = :now, expires_at = :expires WHERE id = :id")
        .param("now", now.toEpochMilli())
        .param("expires", expires.toEpochMilli())
        .param("id", id)
        .update();
  }

  void revoke(JdbcClient sql, String hash, Instant now) {
    sql.sql(
            """
            UPDATE app_sessions SET revoked_at = :now, token_sealed = NULL
            WHERE token_hash = :hash AND revoked_at IS NULL
            """)
        .param("now", now.toEpochMilli())
        .param("hash", hash)
        .update();
  }
}
