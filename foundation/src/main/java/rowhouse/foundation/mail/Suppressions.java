package rowhouse.foundation.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;

/** Who gets no letter, from everything or from one list. Each call joins the caller's write. */
public final class Suppressions {
  private static final int MOST = 200;

  private final Database database;
  private final InstantSource clock;
  private final LetterListener listener;

  Suppressions(Mail.Place place) {
    this.database = place.database();
    this.clock = place.clock();
    this.listener = place.listener();
  }

  /** What stands in the way of a letter to that address by that list, if anything does. */
  public Optional<Suppression> hindrance(String emailHash, String list) {
    return database.read(sql -> hindrance(sql, emailHash, list));
  }

  Optional<Suppression> hindrance(JdbcClient sql, String emailHash, String list) {
    return sql.sql(
            """
            SELECT * FROM suppression
            WHERE email_hash = :hash AND scope IN ('all', :list)
              AND (until IS NULL OR until > :now)
            ORDER BY CASE WHEN scope = 'all' THEN 0 ELSE 1 END LIMIT 1
            """)
        .param("hash", emailHash)
        .param("list", list)
        .param("now", clock.millis())
        .query(Suppressions::row)
        .optional();
  }

  /**
   * Lets an address get no more letters of {@code scope}. What lasts for good is not shortened by
   * what ends; a complaint or a dead mailbox is not forgotten for a milder reason.
   */
  public void suppress(
      String emailHash,
      String emailMasked,
      String scope,
      Suppression.Reason reason,
      String source,
      @Nullable Instant until) {
    database.change(sql -> {
      int written =
          sql.sql(
                  """
                  INSERT INTO suppression
                    (email_hash, email_masked, scope, reason, source, until, created_at)
                  VALUES (:hash, :masked, :scope, :reason, :source, :until, :now)
                  ON CONFLICT (email_hash, scope) DO UPDATE SET
                    reason = excluded.reason, source = excluded.source, until = excluded.until,
                    created_at = excluded.created_at
                  WHERE suppression.until IS NOT NULL
                    AND (excluded.until IS NULL OR excluded.until > suppression.until)
                  """)
              .param("hash", emailHash)
              .param("masked", emailMasked)
              .param("scope", scope)
              .param("reason", reason.word())
              .param("source", source)
              .param("until", until == null ? null : until.toEpochMilli())
              .param("now", clock.millis())
              .update();
      if (written > 0 && reason != Suppression.Reason.UNSUBSCRIBED) {
        listener.undeliverable(sql, emailHash, scope, until);
      }
    });
  }

  /** Lets an address get letters again; says whether it did not. */
  public boolean lift(long id) {
    return database.write(
        sql -> sql.sql("DELETE FROM suppression WHERE id = :id").param("id", id).update() > 0);
  }

  /** As the other, by address and scope; for somebody who subscribes again. */
  public boolean lift(String emailHash, String scope) {
    return database.write(sql ->
        sql.sql("DELETE FROM suppression WHERE email_hash = :hash AND scope = :scope")
                .param("hash", emailHash)
                .param("scope", scope)
                .update()
            > 0);
  }

  /** One page, newest first: of all, or of one address. */
  public List<Suppression> list(@Nullable MailAddress address, @Nullable Long before, int limit) {
    return database.read(sql ->
        sql.sql(
                """
                SELECT * FROM suppression
                WHERE id < :before AND (CAST(:hash AS TEXT) IS NULL OR email_hash = :hash)
                ORDER BY id DESC LIMIT :limit
                """)
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("hash", address == null ? null : address.hash())
            .param("limit", Math.clamp(limit, 1, MOST))
            .query(Suppressions::row)
            .list());
  }

  private static Suppression row(ResultSet row, int number) throws SQLException {
    return new Suppression(
        row.getLong("id"),
        row.getString("email_hash"),
        row.getString("email_masked"),
        row.getString("scope"),
        Suppression.Reason.of(row.getString("reason")),
        row.getString("source"),
        OutboxStore.instant(row, "until"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
