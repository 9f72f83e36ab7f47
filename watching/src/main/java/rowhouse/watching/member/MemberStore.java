package rowhouse.watching.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of people. */
final class MemberStore {
  private static final String ALL = "SELECT * FROM app_users WHERE ";

  Optional<Member> find(JdbcClient sql, long id) {
    return sql.sql(ALL + "id = :id").param("id", id).query(MemberStore::row).optional();
  }

  Optional<Member> owner(JdbcClient sql) {
    return sql.sql(ALL + "is_owner = 1").query(MemberStore::row).optional();
  }

  Optional<Member> byAppUserId(JdbcClient sql, String appUserId) {
    return sql.sql(ALL + "app_user_id = :name")
        .param("name", appUserId)
        .query(MemberStore::row)
        .optional();
  }

  Optional<Member> byArchiveUserId(JdbcClient sql, String archiveUserId) {
    return sql.sql(ALL + "archive_user_id = :name")
        .param("name", archiveUserId)
        .query(MemberStore::row)
        .optional();
  }

  /** Makes a person; empty when there is one of that name, or an owner already. */
  Optional<Member> create(JdbcClient sql, String appUserId, boolean owner, Instant now) {
    sql.sql(
            """
            INSERT INTO watcher (app_user_id, created_at) VALUES (:name, :now)
            ON CONFLICT (app_user_id) DO NOTHING
            """)
        .param("name", appUserId)
        .param("now", now.toEpochMilli())
        .update();
    int made =
        sql.sql(
                """
                INSERT INTO app_users (id, app_user_id, is_owner, created_at, updated_at)
                SELECT id, app_user_id, :owner, :now, :now FROM watcher WHERE app_user_id = :name
                ON CONFLICT DO NOTHING
                """)
            .param("name", appUserId)
            .param("owner", owner ? 1 : 0)
            .param("now", now.toEpochMilli())
            .update();
    if (made == 0) {
      sql.sql(
              """
              DELETE FROM watcher WHERE app_user_id = :name
                AND NOT EXISTS (SELECT 1 FROM app_users WHERE app_user_id = :name)
              """)
          .param("name", appUserId)
          .update();
      return Optional.empty();
    }
    return byAppUserId(sql, appUserId);
  }

  Optional<Member> bySecUserId(JdbcClient sql, String secUserId) {
    return sql.sql(ALL + "latest_sec_user_id = :name ORDER BY id LIMIT 1")
        .param("name", secUserId)
        .query(MemberStore::row)
        .optional();
  }

  Optional<String> anchor(JdbcClient sql, long id) {
    return sql.sql(
            """
            SELECT latest_anchor_token FROM app_users
            WHERE id = :id AND latest_anchor_token IS NOT NULL
            """)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Notes the account that belongs to a person; null changes nothing. */
  void link(
      JdbcClient sql,
      long id,
      Members.Account account,
      @Nullable String anchorSealed,
      Instant now) {
    sql.sql(
            """
            UPDATE app_users SET archive_user_id = COALESCE(:archive, archive_user_id),
              latest_sec_user_id = COALESCE(:sec, latest_sec_user_id),
              platform_username = COALESCE(:name, platform_username),
              latest_anchor_token = COALESCE(:anchor, latest_anchor_token), updated_at = :now
            WHERE id = :id
            """)
        .param("archive", account.archiveUserId())
        .param("sec", account.secUserId())
        .param("name", account.username())
        .param("anchor", anchorSealed)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  void unlink(JdbcClient sql, long id, Instant now) {
    sql.sql(
            """
            UPDATE app_users SET archive_user_id = NULL, latest_sec_user_id = NULL,
              latest_anchor_token = NULL, is_watch_history_available = 'unknown', updated_at = :now
            WHERE id = :id
            """)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  void noteAvailable(JdbcClient sql, long id, String word, Instant now) {
    sql.sql(
            """
            UPDATE app_users SET is_watch_history_available = :word, updated_at = :now
            WHERE id = :id
            """)
        .param("word", word)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  /** Changes what is not null. */
  void choose(
      JdbcClient sql, long id, @Nullable String timeZone, @Nullable String language, Instant now) {
    sql.sql(
            """
            UPDATE app_users SET time_zone = COALESCE(:zone, time_zone),
              language = COALESCE(:language, language), updated_at = :now WHERE id = :id
            """)
        .param("zone", timeZone)
        .param("language", language)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  /** Notes the name of the account whose history is here, unless one is known. */
  void noteAccount(JdbcClient sql, long id, String account, Instant now) {
    sql.sql(
            """
            UPDATE app_users SET platform_username = :account, updated_at = :now
            WHERE id = :id AND platform_username IS NULL
            """)
        .param("account", account)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  Optional<String> verifiedEmail(JdbcClient sql, long id) {
    return sql.sql(
            """
            SELECT email FROM app_user_emails WHERE user_id = :id AND verified_at IS NOT NULL
            ORDER BY verified_at DESC, id DESC LIMIT 1
            """)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  Optional<String> unverifiedEmail(JdbcClient sql, long id) {
    return sql.sql(
            """
            SELECT email FROM app_user_emails WHERE user_id = :id AND verified_at IS NULL
            ORDER BY id DESC LIMIT 1
            """)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  void verifyEmail(JdbcClient sql, long id, String email, Instant now) {
    sql.sql(
            """
            INSERT INTO app_user_emails (user_id, email, created_at, verified_at)
            VALUES (:id, :email, :now, :now)
            ON CONFLICT (user_id, email) DO UPDATE SET verified_at = excluded.verified_at
            """)
        .param("id", id)
        .param("email", email)
        .param("now", now.toEpochMilli())
        .update();
  }

  /** Deletes a person's addresses, also where a device has left them; says how many there were. */
  int forgetEmails(JdbcClient sql, long id) {
    int devices =
        sql.sql(
                """
                DELETE FROM device_emails WHERE user_id = :id OR device_id IN
                  (SELECT device_id FROM app_sessions WHERE user_id = :id AND device_id IS NOT NULL)
                  OR email IN
                  (SELECT email FROM app_user_emails WHERE user_id = :id AND verified_at IS NOT NULL)
                """)
            .param("id", id)
            .update();
    return devices
        + sql.sql("DELETE FROM app_user_emails WHERE user_id = :id").param("id", id).update();
  }

  private static Member row(ResultSet row, int number) throws SQLException {
    return new Member(
        row.getLong("id"),
        row.getString("app_user_id"),
        row.getInt("is_owner") == 1,
        row.getString("archive_user_id"),
        row.getString("latest_sec_user_id"),
        row.getString("platform_username"),
        row.getString("is_watch_history_available"),
        row.getString("time_zone"),
        row.getString("language"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
