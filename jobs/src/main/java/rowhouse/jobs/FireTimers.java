package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the jobs of timers whose time has come; a row lock lets each time fire once over all
 * workers.
 */
final class FireTimers {
  private static final int MOST_MISSED = 1_000;

  private final Sql sql;
  private final AddJobs add;
  private final String due;
  private final String lock;
  private static final String ENTER =
      """
      INSERT INTO job_timer (name, kind, cron, zone, missed, next_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        kind = excluded.kind, missed = excluded.missed,
        next_at = CASE WHEN job_timer.cron = excluded.cron AND job_timer.zone = excluded.zone
                       THEN job_timer.next_at ELSE excluded.next_at END,
        cron = excluded.cron, zone = excluded.zone
      """;
  private static final String MOVE =
      "UPDATE job_timer SET next_at = ?, last_at = ? WHERE name = ? AND next_at = ?";

  FireTimers(Sql sql, AddJobs add) {
    this.sql = sql;
    this.add = add;
    due = sql.text("SELECT 1 FROM job_timer WHERE next_at <= :now LIMIT 1");
    lock =
        sql.text(
            "SELECT next_at, :now AS now FROM job_timer WHERE name = ? AND next_at <= :now :skip");
  }

  /** Writes the timers down; one that is known with the same table keeps its next time. */
  void enter(Connection connection, Collection<Timer> timers) throws SQLException {
    for (Timer timer : timers) {
      Instant now = Instant.ofEpochMilli(Sql.now(connection, sql));
      Sql.change(
          connection,
          ENTER,
          timer.name(),
          timer.payload().apply(now).kind(),
          timer.table(),
          timer.zone().getId(),
          timer.missed().name().toLowerCase(Locale.ROOT),
          timer.cron().next(now, timer.zone()).toEpochMilli());
    }
  }

  /** Whether any timer is due; asked first because it needs no write. */
  boolean due(Connection connection) throws SQLException {
    return Sql.first(connection, due, row -> true) != null;
  }

  /** Fires those of {@code timers} that are due and says which kinds were added. */
  Set<String> fire(Connection connection, Collection<Timer> timers) throws SQLException {
    Set<String> kinds = new HashSet<>();
    for (Timer timer : timers) {
      long[] row =
          Sql.first(
              connection,
              lock,
              found -> new long[] {found.getLong("next_at"), found.getLong("now")},
              timer.name());
      if (row != null) {
        fire(connection, timer, row[0], row[1], kinds);
      }
    }
    return kinds;
  }

  private void fire(Connection connection, Timer timer, long planned, long now, Set<String> kinds)
      throws SQLException {
    List<Instant> times = new ArrayList<>();
    Instant time = Instant.ofEpochMilli(planned);
    while (time.toEpochMilli() <= now && times.size() < MOST_MISSED) {
      times.add(time);
      Instant from = timer.missed() == Missed.ALL ? time : Instant.ofEpochMilli(now);
      time = timer.cron().next(from, timer.zone());
    }
    if (Sql.change(
            connection,
            MOVE,
            time.toEpochMilli(),
            times.getLast().toEpochMilli(),
            timer.name(),
            planned)
        == 1) {
      for (Instant at : times) {
        kinds.add(add(connection, timer, at, null));
      }
    }
  }

  /** Adds the job of one timer for the time {@code at}, and returns its kind. */
  String add(Connection connection, Timer timer, Instant at, @Nullable String trace)
      throws SQLException {
    Payload payload = timer.payload().apply(at);
    add.add(connection, payload, AddOptions.standard(), trace, AddJobs.Place.FREE);
    return payload.kind();
  }
}
