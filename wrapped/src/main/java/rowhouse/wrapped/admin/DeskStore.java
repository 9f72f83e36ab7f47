package rowhouse.wrapped.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the owner's desk asks over all runs; one statement a page, which leaves the large payload of
 * each run where it is.
 */
final class DeskStore {
  /** A run waits without being taken after ten minutes; a job whose lease is over has no worker. */
  private static final String FROM =
      """
      FROM app_wrapped_runs r JOIN app_users u ON u.id = r.member_id
        LEFT JOIN job j ON j.id = r.job_id
      WHERE (:stage = '' OR r.stage = :stage) AND (:status = '' OR r.status = :status)
        AND (:search = '' OR r.id = :search OR r.app_user_id = :search
          OR lower(COALESCE(u.platform_username, '')) LIKE :like)
        AND (:stuck = '' OR (CASE WHEN r.status = 'pending' AND (j.lease_until < :now
          OR (j.state = 'ready' AND j.ready_at < :late)) THEN 'true' ELSE 'false' END) = :stuck)
      """;

  record Wish(String stage, String status, String stuck, String search, int limit, long offset) {}

  record Row(
      String run,
      String appUserId,
      long member,
      @Nullable String username,
      boolean linked,
      int year,
      String zone,
      String status,
      String stage,
      boolean keepsHistory,
      @Nullable Long videos,
      @Nullable String reason,
      @Nullable String error,
      @Nullable Long job,
      int attempts,
      @Nullable String stuck,
      Instant createdAt,
      Instant updatedAt) {}

  List<Row> runs(JdbcClient sql, Wish wish, Instant now) {
    return filled(
            sql,
            """
            SELECT r.id, r.app_user_id, r.member_id, r.year, r.time_zone, r.status, r.stage, r.kept,
              r.videos, r.reason, r.error, r.job_id, r.created_at, r.updated_at,
              u.platform_username, u.latest_sec_user_id, j.attempt,
              CASE WHEN r.status <> 'pending' THEN NULL
                WHEN j.lease_until < :now THEN 'lease_over'
                WHEN j.state = 'ready' AND j.ready_at < :late THEN 'no_worker_took_it' END AS stuck
            """
                + FROM
                + " ORDER BY r.number DESC LIMIT :limit OFFSET :offset",
            wish,
            now)
        .param("limit", wish.limit())
        .param("offset", wish.offset())
        .query(DeskStore::row)
        .list();
  }

  long count(JdbcClient sql, Wish wish, Instant now) {
    return filled(sql, "SELECT count(*) " + FROM, wish, now).query(Long.class).single();
  }

  private static JdbcClient.StatementSpec filled(
      JdbcClient sql, String text, Wish wish, Instant now) {
    String search = wish.search().strip();
    return sql.sql(text)
        .param("stage", wish.stage())
        .param("status", wish.status())
        .param("stuck", wish.stuck())
        .param("search", search)
        .param("like", "%" + search.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%")
        .param("now", now.toEpochMilli())
        .param("late", now.minusSeconds(600).toEpochMilli());
  }

  /** How many runs are at which stage, and how many people have none. */
  Map<String, Long> counts(JdbcClient sql, Instant now) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String stage : List.of("watch_history", "analysis", "email", "ready")) {
      counts.put(stage, 0L);
    }
    sql.sql("SELECT stage, count(*) AS n FROM app_wrapped_runs GROUP BY stage")
        .query(row -> {
          counts.put(row.getString("stage"), row.getLong("n"));
        });
    counts.put(
        "no_run",
        sql.sql(
                """
                SELECT count(*) FROM app_users u
                WHERE NOT EXISTS (SELECT 1 FROM app_wrapped_runs r WHERE r.member_id = u.id)
                """)
            .query(Long.class)
            .single());
    counts.put("stuck", count(sql, new Wish("", "", "true", "", 0, 0), now));
    return counts;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    long videos = row.getLong("videos");
    Long known = row.wasNull() ? null : videos;
    long job = row.getLong("job_id");
    Long jobId = row.wasNull() ? null : job;
    return new Row(
        row.getString("id"),
        row.getString("app_user_id"),
        row.getLong("member_id"),
        row.getString("platform_username"),
        row.getString("latest_sec_user_id") != null,
        row.getInt("year"),
        row.getString("time_zone"),
        row.getString("status"),
        row.getString("stage"),
        row.getString("kept").equals("history"),
        known,
        row.getString("reason"),
        row.getString("error"),
        jobId,
        row.getInt("attempt"),
        row.getString("stuck"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
