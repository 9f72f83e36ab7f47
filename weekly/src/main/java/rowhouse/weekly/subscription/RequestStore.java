package rowhouse.weekly.subscription;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.weekly.letter.Section;
import tools.jackson.databind.json.JsonMapper;

/** The rows of wishes that wait for a click in the mailbox. */
final class RequestStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A wish and whether its click has come. */
  record Request(long id, long subscription, @Nullable Long member, Wishes wishes, boolean used) {}

  private record Kept(
      String language, String zone, int weekday, int hour, String frequency, String sections) {
    static Kept of(Wishes wishes) {
      return new Kept(
          wishes.language(),
          wishes.timeZone(),
          wishes.weekday(),
          wishes.hour(),
          wishes.frequency().word(),
          Section.join(wishes.sections()));
    }

    Wishes wishes() {
      return new Wishes(
          language,
          zone,
          weekday,
          hour,
          Frequency.of(frequency).orElse(Frequency.WEEKLY),
          Section.split(sections));
    }
  }

  /** How many letters an address was sent because somebody asked. */
  int since(JdbcClient sql, long subscription, Instant since) {
    return sql.sql(
            """
            SELECT count(*) FROM subscription_request
            WHERE subscription_id = :subscription AND created_at > :since
            """)
        .param("subscription", subscription)
        .param("since", since.toEpochMilli())
        .query(Integer.class)
        .single();
  }

  long add(
      JdbcClient sql,
      long subscription,
      String tokenHash,
      @Nullable Long member,
      Wishes wishes,
      Instant now,
      Instant expires) {
    return sql.sql(
            """
            INSERT INTO subscription_request
              (subscription_id, token_hash, member_id, wishes, created_at, expires_at)
            VALUES (:subscription, :hash, :member, :wishes, :now, :expires) RETURNING id
            """)
        .param("subscription", subscription)
        .param("hash", tokenHash)
        .param("member", member)
        .param("wishes", JSON.writeValueAsString(Kept.of(wishes)))
        .param("now", now.toEpochMilli())
        .param("expires", expires.toEpochMilli())
        .query(Long.class)
        .single();
  }

  Optional<Request> find(JdbcClient sql, String tokenHash, Instant now) {
    return sql.sql(
            """
            SELECT * FROM subscription_request WHERE token_hash = :hash AND expires_at > :now
            """)
        .param("hash", tokenHash)
        .param("now", now.toEpochMilli())
        .query((row, _) -> {
          long number = row.getLong("member_id");
          Long member = row.wasNull() ? null : number;
          return new Request(
              row.getLong("id"),
              row.getLong("subscription_id"),
              member,
              JSON.readValue(row.getString("wishes"), Kept.class).wishes(),
              row.getObject("used_at") != null);
        })
        .optional();
  }

  /** Marks the click; false when it had come before. */
  boolean use(JdbcClient sql, long id, Instant now) {
    return sql.sql(
                "UPDATE subscription_request SET used_at = :now WHERE id = :id AND used_at IS NULL")
            .param("now", now.toEpochMilli())
            .param("id", id)
            .update()
        == 1;
  }

  /** Forgets wishes that nobody confirmed, and the addresses that have nothing else. */
  int sweep(JdbcClient sql, Instant before) {
    sql.sql("DELETE FROM subscription_request WHERE expires_at < :before")
        .param("before", before.toEpochMilli())
        .update();
    return sql.sql(
            """
            DELETE FROM subscription WHERE state = 'pending' AND updated_at < :before
              AND NOT EXISTS (SELECT 1 FROM subscription_request r
                              WHERE r.subscription_id = subscription.id)
            """)
        .param("before", before.toEpochMilli())
        .update();
  }
}
