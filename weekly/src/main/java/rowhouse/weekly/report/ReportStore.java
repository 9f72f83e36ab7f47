package rowhouse.weekly.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The rows of reports. */
final class ReportStore {
  private static final int LEAST_PEOPLE = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static String json(WeekReport report) {
    return JSON.writeValueAsString(report);
  }

  /** The row of a week over everybody, made when there is none. */
  GlobalReport global(JdbcClient sql, IsoWeek week, Instant now) {
    sql.sql(
            """
            INSERT INTO weekly_report_global
              (week, period_start, period_end, status, created_at, updated_at)
            VALUES (:week, :start, :end, 'pending', :now, :now) ON CONFLICT (week) DO NOTHING
            """)
        .param("week", week.text())
        .param("start", week.monday().toString())
        .param("end", week.sunday().toString())
        .param("now", now.toEpochMilli())
        .update();
    return globalOf(sql, week).orElseThrow();
  }

  Optional<GlobalReport> globalOf(JdbcClient sql, IsoWeek week) {
    return sql.sql("SELECT * FROM weekly_report_global WHERE week = :week")
        .param("week", week.text())
        .query((row, _) -> globalRow(row))
        .optional();
  }

  Optional<GlobalReport> global(JdbcClient sql, long id) {
    return sql.sql("SELECT * FROM weekly_report_global WHERE id = :id")
        .param("id", id)
        .query((row, _) -> globalRow(row))
        .optional();
  }

  List<GlobalReport> globals(JdbcClient sql, int limit) {
    return sql.sql("SELECT * FROM weekly_report_global ORDER BY week DESC LIMIT :n")
        .param("n", limit)
        .query((row, _) -> globalRow(row))
        .list();
  }

  /** Writes the report of a person's week; one made before is written anew under its number. */
  long put(JdbcClient sql, long member, long global, WeekReport report, Instant now) {
    Feeding feeding = report.feeding();
    String topic = first(report.topics());
    String trend = topic == null ? report.topSound() : topic;
    return sql.sql(
            """
            INSERT INTO weekly_report (app_user_id, global_report_id, week, period_start_local,
              period_end_local, tz, feeding_state, trend_name, trend_type, total_videos,
              total_time_low, total_time_high, figures, created_at, updated_at)
            VALUES (:member, :global, :week, :start, :end, :tz, :feeding, :trend, :trendType,
              :videos, :low, :high, :figures, :now, :now)
            ON CONFLICT (app_user_id, period_start_local, tz) DO UPDATE SET
              feeding_state = excluded.feeding_state, trend_name = excluded.trend_name,
              trend_type = excluded.trend_type, total_videos = excluded.total_videos,
              total_time_low = excluded.total_time_low, total_time_high = excluded.total_time_high,
              figures = excluded.figures, updated_at = excluded.updated_at
            RETURNING id
            """)
        .param("member", member)
        .param("global", global)
        .param("week", report.week())
        .param("start", report.periodStart().toString())
        .param("end", report.periodEnd().toString())
        .param("tz", report.timeZone())
        .param("feeding", feeding == null ? null : feeding.state().word())
        .param("trend", trend)
        .param("trendType", trend == null ? null : topic == null ? "sound" : "hashtag")
        .param("videos", report.totalVideos())
        .param("low", report.totalTimeSeconds().low())
        .param("high", report.totalTimeSeconds().high())
        .param("figures", JSON.writeValueAsString(report))
        .param("now", now.toEpochMilli())
        .query(Long.class)
        .single();
  }

  private static @Nullable String first(@Nullable List<String> names) {
    return names == null || names.isEmpty() ? null : names.getFirst();
  }

  Optional<KeptReport> find(JdbcClient sql, long id) {
    return sql.sql("SELECT * FROM weekly_report WHERE id = :id")
        .param("id", id)
        .query((row, _) -> row(row))
        .optional();
  }

  /** A person's newest report, or that of one global week. */
  Optional<KeptReport> newest(JdbcClient sql, long member, @Nullable Long global) {
    return sql.sql(
            """
            SELECT * FROM weekly_report
            WHERE app_user_id = :member AND (:global IS NULL OR global_report_id = :global)
            ORDER BY period_start_local DESC, id DESC LIMIT 1
            """)
        .param("member", member)
        .param("global", global, java.sql.Types.BIGINT)
        .query((row, _) -> row(row))
        .optional();
  }

  List<KeptReport> of(JdbcClient sql, long member) {
    return sql.sql("SELECT * FROM weekly_report WHERE app_user_id = :member ORDER BY id")
        .param("member", member)
        .query((row, _) -> row(row))
        .list();
  }

  /** Takes the sums of a week from its reports, and whether anything is still to be made. */
  void sum(JdbcClient sql, long global, Instant now) {
    sql.sql(
            """
            UPDATE weekly_report_global SET
              total_users = s.users, total_videos = s.videos, watch_seconds_low = s.low,
              watch_seconds_high = s.high, updated_at = :now,
              status = CASE
                WHEN EXISTS (SELECT 1 FROM issue i WHERE i.report_week = weekly_report_global.week
                             AND i.state = 'planned') THEN 'analyzing'
                WHEN EXISTS (SELECT 1 FROM issue i WHERE i.report_week = weekly_report_global.week
                             AND i.state = 'awaiting_approval') THEN 'sending'
                ELSE 'completed' END
            FROM (SELECT count(*) AS users, COALESCE(sum(total_videos), 0) AS videos,
                    COALESCE(sum(total_time_low), 0) AS low,
                    COALESCE(sum(total_time_high), 0) AS high
                  FROM weekly_report WHERE global_report_id = :id AND total_videos > 0) s
            WHERE id = :id
            """)
        .param("id", global)
        .param("now", now.toEpochMilli())
        .update();
  }

  Optional<String> topHashtag(JdbcClient sql, long global) {
    return sql.sql(
            """
            SELECT trend_name FROM weekly_report
            WHERE global_report_id = :global AND trend_type = 'hashtag'
            GROUP BY trend_name HAVING count(*) >= :least
            ORDER BY count(*) DESC, trend_name LIMIT 1
            """)
        .param("global", global)
        .param("least", LEAST_PEOPLE)
        .query(String.class)
        .optional();
  }

  long erase(JdbcClient sql, long member) {
    return sql.sql("DELETE FROM weekly_report WHERE app_user_id = :member")
        .param("member", member)
        .update();
  }

  private static GlobalReport globalRow(ResultSet row) throws SQLException {
    return new GlobalReport(
        row.getLong("id"),
        row.getString("week"),
        LocalDate.parse(row.getString("period_start")),
        LocalDate.parse(row.getString("period_end")),
        row.getLong("total_users"),
        row.getLong("total_videos"),
        row.getLong("watch_seconds_low"),
        row.getLong("watch_seconds_high"),
        row.getString("status"));
  }

  private static KeptReport row(ResultSet row) throws SQLException {
    return new KeptReport(
        row.getLong("id"),
        row.getLong("app_user_id"),
        row.getLong("global_report_id"),
        row.getString("trend_name"),
        row.getString("trend_type"),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        JSON.readValue(row.getString("figures"), WeekReport.class));
  }
}
