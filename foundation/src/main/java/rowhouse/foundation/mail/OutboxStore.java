package rowhouse.foundation.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the outbox. */
final class OutboxStore {
  private static final String COLUMNS =
      """
      id, dedupe_key, kind, list, state, member_id, recipient_masked, recipient_hash, domain,
      subject, message_id, provider_id, attempts, due_at, created_at, changed_at, accepted_at, size,
      code, reason
      """;
  private static final int LONGEST_REASON = 300;

  /** What sending a letter needs to know. */
  record Pending(
      OutboxLetter letter,
      MailAddress recipient,
      String token,
      int turn,
      int priority,
      Instant wantedAt,
      @Nullable Instant notAfter,
      String transport) {}

  /** A new row; nothing when the key is there already. */
  Optional<Long> insert(JdbcClient sql, String key, Letter letter, LetterMime.Head head, int size) {
    long now = head.at().toEpochMilli();
    Instant notAfter = letter.notAfter();
    return sql.sql(
            """
            INSERT INTO mail_outbox (dedupe_key, kind, list, state, member_id, recipient,
              recipient_hash, recipient_masked, domain, subject, token, message_id, size, priority,
              wanted_at, due_at, not_after, created_at, changed_at)
            VALUES (:key, :kind, :list, 'queued', :member, :recipient, :hash, :masked, :domain,
              :subject, :token, :messageId, :size, :priority, :due, :due, :notAfter, :now, :now)
            ON CONFLICT (dedupe_key) DO NOTHING RETURNING id
            """)
        .param("key", key)
        .param("kind", letter.kind())
        .param("list", letter.list())
        .param("member", letter.member())
        .param("recipient", letter.to().text())
        .param("hash", letter.to().hash())
        .param("masked", letter.to().masked())
        .param("domain", letter.to().domain())
        .param("subject", letter.subject())
        .param("token", head.token())
        .param("messageId", head.messageId())
        .param("size", size)
        .param("priority", letter.priority())
        .param("due", letter.dueFrom(head.at()).toEpochMilli())
        .param("notAfter", notAfter == null ? null : notAfter.toEpochMilli())
        .param("now", now)
        .query(Long.class)
        .optional();
  }

  void insertBody(JdbcClient sql, long id, byte[] mime) {
    sql.sql("INSERT INTO mail_body (outbox_id, mime) VALUES (:id, :mime)")
        .param("id", id)
        .param("mime", mime)
        .update();
  }

  /** Forgets the text of a letter and its address, which nobody needs once it will not be sent. */
  void forgetText(JdbcClient sql, long id) {
    sql.sql("DELETE FROM mail_body WHERE outbox_id = :id").param("id", id).update();
    sql.sql("UPDATE mail_outbox SET recipient = '' WHERE id = :id").param("id", id).update();
  }

  Optional<byte[]> body(JdbcClient sql, long id) {
    return sql.sql("SELECT mime FROM mail_body WHERE outbox_id = :id")
        .param("id", id)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  Optional<OutboxLetter> find(JdbcClient sql, long id) {
    return sql.sql("SELECT " + COLUMNS + " FROM mail_outbox WHERE id = :id")
        .param("id", id)
        .query(OutboxStore::letter)
        .optional();
  }

  Optional<OutboxLetter> findByKey(JdbcClient sql, String key) {
    return sql.sql("SELECT " + COLUMNS + " FROM mail_outbox WHERE dedupe_key = :key")
        .param("key", key)
        .query(OutboxStore::letter)
        .optional();
  }

  List<OutboxLetter> list(JdbcClient sql, OutboxFilter filter) {
    LetterState state = filter.state();
    return sql.sql(
            "SELECT "
                + COLUMNS
                + """
                FROM mail_outbox
                WHERE (CAST(:state AS TEXT) IS NULL OR state = :state)
                  AND (CAST(:kind AS TEXT) IS NULL OR kind = :kind)
                  AND id < :before
                ORDER BY id DESC LIMIT :limit
                """)
        .param("state", state == null ? null : state.word())
        .param("kind", filter.kind())
        .param("before", filter.before() == null ? Long.MAX_VALUE : filter.before())
        .param("limit", filter.limit())
        .query(OutboxStore::letter)
        .list();
  }

  List<OutboxLetter> ofMember(JdbcClient sql, long member) {
    return sql.sql("SELECT " + COLUMNS + " FROM mail_outbox WHERE member_id = :member ORDER BY id")
        .param("member", member)
        .query(OutboxStore::letter)
        .list();
  }

  Optional<Pending> pending(JdbcClient sql, long id) {
    return sql.sql(
            "SELECT "
                + COLUMNS
                + ", recipient, token, turn, priority, wanted_at, not_after, transport"
                + " FROM mail_outbox WHERE id = :id AND recipient <> ''")
        .param("id", id)
        .query((row, n) ->
            new Pending(
                letter(row, n),
                MailAddress.parse(row.getString("recipient")),
                row.getString("token"),
                row.getInt("turn"),
                row.getInt("priority"),
                Instant.ofEpochMilli(row.getLong("wanted_at")),
                instant(row, "not_after"),
                row.getString("transport")))
        .optional();
  }

  /** Takes a letter that waits, so that nobody else hands it over; says whether it was there. */
  boolean depart(JdbcClient sql, Pending pending, String transport, Instant now) {
    return sql.sql(
                """
                UPDATE mail_outbox SET state = 'in_flight', transport = :transport,
                  in_flight_at = :now, changed_at = :now
                WHERE id = :id AND turn = :turn AND state IN ('queued', 'reserved')
                """)
            .param("transport", transport)
            .param("now", now.toEpochMilli())
            .param("id", pending.letter().id())
            .param("turn", pending.turn())
            .update()
        == 1;
  }

  /** Lets a letter wait, as a new turn; says whether it was still that turn's. */
  boolean waits(
      JdbcClient sql, Pending pending, LetterState state, Instant due, Ending ending, Instant now) {
    return sql.sql(
                """
                UPDATE mail_outbox SET state = :state, due_at = :due, turn = turn + 1,
                  attempts = attempts + :tried, code = :code, reason = :reason, changed_at = :now
                WHERE id = :id AND turn = :turn AND state IN ('queued', 'reserved', 'in_flight')
                """)
            .param("state", state.word())
            .param("due", due.toEpochMilli())
            .param("tried", ending.tried() ? 1 : 0)
            .param("code", ending.code())
            .param("reason", shortened(ending.reason()))
            .param("now", now.toEpochMilli())
            .param("id", pending.letter().id())
            .param("turn", pending.turn())
            .update()
        == 1;
  }

  /** Why a letter comes into a state, and whether that was an attempt of its own. */
  record Ending(String code, String reason, boolean tried) {
    static final Ending PLAIN = new Ending("", "", false);
  }

  /** Moves a letter from one of {@code from}; says whether it was there. */
  boolean move(
      JdbcClient sql, long id, List<LetterState> from, LetterState to, Ending ending, Instant now) {
    return sql.sql(
                """
                UPDATE mail_outbox SET state = :to, attempts = attempts + :tried, code = :code,
                  reason = :reason, changed_at = :now
                WHERE id = :id AND state IN (:from)
                """)
            .param("to", to.word())
            .param("tried", ending.tried() ? 1 : 0)
            .param("code", ending.code())
            .param("reason", shortened(ending.reason()))
            .param("now", now.toEpochMilli())
            .param("id", id)
            .param("from", from.stream().map(LetterState::word).toList())
            .update()
        == 1;
  }

  /** Notes that a provider has a letter, which a report may have told already. */
  void accepted(JdbcClient sql, long id, String providerId, Instant now) {
    sql.sql(
            """
            UPDATE mail_outbox SET provider_id = COALESCE(provider_id, :provider),
              accepted_at = COALESCE(accepted_at, :now)
            WHERE id = :id
            """)
        .param("provider", providerId.isEmpty() ? null : providerId)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  /** Makes a letter new again, for an owner who wants it sent. */
  boolean requeue(JdbcClient sql, long id, List<LetterState> from, Instant now) {
    return sql.sql(
                """
                UPDATE mail_outbox SET state = 'queued', wanted_at = :now, due_at = :now,
                  turn = turn + 1,
                  attempts = 0, code = '', reason = '', changed_at = :now
                WHERE id = :id AND state IN (:from)
                  AND EXISTS (SELECT 1 FROM mail_body WHERE outbox_id = mail_outbox.id)
                """)
            .param("now", now.toEpochMilli())
            .param("id", id)
            .param("from", from.stream().map(LetterState::word).toList())
            .update()
        == 1;
  }

  /** Letters that have stood in {@code state} since before {@code before}, oldest first. */
  List<Long> stale(JdbcClient sql, LetterState state, Instant before, int limit) {
    return sql.sql(
            """
            SELECT id FROM mail_outbox
            WHERE state = :state AND changed_at < :before AND due_at < :before
            ORDER BY changed_at LIMIT :limit
            """)
        .param("state", state.word())
        .param("before", before.toEpochMilli())
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  /** How many were handed over in each minute since {@code since}. */
  Map<Long, Integer> sentByMinute(JdbcClient sql, Instant since) {
    Map<Long, Integer> minutes = new TreeMap<>();
    sql.sql(
            """
            SELECT in_flight_at / 60000 AS minute, COUNT(*) AS letters FROM mail_outbox
            WHERE in_flight_at > :since GROUP BY in_flight_at / 60000
            """)
        .param("since", since.toEpochMilli())
        .query((row, n) -> minutes.put(row.getLong("minute"), row.getInt("letters")))
        .list();
    return minutes;
  }

  /** The letter that a report speaks of, by our name for it or else by the provider's. */
  Optional<OutboxLetter> findReported(JdbcClient sql, Report report) {
    return sql.sql(
            "SELECT "
                + COLUMNS
                + """
                FROM mail_outbox
                WHERE token = :token OR provider_id = :provider
                ORDER BY CASE WHEN token = :token THEN 0 ELSE 1 END, id DESC LIMIT 1
                """)
        .param("token", report.token() == null ? "" : report.token())
        .param("provider", report.providerId() == null ? "" : report.providerId())
        .query(OutboxStore::letter)
        .optional();
  }

  /** Forgets letters that came to their end long ago, some of them at a time. */
  void deleteEnded(JdbcClient sql, Instant before, int limit) {
    List<Long> old =
        sql.sql(
                """
                SELECT id FROM mail_outbox
                WHERE id IN (SELECT id FROM mail_outbox ORDER BY id LIMIT :limit)
                  AND created_at < :before AND changed_at < :before
                  AND state NOT IN ('queued', 'reserved', 'in_flight', 'unknown')
                """)
            .param("before", before.toEpochMilli())
            .param("limit", limit)
            .query(Long.class)
            .list();
    for (long id : old) {
      forgetText(sql, id);
      sql.sql("DELETE FROM mail_outbox WHERE id = :id").param("id", id).update();
    }
  }

  int deleteOfMember(JdbcClient sql, long member) {
    sql.sql(
            """
            DELETE FROM mail_body WHERE outbox_id IN
              (SELECT id FROM mail_outbox WHERE member_id = :member)
            """)
        .param("member", member)
        .update();
    return sql.sql("DELETE FROM mail_outbox WHERE member_id = :member")
        .param("member", member)
        .update();
  }

  int deleteOfAddress(JdbcClient sql, String hash) {
    sql.sql(
            """
            DELETE FROM mail_body WHERE outbox_id IN
              (SELECT id FROM mail_outbox WHERE recipient_hash = :hash)
            """)
        .param("hash", hash)
        .update();
    return sql.sql("DELETE FROM mail_outbox WHERE recipient_hash = :hash")
        .param("hash", hash)
        .update();
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static OutboxLetter letter(ResultSet row, int number) throws SQLException {
    long member = row.getLong("member_id");
    Long owner = row.wasNull() ? null : member;
    return new OutboxLetter(
        row.getLong("id"),
        row.getString("dedupe_key"),
        row.getString("kind"),
        row.getString("list"),
        LetterState.of(row.getString("state")),
        row.getString("recipient_masked"),
        row.getString("recipient_hash"),
        row.getString("domain"),
        row.getString("subject"),
        row.getString("message_id"),
        row.getString("provider_id"),
        owner,
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("due_at")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        instant(row, "accepted_at"),
        row.getInt("size"),
        row.getString("code"),
        row.getString("reason"));
  }
}
