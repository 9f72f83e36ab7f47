package rowhouse.weekly.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.subscription.SendTime;
import rowhouse.weekly.subscription.Subscription;

/** The rows of issues. */
public final class IssueStore {

  /** Plans the letter of a week; nothing when that week has one already. */
  public Optional<Long> plan(
      JdbcClient sql, Subscription subscription, long member, SendTime time, Instant now) {
    return sql.sql(
            """
            INSERT INTO issue (subscription_id, member_id, week, report_week, tz, language,
              sections, state, reason, kind, planned_for, example, created_at, updated_at)
            VALUES (:subscription, :member, :week, :report, :tz, :language, :sections, 'planned',
              '', 'week', :planned, :example, :now, :now)
            ON CONFLICT (subscription_id, week) DO NOTHING RETURNING id
            """)
        .param("subscription", subscription.id())
        .param("member", member)
        .param("week", time.week().text())
        .param("report", time.week().plus(-1).text())
        .param("tz", subscription.wishes().timeZone())
        .param("language", subscription.wishes().language())
        .param("sections", Section.join(subscription.wishes().sections()))
        .param("planned", time.at().toEpochMilli())
        .param("example", subscription.example() ? 1 : 0)
        .param("now", now.toEpochMilli())
        .query(Long.class)
        .optional();
  }

  Optional<Issue> find(JdbcClient sql, long id) {
    return sql.sql("SELECT * FROM issue WHERE id = :id")
        .param("id", id)
        .query((row, _) -> row(row))
        .optional();
  }

  /** The issue, locked until the transaction ends. */
  Optional<Issue> hold(JdbcClient sql, long id) {
    sql.sql("UPDATE issue SET updated_at = updated_at WHERE id = :id").param("id", id).update();
    return find(sql, id);
  }

  void save(JdbcClient sql, Issue issue, Instant now) {
    sql.sql(
            """
            UPDATE issue SET report_id = :report, state = :state, reason = :reason, kind = :kind,
              subject = :subject, mail_id = :mail, planned_for = :planned, updated_at = :now
            WHERE id = :id
            """)
        .param("report", issue.report())
        .param("state", issue.state().word())
        .param("reason", issue.reason())
        .param("kind", issue.kind().word())
        .param("subject", issue.subject())
        .param("mail", issue.mail())
        .param("planned", issue.plannedFor().toEpochMilli())
        .param("now", now.toEpochMilli())
        .param("id", issue.id())
        .update();
  }

  /** Which issues to list; each null part means all. */
  record Filter(
      @Nullable String week,
      Issue.@Nullable State state,
      @Nullable Long member,
      @Nullable Long subscription,
      long before,
      int limit) {}

  List<Issue> list(JdbcClient sql, Filter filter) {
    StringBuilder where = new StringBuilder("SELECT * FROM issue WHERE id < :before");
    where.append(filter.week() == null ? "" : " AND report_week = :week");
    where.append(filter.state() == null ? "" : " AND state = :state");
    where.append(filter.member() == null ? "" : " AND member_id = :member");
    where.append(filter.subscription() == null ? "" : " AND subscription_id = :subscription");
    JdbcClient.StatementSpec statement =
        sql.sql(where.append(" ORDER BY id DESC LIMIT :limit").toString())
            .param("before", filter.before())
            .param("limit", filter.limit());
    Issue.State state = filter.state();
    statement = filter.week() == null ? statement : statement.param("week", filter.week());
    statement = state == null ? statement : statement.param("state", state.word());
    statement = filter.member() == null ? statement : statement.param("member", filter.member());
    statement =
        filter.subscription() == null
            ? statement
            : statement.param("subscription", filter.subscription());
    return statement.query((row, _) -> row(row)).list();
  }

  /** How many issues of a week are in each state. */
  record Count(String state, long issues) {}

  List<Count> counts(JdbcClient sql, String reportWeek) {
    return sql.sql(
            "SELECT state, count(*) AS n FROM issue WHERE report_week = :week GROUP BY state")
        .param("week", reportWeek)
        .query((row, _) -> new Count(row.getString("state"), row.getLong("n")))
        .list();
  }

  long erase(JdbcClient sql, long member) {
    return sql.sql("DELETE FROM issue WHERE member_id = :member").param("member", member).update();
  }

  private static Issue row(ResultSet row) throws SQLException {
    return new Issue(
        row.getLong("id"),
        row.getLong("subscription_id"),
        row.getLong("member_id"),
        row.getString("week"),
        row.getString("report_week"),
        number(row, "report_id"),
        row.getString("tz"),
        row.getString("language"),
        Section.split(row.getString("sections")),
        Issue.State.of(row.getString("state")),
        row.getString("reason"),
        Issue.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("subject"),
        number(row, "mail_id"),
        Instant.ofEpochMilli(row.getLong("planned_for")),
        row.getInt("example") == 1);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
