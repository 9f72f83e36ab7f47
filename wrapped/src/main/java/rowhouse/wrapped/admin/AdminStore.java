package rowhouse.wrapped.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators ask over all people; jobs come from the view that bears the original's name. */
final class AdminStore {
  private static final String JOBS =
      """
      SELECT id, task_name, payload, status, attempts, max_attempts, not_before, idempotency_key,
        locked_by, locked_at, lease_until, result, error, created_at, updated_at, parent_id
      FROM app_jobs WHERE
      """;

  Optional<JobRow> job(JdbcClient sql, long id) {
    return sql.sql(JOBS + " id = :id").param("id", id).query(AdminStore::job).optional();
  }

  List<JobRow> children(JdbcClient sql, long parent) {
    return sql.sql(JOBS + " parent_id = :parent ORDER BY id LIMIT 100000")
        .param("parent", parent)
        .query(AdminStore::job)
        .list();
  }

  /** The database's clock and not this process's decides about leases. */
  Instant now(JdbcClient sql, boolean sqlite) {
    String millis =
        sqlite
            ? "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
            : "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
    return Instant.ofEpochMilli(sql.sql(millis).query(Long.class).single());
  }

  Map<String, Long> runsByStatus(JdbcClient sql) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.sql("SELECT status, count(*) AS n FROM app_wrapped_runs GROUP BY status ORDER BY status")
        .query(row -> {
          counts.put(row.getString("status"), row.getLong("n"));
        });
    return counts;
  }

  Map<String, Long> signInsByStatus(JdbcClient sql) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.sql("SELECT status, count(*) AS n FROM app_auth_jobs GROUP BY status ORDER BY status")
        .query(row -> {
          counts.put(row.getString("status"), row.getLong("n"));
        });
    return counts;
  }

  /** What operators narrow people and runs by; null for all. */
  record Filter(
      @Nullable List<String> available, @Nullable List<String> statuses, @Nullable String search) {}

  /** People in the order in which they came, by their numbers. */
  List<Long> members(JdbcClient sql, Filter filter, int limit, long offset) {
    return filtered(
            sql,
            "SELECT u.id FROM app_users u "
                + LATEST
                + WHERE
                + " ORDER BY u.id LIMIT :limit OFFSET"
                + " :offset",
            filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(Long.class)
        .list();
  }

  long countMembers(JdbcClient sql, Filter filter) {
    return filtered(sql, "SELECT count(*) FROM app_users u " + LATEST + WHERE, filter)
        .query(Long.class)
        .single();
  }

  private static final String LATEST =
      """
      LEFT JOIN app_wrapped_runs r ON r.number =
        (SELECT max(number) FROM app_wrapped_runs WHERE member_id = u.id)
      """;
  private static final String WHERE =
      """
      WHERE (:all_available = 1 OR u.is_watch_history_available IN (:available))
        AND (:all_statuses = 1 OR COALESCE(r.status, 'no_run') IN (:statuses))
        AND (:search = '' OR lower(u.app_user_id) = :search
          OR lower(COALESCE(u.platform_username, '')) LIKE :like)
      """;

  private static JdbcClient.StatementSpec filtered(JdbcClient sql, String text, Filter filter) {
    String search = filter.search() == null ? "" : filter.search().strip().toLowerCase(Locale.ROOT);
    return sql.sql(text)
        .param("all_available", filter.available() == null ? 1 : 0)
        .param("available", filter.available() == null ? List.of("") : filter.available())
        .param("all_statuses", filter.statuses() == null ? 1 : 0)
        .param("statuses", filter.statuses() == null ? List.of("") : filter.statuses())
        .param("search", search)
        .param("like", "%" + search.replaceAll("[%_\\\\]", "") + "%");
  }

  /** People whose linked account is not known to lend its history, as the batch check wants. */
  List<Long> unchecked(JdbcClient sql, boolean alsoUnknown, boolean again) {
    return sql.sql(
            """
            SELECT u.id FROM app_users u LEFT JOIN region_check c ON c.member_id = u.id
            WHERE u.latest_sec_user_id IS NOT NULL
              AND (:again = 1 OR c.result IS NULL OR (:unknown = 1 AND c.result = 'unknown'))
            ORDER BY u.id LIMIT 10000
            """)
        .param("again", again ? 1 : 0)
        .param("unknown", alsoUnknown ? 1 : 0)
        .query(Long.class)
        .list();
  }

  Optional<Long> bySecUserId(JdbcClient sql, String secUserId) {
    return sql.sql("SELECT id FROM app_users WHERE latest_sec_user_id = :sec ORDER BY id LIMIT 1")
        .param("sec", secUserId)
        .query(Long.class)
        .optional();
  }

  /** Notes which account a person that was made for a test stands for. */
  void account(JdbcClient sql, long member, String secUserId, @Nullable String username) {
    sql.sql(
            """
            UPDATE app_users SET latest_sec_user_id = :sec,
              platform_username = COALESCE(:name, platform_username) WHERE id = :id
            """)
        .param("sec", secUserId)
        .param("name", username)
        .param("id", member)
        .update();
  }

  /** What a check of the region has found. */
  record Check(
      @Nullable Long job,
      @Nullable String dataJob,
      @Nullable String result,
      int attempts,
      @Nullable String lastError,
      @Nullable Instant checkedAt) {}

  Optional<Check> check(JdbcClient sql, long member) {
    return sql.sql("SELECT * FROM region_check WHERE member_id = :id")
        .param("id", member)
        .query((row, _) ->
            new Check(
                number(row, "job_id"),
                row.getString("data_job_id"),
                row.getString("result"),
                row.getInt("attempts"),
                row.getString("last_error"),
                instant(row, "checked_at")))
        .optional();
  }

  void checking(JdbcClient sql, long member, long job, @Nullable String dataJob, int attempts) {
    sql.sql(
            """
            INSERT INTO region_check (member_id, job_id, data_job_id, attempts)
            VALUES (:id, :job, :data, :attempts)
            ON CONFLICT (member_id) DO UPDATE SET job_id = excluded.job_id,
              data_job_id = excluded.data_job_id, attempts = excluded.attempts
            """)
        .param("id", member)
        .param("job", job)
        .param("data", dataJob)
        .param("attempts", attempts)
        .update();
  }

  void checked(JdbcClient sql, long member, String result, @Nullable String error, Instant now) {
    sql.sql(
            """
            UPDATE region_check SET result = :result, last_error = :error, checked_at = :now,
              data_job_id = NULL WHERE member_id = :id
            """)
        .param("result", result)
        .param("error", error)
        .param("now", now.toEpochMilli())
        .param("id", member)
        .update();
    sql.sql("UPDATE app_users SET is_watch_history_available = :result WHERE id = :id")
        .param("result", result)
        .param("id", member)
        .update();
  }

  /** How many events and runs a person has. */
  record Holdings(long events, long runs) {}

  Holdings holdings(JdbcClient sql, long member) {
    return sql.sql(
            """
            SELECT (SELECT count(*) FROM watch_history_data WHERE watcher_id = :id) AS events,
              (SELECT count(*) FROM app_wrapped_runs WHERE member_id = :id) AS runs
            """)
        .param("id", member)
        .query((row, _) -> new Holdings(row.getLong("events"), row.getLong("runs")))
        .single();
  }

  private static JobRow job(ResultSet row, int number) throws SQLException {
    Long most = number(row, "max_attempts");
    return new JobRow(
        row.getLong("id"),
        row.getString("task_name"),
        row.getString("payload"),
        row.getString("status"),
        row.getInt("attempts"),
        most == null ? null : most.intValue(),
        instant(row, "not_before"),
        row.getString("idempotency_key"),
        number(row, "locked_by"),
        instant(row, "locked_at"),
        instant(row, "lease_until"),
        row.getString("result"),
        row.getString("error"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        number(row, "parent_id"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long value = number(row, column);
    return value == null ? null : Instant.ofEpochMilli(value);
  }
}
