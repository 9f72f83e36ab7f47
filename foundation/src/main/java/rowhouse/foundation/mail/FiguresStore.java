package rowhouse.foundation.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts letters. */
final class FiguresStore {
  private static final int MOST_DOMAINS = 50;

  Map<String, Long> states(JdbcClient sql) {
    Map<String, Long> states = new LinkedHashMap<>();
    for (LetterState state : LetterState.values()) {
      states.put(state.word(), 0L);
    }
    sql.sql("SELECT state, COUNT(*) AS letters FROM mail_outbox GROUP BY state")
        .query((row, n) -> states.put(row.getString("state"), row.getLong("letters")))
        .list();
    return states;
  }

  /** When the oldest of the letters that are due was; {@code now} when none is. */
  Instant oldestDue(JdbcClient sql, Instant now) {
    Long due =
        sql.sql(
                """
                SELECT MIN(due_at) FROM mail_outbox
                WHERE state IN ('queued', 'reserved') AND due_at < :now
                """)
            .param("now", now.toEpochMilli())
            .query(Long.class)
            .optional()
            .orElse(null);
    return due == null ? now : Instant.ofEpochMilli(due);
  }

  List<MailFigures.Day> days(JdbcClient sql, Instant since) {
    Map<Long, MailFigures.Counts> days = new TreeMap<>();
    sql.sql(
            """
            SELECT in_flight_at / 86400000 AS day, state, COUNT(*) AS letters FROM mail_outbox
            WHERE in_flight_at >= :since GROUP BY in_flight_at / 86400000, state
            """)
        .param("since", since.toEpochMilli())
        .query((row, n) -> days.merge(row.getLong("day"), counts(row), MailFigures.Counts::plus))
        .list();
    return days.entrySet().stream()
        .map(day -> new MailFigures.Day(LocalDate.ofEpochDay(day.getKey()), day.getValue()))
        .toList();
  }

  List<MailFigures.Domain> domains(JdbcClient sql, Instant since) {
    Map<String, MailFigures.Counts> domains = new TreeMap<>();
    sql.sql(
            """
            SELECT domain, state, COUNT(*) AS letters FROM mail_outbox
            WHERE in_flight_at >= :since GROUP BY domain, state
            """)
        .param("since", since.toEpochMilli())
        .query((row, n) ->
            domains.merge(row.getString("domain"), counts(row), MailFigures.Counts::plus))
        .list();
    List<MailFigures.Domain> list = new ArrayList<>();
    domains.forEach((domain, counts) ->
        list.add(
            new MailFigures.Domain(
                domain,
                counts,
                MailFigures.Rate.of(counts.bounced(), counts.accepted()),
                MailFigures.Rate.of(counts.complained(), counts.accepted()))));
    list.sort(Comparator.comparingLong((MailFigures.Domain d) -> -d.counts().accepted()));
    return list.subList(0, Math.min(MOST_DOMAINS, list.size()));
  }

  Map<String, Long> suppressed(JdbcClient sql, Instant now) {
    Map<String, Long> reasons = new TreeMap<>();
    sql.sql(
            """
            SELECT reason, COUNT(*) AS addresses FROM suppression
            WHERE until IS NULL OR until > :now GROUP BY reason
            """)
        .param("now", now.toEpochMilli())
        .query((row, n) -> reasons.put(row.getString("reason"), row.getLong("addresses")))
        .list();
    return reasons;
  }

  private static MailFigures.Counts counts(ResultSet row) throws SQLException {
    return MailFigures.Counts.of(LetterState.of(row.getString("state")), row.getLong("letters"));
  }
}
