package rowhouse.wrapped.address;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.MailAddress;

/** The rows of addresses that were asked whether they are their reader's. */
final class AddressStore {
  private static final String ALL =
      """
      SELECT id, member_id, email, created_at, expires_at, confirmed_at IS NOT NULL AS confirmed
      FROM address_request
      """;

  private static final String WAITING =
      " email IS NOT NULL AND confirmed_at IS NULL AND expires_at > :now ";

  /** One letter to one address, and whether the click has come. */
  record Request(
      long id,
      long member,
      MailAddress email,
      Instant createdAt,
      Instant expiresAt,
      boolean confirmed) {}

  /** Lets others who ask for this person or this address wait for the end of the transaction. */
  void hold(JdbcClient sql, long member, MailAddress address) {
    sql.sql("UPDATE app_users SET updated_at = updated_at WHERE id = :member")
        .param("member", member)
        .update();
    sql.sql("UPDATE address_request SET created_at = created_at WHERE email_hash = :hash")
        .param("hash", address.hash())
        .update();
  }

  /** Whether this person, or this address, had {@code most} requests since {@code since}. */
  boolean enough(JdbcClient sql, long member, MailAddress address, int most, Instant since) {
    return sql.sql(
                """
                SELECT CASE
                  WHEN (SELECT count(*) FROM address_request
                        WHERE member_id = :member AND created_at > :since) >= :most THEN 1
                  WHEN (SELECT count(*) FROM address_request
                        WHERE email_hash = :hash AND created_at > :since) >= :most THEN 1
                  ELSE 0 END
                """)
            .param("member", member)
            .param("hash", address.hash())
            .param("since", since.toEpochMilli())
            .param("most", most)
            .query(Integer.class)
            .single()
        == 1;
  }

  long add(JdbcClient sql, long member, MailAddress address, Instant now, Instant expires) {
    return sql.sql(
            """
            INSERT INTO address_request (member_id, email, email_hash, created_at, expires_at)
            VALUES (:member, :email, :hash, :now, :expires) RETURNING id
            """)
        .param("member", member)
        .param("email", address.text())
        .param("hash", address.hash())
        .param("now", now.toEpochMilli())
        .param("expires", expires.toEpochMilli())
        .query(Long.class)
        .single();
  }

  /** The request of that number, while it waits. */
  Optional<Request> waiting(JdbcClient sql, long id, Instant now) {
    return sql.sql(ALL + "WHERE id = :id AND" + WAITING)
        .param("id", id)
        .param("now", now.toEpochMilli())
        .query(AddressStore::row)
        .optional();
  }

  /** The last request of a person that waits. */
  Optional<Request> waitingOf(JdbcClient sql, long member, Instant now) {
    return sql.sql(ALL + "WHERE member_id = :member AND" + WAITING + "ORDER BY id DESC LIMIT 1")
        .param("member", member)
        .param("now", now.toEpochMilli())
        .query(AddressStore::row)
        .optional();
  }

  Optional<Request> byToken(JdbcClient sql, String tokenHash, Instant now) {
    return sql.sql(ALL + "WHERE token_hash = :hash AND expires_at > :now")
        .param("hash", tokenHash)
        .param("now", now.toEpochMilli())
        .query(AddressStore::row)
        .optional();
  }

  /** Notes the token of a letter that is being written; false when nobody waits for it any more. */
  boolean written(JdbcClient sql, long id, String tokenHash) {
    return sql.sql(
                """
                UPDATE address_request SET token_hash = :hash
                WHERE id = :id AND email IS NOT NULL AND token_hash IS NULL
                """)
            .param("hash", tokenHash)
            .param("id", id)
            .update()
        == 1;
  }

  /** Notes the click, for every letter to that address; false when it had come before. */
  boolean confirm(JdbcClient sql, Request clicked, Instant now) {
    return sql.sql(
                """
                UPDATE address_request SET confirmed_at = :now
                WHERE member_id = :member AND email_hash = :hash
                  AND email IS NOT NULL AND confirmed_at IS NULL
                """)
            .param("now", now.toEpochMilli())
            .param("member", clicked.member())
            .param("hash", clicked.email().hash())
            .update()
        > 0;
  }

  /** Lets the links to a person's other addresses that still wait lead nowhere. */
  void withdrawOthers(JdbcClient sql, long member, MailAddress address) {
    sql.sql(
            """
            UPDATE address_request SET email = NULL, token_hash = NULL
            WHERE member_id = :member AND email_hash <> :hash AND confirmed_at IS NULL
            """)
        .param("member", member)
        .param("hash", address.hash())
        .update();
  }

  /** Lets all links of a person lead nowhere, and forgets the addresses. */
  void withdraw(JdbcClient sql, long member) {
    sql.sql("UPDATE address_request SET email = NULL, token_hash = NULL WHERE member_id = :member")
        .param("member", member)
        .update();
  }

  /** As {@link #withdraw}, and forgets whose they were; says how many there were. */
  int abandon(JdbcClient sql, long member) {
    return sql.sql(
            """
            UPDATE address_request SET email = NULL, token_hash = NULL, member_id = NULL
            WHERE member_id = :member
            """)
        .param("member", member)
        .update();
  }

  List<Request> of(JdbcClient sql, long member) {
    return sql.sql(ALL + "WHERE member_id = :member AND email IS NOT NULL ORDER BY id")
        .param("member", member)
        .query(AddressStore::row)
        .list();
  }

  void delete(JdbcClient sql, long id) {
    sql.sql("DELETE FROM address_request WHERE id = :id").param("id", id).update();
  }

  void sweep(JdbcClient sql, Instant before, Instant withdrawnBefore) {
    sql.sql(
            """
            DELETE FROM address_request
            WHERE created_at < :before OR (email IS NULL AND created_at < :withdrawn)
            """)
        .param("before", before.toEpochMilli())
        .param("withdrawn", withdrawnBefore.toEpochMilli())
        .update();
  }

  private static Request row(ResultSet row, int number) throws SQLException {
    return new Request(
        row.getLong("id"),
        row.getLong("member_id"),
        MailAddress.parse(row.getString("email")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        row.getBoolean("confirmed"));
  }
}
