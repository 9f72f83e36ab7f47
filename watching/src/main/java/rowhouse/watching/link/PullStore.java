package rowhouse.watching.link;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.archive.PullProgress;
import tools.jackson.databind.json.JsonMapper;

/** How far pulls are. */
final class PullStore {
  private static final JsonMapper JSON = new JsonMapper();

  void put(JdbcClient sql, long importId, long user, PullProgress progress, Instant now) {
    sql.sql(
            """
            INSERT INTO history_pull (import_id, user_id, progress, updated_at)
            VALUES (:id, :user, :progress, :now)
            ON CONFLICT (import_id) DO UPDATE SET progress = excluded.progress,
              updated_at = excluded.updated_at
            """)
        .param("id", importId)
        .param("user", user)
        .param("progress", JSON.writeValueAsString(progress))
        .param("now", now.toEpochMilli())
        .update();
  }

  Optional<PullProgress> find(JdbcClient sql, long importId) {
    return sql.sql("SELECT progress FROM history_pull WHERE import_id = :id")
        .param("id", importId)
        .query(String.class)
        .optional()
        .map(text -> JSON.readValue(text, PullProgress.class));
  }

  Optional<Long> underWay(JdbcClient sql, long user) {
    return sql.sql(
            """
            SELECT p.import_id FROM history_pull p JOIN history_import i ON i.id = p.import_id
            WHERE p.user_id = :user AND i.state = 'reading' ORDER BY p.import_id LIMIT 1
            """)
        .param("user", user)
        .query(Long.class)
        .optional();
  }

  /** The newest event of a pull that missed nothing. */
  Optional<Instant> newestOfWholePull(JdbcClient sql, long user) {
    return sql.sql(
            """
            SELECT max(h.watched_at) FROM watch_history_data h
            WHERE h.watcher_id = :user AND h.import_id IN
              (SELECT id FROM history_import WHERE watcher_id = :user AND source = 'archive'
                AND state = 'done' AND report LIKE '%"complete":true%')
            """)
        .param("user", user)
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli);
  }
}
