package rowhouse.watching.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.member.Device;

/** The rows of links. */
final class AuthJobStore {

  void add(JdbcClient sql, String id, @Nullable Long by, Device device, Instant now) {
    sql.sql(
            """
            INSERT INTO app_auth_jobs (archive_job_id, provider, status, started_by, device_id,
              platform, app_version, os_version, created_at, updated_at)
            VALUES (:id, 'tiktok', 'pending', :by, :device, :platform, :app, :os, :now, :now)
            ON CONFLICT (archive_job_id) DO NOTHING
            """)
        .param("id", id)
        .param("by", by)
        .param("device", device.id())
        .param("platform", device.platform())
        .param("app", device.appVersion())
        .param("os", device.osVersion())
        .param("now", now.toEpochMilli())
        .update();
  }

  Optional<AuthJob> find(JdbcClient sql, String id) {
    return sql.sql("SELECT * FROM app_auth_jobs WHERE archive_job_id = :id")
        .param("id", id)
        .query(AuthJobStore::row)
        .optional();
  }

  /** Earlier links of a device that came to nothing; none once one of them has worked. */
  long failures(JdbcClient sql, String deviceId) {
    return sql.sql(
            """
            SELECT CASE WHEN sum(CASE WHEN status = 'finalized' THEN 1 ELSE 0 END) > 0 THEN 0
              ELSE sum(CASE WHEN status IN ('failed', 'expired', 'error') THEN 1 ELSE 0 END) END
            FROM app_auth_jobs WHERE device_id = :device
            """)
        .param("device", deviceId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void zone(JdbcClient sql, String id, String timeZone) {
    sql.sql("UPDATE app_auth_jobs SET time_zone = :zone WHERE archive_job_id = :id")
        .param("zone", timeZone)
        .param("id", id)
        .update();
  }

  boolean click(JdbcClient sql, String id, String deviceId, Instant now) {
    return sql.sql(
                """
                UPDATE app_auth_jobs SET redirect_clicks = redirect_clicks + 1,
                  redirect_clicked_at = COALESCE(redirect_clicked_at, :now), updated_at = :now
                WHERE archive_job_id = :id AND device_id = :device
                """)
            .param("now", now.toEpochMilli())
            .param("id", id)
            .param("device", deviceId)
            .update()
        == 1;
  }

  /** Whether the caller is the one who may start to finish this link now. */
  boolean claim(JdbcClient sql, String id, Instant now, Instant until) {
    return sql.sql(
                """
                UPDATE app_auth_jobs SET finish_until = :until, updated_at = :now
                WHERE archive_job_id = :id AND status IN ('pending', 'finalizing')
                  AND (finish_until IS NULL OR finish_until < :now)
                """)
            .param("until", until.toEpochMilli())
            .param("now", now.toEpochMilli())
            .param("id", id)
            .update()
        == 1;
  }

  /** Whether the time to finish is over. */
  boolean tooLate(JdbcClient sql, String id, Instant now) {
    return sql.sql("SELECT finish_until FROM app_auth_jobs WHERE archive_job_id = :id")
        .param("id", id)
        .query(Long.class)
        .optional()
        .map(until -> until < now.toEpochMilli())
        .orElse(true);
  }

  void finishing(JdbcClient sql, String id, String codeSealed, Instant now) {
    sql.sql(
            """
            UPDATE app_auth_jobs SET status = 'finalizing', code_sealed = :code, updated_at = :now
            WHERE archive_job_id = :id AND status IN ('pending', 'finalizing')
            """)
        .param("code", codeSealed)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  void end(JdbcClient sql, String id, AuthJob.Status status, String error, Instant now) {
    sql.sql(
            """
            UPDATE app_auth_jobs SET status = :status, last_error = :error, code_sealed = NULL,
              updated_at = :now
            WHERE archive_job_id = :id AND status IN ('pending', 'finalizing')
            """)
        .param("status", status.word())
        .param("error", error)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  void done(
      JdbcClient sql, String id, long user, String tokenSealed, Instant expires, Instant now) {
    sql.sql(
            """
            UPDATE app_auth_jobs SET status = 'finalized', user_id = :user, code_sealed = NULL,
              token_sealed = :token, token_expires_at = :expires, last_error = NULL,
              finalized_at = :now, updated_at = :now
            WHERE archive_job_id = :id
            """)
        .param("user", user)
        .param("token", tokenSealed)
        .param("expires", expires.toEpochMilli())
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  private static AuthJob row(ResultSet row, int number) throws SQLException {
    return new AuthJob(
        row.getString("archive_job_id"),
        AuthJob.Status.of(row.getString("status")),
        number(row, "started_by"),
        number(row, "user_id"),
        new Device(
            row.getString("device_id"),
            row.getString("platform"),
            row.getString("app_version"),
            row.getString("os_version")),
        row.getString("time_zone"),
        row.getString("code_sealed"),
        row.getString("token_sealed"),
        instant(row, "token_expires_at"),
        row.getString("last_error"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = number(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
