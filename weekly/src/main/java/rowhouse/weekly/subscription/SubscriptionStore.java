package rowhouse.weekly.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.weekly.letter.Section;

/** The rows of subscriptions. */
public final class SubscriptionStore {

  /** The subscription of that number. */
  public Optional<Subscription> find(JdbcClient sql, long id) {
    return sql.sql("SELECT * FROM subscription WHERE id = :id")
        .param("id", id)
        .query((row, _) -> row(row))
        .optional();
  }

  Optional<Subscription> byAddress(JdbcClient sql, MailAddress address) {
    return sql.sql("SELECT * FROM subscription WHERE email = :email")
        .param("email", address.normal())
        .query((row, _) -> row(row))
        .optional();
  }

  /** All subscriptions of a member, oldest first. */
  public List<Subscription> of(JdbcClient sql, long member) {
    return sql.sql("SELECT * FROM subscription WHERE member_id = :member ORDER BY id LIMIT 50")
        .param("member", member)
        .query((row, _) -> row(row))
        .list();
  }

  /** Active ones whose time comes before {@code until}, the earliest first. */
  public List<Subscription> due(JdbcClient sql, Instant until, int limit) {
    return sql.sql(
            """
            SELECT * FROM subscription WHERE state = 'active' AND next_at < :until
            ORDER BY next_at LIMIT :limit
            """)
        .param("until", until.toEpochMilli())
        .param("limit", limit)
        .query((row, _) -> row(row))
        .list();
  }

  /** Active ones with a history, from a number on. */
  public List<Subscription> active(JdbcClient sql, long after, int limit) {
    return sql.sql(
            """
            SELECT * FROM subscription
            WHERE state = 'active' AND member_id IS NOT NULL AND example = 0 AND id > :after
            ORDER BY id LIMIT :limit
            """)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> row(row))
        .list();
  }

  /** Paused ones, from a number on. */
  public List<Subscription> paused(JdbcClient sql, long after, int limit) {
    return sql.sql(
            "SELECT * FROM subscription WHERE state = 'paused' AND id > :after ORDER BY id LIMIT :n")
        .param("after", after)
        .param("n", limit)
        .query((row, _) -> row(row))
        .list();
  }

  /** A subscription that waits for its confirmation, unless the address has one. */
  Subscription ensure(
      JdbcClient sql, MailAddress address, @Nullable Long member, Wishes wishes, Instant now) {
    sql.sql(
            """
            INSERT INTO subscription (email, email_hash, member_id, state, reason, language,
              time_zone, weekday, hour, frequency, sections, created_at, updated_at)
            VALUES (:email, :hash, :member, 'pending', '', :language, :zone, :weekday, :hour,
              :frequency, :sections, :now, :now)
            ON CONFLICT (email) DO NOTHING
            """)
        .param("email", address.normal())
        .param("hash", address.hash())
        .param("member", member)
        .param("language", wishes.language())
        .param("zone", wishes.timeZone())
        .param("weekday", wishes.weekday())
        .param("hour", wishes.hour())
        .param("frequency", wishes.frequency().word())
        .param("sections", Section.join(wishes.sections()))
        .param("now", now.toEpochMilli())
        .update();
    return byAddress(sql, address).orElseThrow();
  }

  /** Writes everything that can change; email, number and birth stay. */
  void save(JdbcClient sql, Subscription changed, Instant now) {
    Wishes wishes = changed.wishes();
    sql.sql(
            """
            UPDATE subscription SET member_id = :member, state = :state, reason = :reason,
              paused_until = :paused, language = :language, time_zone = :zone, weekday = :weekday,
              hour = :hour, frequency = :frequency, sections = :sections, next_at = :next,
              last_week = :last, reminded_at = :reminded, example = :example,
              confirmed_at = :confirmed, updated_at = :now
            WHERE id = :id
            """)
        .param("member", changed.member())
        .param("state", changed.state().word())
        .param("reason", changed.reason())
        .param("paused", millis(changed.pausedUntil()))
        .param("language", wishes.language())
        .param("zone", wishes.timeZone())
        .param("weekday", wishes.weekday())
        .param("hour", wishes.hour())
        .param("frequency", wishes.frequency().word())
        .param("sections", Section.join(wishes.sections()))
        .param("next", millis(changed.nextAt()))
        .param("last", changed.lastWeek())
        .param("reminded", millis(changed.remindedAt()))
        .param("example", changed.example() ? 1 : 0)
        .param("confirmed", millis(changed.confirmedAt()))
        .param("now", now.toEpochMilli())
        .param("id", changed.id())
        .update();
  }

  /**
   * Notes the letter of a week and when the next one is due, unless somebody has changed the plan
   * in between; says whether it did.
   */
  public boolean plan(
      JdbcClient sql, Subscription seen, @Nullable String week, @Nullable Instant next) {
    return sql.sql(
                """
                UPDATE subscription SET next_at = :next, last_week = COALESCE(:week, last_week)
                WHERE id = :id AND state = 'active' AND COALESCE(next_at, 0) = :seen
                """)
            .param("next", millis(next))
            .param("week", week)
            .param("id", seen.id())
            .param("seen", seen.nextAt() == null ? 0L : seen.nextAt().toEpochMilli())
            .update()
        == 1;
  }

  /** The subscription, locked until the transaction ends, so that two changes follow each other. */
  Optional<Subscription> hold(JdbcClient sql, long id) {
    sql.sql("UPDATE subscription SET updated_at = updated_at WHERE id = :id")
        .param("id", id)
        .update();
    return find(sql, id);
  }

  List<Long> byHash(JdbcClient sql, String emailHash) {
    return sql.sql("SELECT id FROM subscription WHERE email_hash = :hash")
        .param("hash", emailHash)
        .query(Long.class)
        .list();
  }

  void log(
      JdbcClient sql,
      long id,
      String event,
      String version,
      String language,
      String ip,
      Instant at) {
    sql.sql(
            """
            INSERT INTO consent_log (subscription_id, event, text_version, language, ip_hash, at)
            VALUES (:id, :event, :version, :language, :ip, :at)
            """)
        .param("id", id)
        .param("event", event)
        .param("version", version)
        .param("language", language)
        .param("ip", ip)
        .param("at", at.toEpochMilli())
        .update();
  }

  /** What was agreed to, and by which text. */
  record Consent(String event, String textVersion, Instant at) {}

  List<Consent> consents(JdbcClient sql, long subscription) {
    return sql.sql("SELECT * FROM consent_log WHERE subscription_id = :id ORDER BY id LIMIT 1000")
        .param("id", subscription)
        .query((row, _) ->
            new Consent(
                row.getString("event"),
                row.getString("text_version"),
                Instant.ofEpochMilli(row.getLong("at"))))
        .list();
  }

  long delete(JdbcClient sql, long id) {
    return sql.sql("DELETE FROM subscription WHERE id = :id").param("id", id).update();
  }

  static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  private static Subscription row(ResultSet row) throws SQLException {
    return new Subscription(
        row.getLong("id"),
        row.getString("email"),
        number(row, "member_id"),
        Subscription.State.of(row.getString("state")),
        row.getString("reason"),
        instant(row, "paused_until"),
        new Wishes(
            row.getString("language"),
            row.getString("time_zone"),
            row.getInt("weekday"),
            row.getInt("hour"),
            Frequency.of(row.getString("frequency")).orElseThrow(),
            Section.split(row.getString("sections"))),
        instant(row, "next_at"),
        row.getString("last_week"),
        instant(row, "reminded_at"),
        row.getInt("example") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "confirmed_at"));
  }
}
