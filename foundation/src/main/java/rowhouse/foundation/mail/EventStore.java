package rowhouse.foundation.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what providers have said. */
final class EventStore {

  /** Keeps a piece of news; says whether it was one. */
  boolean insert(JdbcClient sql, Report report, @Nullable Long letter, String hash) {
    return sql.sql(
                """
                INSERT INTO mail_event (provider_event_id, outbox_id, kind, email_hash, detail, at)
                VALUES (:event, :letter, :kind, :hash, :detail, :at)
                ON CONFLICT (provider_event_id) DO NOTHING
                """)
            .param("event", report.eventId())
            .param("letter", letter)
            .param("kind", report.kind().word())
            .param("hash", hash)
            .param("detail", OutboxStore.shortened(report.detail()))
            .param("at", report.at().toEpochMilli())
            .update()
        == 1;
  }

  int softBounces(JdbcClient sql, String hash, Instant since) {
    return sql.sql(
            """
            SELECT COUNT(*) FROM mail_event
            WHERE email_hash = :hash AND kind = 'soft_bounce' AND at > :since
            """)
        .param("hash", hash)
        .param("since", since.toEpochMilli())
        .query(Integer.class)
        .single();
  }

  /** Forgets what providers said long ago, some of it at a time. */
  void deleteOld(JdbcClient sql, Instant before, int limit) {
    sql.sql(
            """
            DELETE FROM mail_event WHERE id IN
              (SELECT id FROM mail_event WHERE at < :before ORDER BY at LIMIT :limit)
            """)
        .param("before", before.toEpochMilli())
        .param("limit", limit)
        .update();
  }
}
