package rowhouse.wrapped.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of runs. The payload is read by itself, since most answers do without it. */
final class RunStore {
  private static final String COLUMNS =
      """
      number, id, member_id, app_user_id, sec_user_id, year, time_zone, language, status, stage, kept,
      example, mail, narrate, turn, job_id, watch_history_job_id, history_mark, videos, first_day,
      last_day, reason, error, created_at, updated_at, ready_at, expires_at
      """;
  private static final String ALL = "SELECT " + COLUMNS + " FROM app_wrapped_runs WHERE ";

  /** What a start is given. */
  record Start(
      String id,
      long member,
      String appUserId,
      @Nullable String secUserId,
      @Nullable String archiveUserId,
      int year,
      ZoneId zone,
      Locale language,
      boolean keepsHistory,
      boolean mail,
      boolean narrate) {}

  /** Makes a run of a year unless there is one; false when there is. */
  boolean insert(JdbcClient sql, Start start, Instant now) {
    return sql.sql(
                """
                INSERT INTO app_wrapped_runs (id, member_id, app_user_id, sec_user_id,
                  archive_user_id, year, time_zone, language, status, stage, kept, mail, narrate,
                  created_at, updated_at)
                VALUES (:id, :member, :user, :sec, :archive, :year, :zone, :language, 'pending',
                  'watch_history', :kept, :mail, :narrate, :now, :now)
                ON CONFLICT DO NOTHING
                """)
            .param("id", start.id())
            .param("member", start.member())
            .param("user", start.appUserId())
            .param("sec", start.secUserId())
            .param("archive", start.archiveUserId())
            .param("year", start.year())
            .param("zone", start.zone().getId())
            .param("language", start.language().getLanguage())
            .param("kept", start.keepsHistory() ? "history" : "figures")
            .param("mail", start.mail() ? 1 : 0)
            .param("narrate", start.narrate() ? 1 : 0)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** Starts a run anew that is not being worked on; false while it is. */
  boolean restart(
      JdbcClient sql,
      String id,
      ZoneId zone,
      Locale language,
      boolean mail,
      boolean narrate,
      Instant now) {
    return sql.sql(
                """
                UPDATE app_wrapped_runs SET status = 'pending', stage = 'watch_history',
                  time_zone = :zone, language = :language, mail = :mail, narrate = :narrate,
                  turn = turn + 1, payload = NULL, reason = NULL, error = NULL, ready_at = NULL,
                  updated_at = :now
                WHERE id = :id AND status <> 'pending'
                """)
            .param("zone", zone.getId())
            .param("language", language.getLanguage())
            .param("mail", mail ? 1 : 0)
            .param("narrate", narrate ? 1 : 0)
            .param("now", now.toEpochMilli())
            .param("id", id)
            .update()
        == 1;
  }

  /** Notes which job works on a run, and what it does. */
  void work(JdbcClient sql, String id, long job, RunStage stage, Instant now) {
    sql.sql(
            """
            UPDATE app_wrapped_runs SET job_id = :job, stage = :stage, updated_at = :now
            WHERE id = :id AND status = 'pending'
            """)
        .param("job", job)
        .param("stage", stage.word())
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  /** Puts a failed run back to work under the same job, as after a retry at the desk. */
  void resume(JdbcClient sql, String id, long job, Instant now) {
    sql.sql(
            """
            UPDATE app_wrapped_runs SET status = 'pending', stage = 'analysis', error = NULL,
              reason = NULL, updated_at = :now
            WHERE id = :id AND job_id = :job AND (status = 'failed' OR stage = 'watch_history')
            """)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .param("job", job)
        .update();
  }

  void watchHistoryJob(JdbcClient sql, String id, long job) {
    sql.sql("UPDATE app_wrapped_runs SET watch_history_job_id = :job WHERE id = :id")
        .param("job", job)
        .param("id", id)
        .update();
  }

  /** What was found out about a year. */
  record Outcome(
      @Nullable String reason,
      long videos,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      @Nullable String mark,
      boolean example,
      @Nullable String payload,
      @Nullable Instant expires) {}

  /** Ends the work of {@code job} with a story, or without one because there is nothing to tell. */
  boolean end(JdbcClient sql, String id, @Nullable Long job, Outcome outcome, Instant now) {
    boolean ready = outcome.payload() != null;
    return sql.sql(
                """
                UPDATE app_wrapped_runs SET status = :status, stage = :stage, reason = :reason,
                  error = NULL, videos = :videos, first_day = :first, last_day = :last,
                  history_mark = :mark, example = :example, payload = :payload,
                  ready_at = :ready, expires_at = :expires, updated_at = :now
                WHERE id = :id AND status = 'pending' AND COALESCE(job_id, 0) = COALESCE(:job, 0)
                """)
            .param("status", (ready ? RunStatus.READY : RunStatus.NO_HISTORY).word())
            .param("stage", (ready ? RunStage.READY : RunStage.WATCH_HISTORY).word())
            .param("reason", outcome.reason())
            .param("videos", outcome.videos())
            .param("first", outcome.first() == null ? null : outcome.first().toString())
            .param("last", outcome.last() == null ? null : outcome.last().toString())
            .param("mark", outcome.mark())
            .param("example", outcome.example() ? 1 : 0)
            .param("payload", outcome.payload())
            .param("ready", ready ? Long.valueOf(now.toEpochMilli()) : null)
            .param("expires", outcome.expires() == null ? null : outcome.expires().toEpochMilli())
            .param("now", now.toEpochMilli())
            .param("id", id)
            .param("job", job)
            .update()
        == 1;
  }

  /** Where a story stands that is ready: with its letter still to be sent, or not. */
  void stage(JdbcClient sql, String id, RunStage stage, Instant now) {
    sql.sql(
            """
            UPDATE app_wrapped_runs SET stage = :stage, updated_at = :now
            WHERE id = :id AND status = 'ready'
            """)
        .param("stage", stage.word())
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  /** Ends runs as failed whose job has ended without them; gives their ids. */
  List<String> failForgotten(JdbcClient sql, String reason, String error, Instant now) {
    List<String> forgotten =
        sql.sql(
                """
                SELECT r.id FROM app_wrapped_runs r
                WHERE r.status = 'pending' AND r.job_id IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM job j WHERE j.id = r.job_id
                    AND j.state IN ('ready', 'delayed', 'waiting', 'running', 'failed'))
                ORDER BY r.number LIMIT 1000
                """)
            .query(String.class)
            .list();
    for (String id : forgotten) {
      fail(sql, id, reason, error, now);
    }
    return forgotten;
  }

  void fail(JdbcClient sql, String id, String reason, String error, Instant now) {
    sql.sql(
            """
            UPDATE app_wrapped_runs SET status = 'failed', reason = :reason, error = :error,
              updated_at = :now
            WHERE id = :id AND status = 'pending'
            """)
        .param("reason", reason)
        .param("error", error)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  Optional<Run> find(JdbcClient sql, String id) {
    return sql.sql(ALL + "id = :id").param("id", id).query(RunStore::row).optional();
  }

  /** The run of a person's stored year. */
  Optional<Run> ofYear(JdbcClient sql, long member, int year) {
    return sql.sql(ALL + "member_id = :member AND year = :year AND kept = 'history'")
        .param("member", member)
        .param("year", year)
        .query(RunStore::row)
        .optional();
  }

  /** The run that a person started last. */
  Optional<Run> latest(JdbcClient sql, long member) {
    return sql.sql(ALL + "member_id = :member ORDER BY number DESC LIMIT 1")
        .param("member", member)
        .query(RunStore::row)
        .optional();
  }

  List<Run> of(JdbcClient sql, long member, int limit) {
    return sql.sql(ALL + "member_id = :member ORDER BY number DESC LIMIT :limit")
        .param("member", member)
        .param("limit", limit)
        .query(RunStore::row)
        .list();
  }

  /** Runs that wait for a history although none of their person's is being read any more. */
  List<Run> waitingForNothing(JdbcClient sql, long member) {
    return sql.sql(
            ALL
                + """
                member_id = :member AND status = 'pending' AND stage = 'watch_history'
                  AND NOT EXISTS (
                  SELECT 1 FROM history_import i
                  WHERE i.watcher_id = app_wrapped_runs.member_id AND i.state = 'reading')
                ORDER BY number LIMIT 500
                """)
        .param("member", member)
        .query(RunStore::row)
        .list();
  }

  List<Run> withStatus(JdbcClient sql, List<RunStatus> wanted, boolean withoutVideos, int limit) {
    return sql.sql(
            ALL
                + "status IN (:wanted) AND kept = 'history' AND (:any = 1 OR COALESCE(videos, 0) ="
                + " 0) ORDER BY number LIMIT :limit")
        .param("wanted", wanted.stream().map(RunStatus::word).toList())
        .param("any", withoutVideos ? 0 : 1)
        .param("limit", limit)
        .query(RunStore::row)
        .list();
  }

  Optional<String> payload(JdbcClient sql, String id) {
    return sql.sql("SELECT payload FROM app_wrapped_runs WHERE id = :id AND payload IS NOT NULL")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  int delete(JdbcClient sql, String id) {
    return sql.sql("DELETE FROM app_wrapped_runs WHERE id = :id").param("id", id).update();
  }

  int deleteOf(JdbcClient sql, long member) {
    return sql.sql("DELETE FROM app_wrapped_runs WHERE member_id = :member")
        .param("member", member)
        .update();
  }

  List<Run> expired(JdbcClient sql, Instant now) {
    return sql.sql(ALL + "expires_at <= :now ORDER BY expires_at LIMIT 500")
        .param("now", now.toEpochMilli())
        .query(RunStore::row)
        .list();
  }

  /** Has runs that are kept for good expire as well, and the other way round. */
  void keepFor(JdbcClient sql, @Nullable Long millis) {
    sql.sql(
            """
            UPDATE app_wrapped_runs SET expires_at = ready_at + :millis
            WHERE status = 'ready' AND COALESCE(expires_at, 0) <> COALESCE(ready_at + :millis, 0)
            """)
        .param("millis", millis)
        .update();
  }

  /** What a person's history is made of; changes with every import that ends or is deleted. */
  String historyMark(JdbcClient sql, long member) {
    return sql.sql(
            """
            SELECT count(*) || '/' || COALESCE(max(id), 0) FROM history_import
            WHERE watcher_id = :member AND state = 'done'
            """)
        .param("member", member)
        .query(String.class)
        .single();
  }

  /** Whether a file or a pull of this person is being read. */
  boolean reading(JdbcClient sql, long member) {
    return sql.sql(
                "SELECT count(*) FROM history_import WHERE watcher_id = :member AND state ="
                    + " 'reading'")
            .param("member", member)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Whether everything that this person has was invented for show. */
  boolean isExample(JdbcClient sql, long member) {
    List<String> sources =
        sql.sql(
                "SELECT DISTINCT source FROM history_import WHERE watcher_id = :member AND state ="
                    + " 'done'")
            .param("member", member)
            .query(String.class)
            .list();
    return sources.equals(List.of("example"));
  }

  static Run row(ResultSet row, int number) throws SQLException {
    return new Run(
        row.getLong("number"),
        row.getString("id"),
        row.getLong("member_id"),
        row.getString("app_user_id"),
        row.getString("sec_user_id"),
        row.getInt("year"),
        ZoneId.of(row.getString("time_zone")),
        Locale.of(row.getString("language")),
        RunStatus.of(row.getString("status")),
        RunStage.of(row.getString("stage")),
        row.getString("kept").equals("history"),
        row.getInt("example") == 1,
        row.getInt("mail") == 1,
        row.getInt("narrate") == 1,
        row.getInt("turn"),
        number(row, "job_id"),
        number(row, "watch_history_job_id"),
        row.getString("history_mark"),
        number(row, "videos"),
        day(row, "first_day"),
        day(row, "last_day"),
        row.getString("reason"),
        row.getString("error"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        instant(row, "ready_at"),
        instant(row, "expires_at"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long value = number(row, column);
    return value == null ? null : Instant.ofEpochMilli(value);
  }
}
