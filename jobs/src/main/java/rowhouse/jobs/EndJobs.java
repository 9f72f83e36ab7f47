package rowhouse.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes how runs ended. Every write is fenced: a run whose lease was lost changes nothing. */
final class EndJobs {
  private static final String FENCED =
      " WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'";

  private final Sql sql;
  private final Parents parents;
  private final Progress progress;
  private final String done;
  private final String doneMany;
  private final String doneWithResult;
  private final String failed;
  private final String dead;
  private final String cancelled;
  private final String handedBack;
  private final String attempt;

  /** What came of a batch. */
  record Ended(Set<Ending> refused, List<JobListener.Change> parents) {}

  EndJobs(Sql sql, Parents parents, Progress progress) {
    this.sql = sql;
    this.parents = parents;
    this.progress = progress;
    String end = "ended_at = :now, lease_until = NULL";
    done =
        sql.text("UPDATE job SET state = 'done', error_code = NULL, error = NULL, " + end + FENCED);
    doneWithResult =
        sql.text(
            "UPDATE job SET state = 'done', error_code = NULL, error = NULL, result = ?, "
                + end
                + FENCED);
    doneMany =
        sql.text(
            """
            UPDATE job SET state = 'done', error_code = NULL, error = NULL,
                ended_at = :now, lease_until = NULL
            WHERE id = ANY (?) AND fence = (CAST(? AS BIGINT[]))[array_position(?, id)]
              AND worker = ? AND state = 'running'
            RETURNING id
            """);
    failed =
        sql.text(
            "UPDATE job SET state = 'failed', run_at = :now + ?, lease_until = NULL,"
                + " error_code = ?, error = ?, attempt = attempt - ?"
                + FENCED);
    dead = sql.text("UPDATE job SET state = 'dead', error_code = ?, error = ?, " + end + FENCED);
    cancelled =
        sql.text(
            "UPDATE job SET state = 'cancelled', error_code = 'cancelled', error = NULL, "
                + end
                + FENCED);
    handedBack =
        sql.text(
            "UPDATE job SET state = 'ready', attempt = attempt - 1, lease_until = NULL, worker = NULL"
                + FENCED);
    attempt =
        sql.text(
            """
            INSERT INTO job_attempt
                (job_id, fence, attempt, worker, started_at, ended_at, outcome, error_code, error)
            VALUES (?, ?, ?, ?, ?, :now, ?, ?, ?)
            """);
  }

  /** Writes all of {@code endings} in the transaction of {@code connection}. */
  Ended write(Connection connection, List<Ending> endings, long worker) throws SQLException {
    Set<Ending> refused = new HashSet<>();
    List<Ending.Done> good = new ArrayList<>();
    for (Ending ending : endings) {
      progress.write(connection, ending.held(), worker);
      switch (ending) {
        case Ending.Done one -> good.add(one);
        case Ending.Failed one -> check(refused, one, writeFailed(connection, one, worker));
        case Ending.Dead one -> check(refused, one, writeDead(connection, one, worker));
        case Ending.Cancelled one -> check(refused, one, writeCancelled(connection, one, worker));
        case Ending.HandedBack one ->
            check(refused, one, fenced(connection, handedBack, one.held(), worker));
      }
    }
    writeDone(connection, good, worker, refused);
    TreeSet<Long> waiting = new TreeSet<>();
    for (Ending ending : endings) {
      Long parent = ending.held().parent;
      if (parent != null && !refused.contains(ending)) {
        waiting.add(parent);
      }
    }
    return new Ended(refused, parents.settle(connection, waiting));
  }

  /** Ends one run as done inside its own transaction; false when its lease was lost. */
  boolean done(Connection connection, Held held, @Nullable String result, long worker)
      throws SQLException {
    progress.write(connection, held, worker);
    return Sql.change(connection, doneWithResult, result, held.id, held.fence, worker) == 1;
  }

  /** Lets the parent of a run that ended in this transaction go on, if it was the last child. */
  List<JobListener.Change> settle(Connection connection, Held held) throws SQLException {
    return held.parent == null ? List.of() : parents.settle(connection, List.of(held.parent));
  }

  private static void check(Set<Ending> refused, Ending ending, boolean written) {
    if (!written) {
      refused.add(ending);
    }
  }

  private boolean writeFailed(Connection connection, Ending.Failed end, long worker)
      throws SQLException {
    Held held = end.held();
    return Sql.change(
                connection,
                failed,
                end.delay().toMillis(),
                end.code(),
                end.error(),
                end.counts() ? 0 : 1,
                held.id,
                held.fence,
                worker)
            == 1
        && (!end.counts()
            || noteAttempt(connection, held, worker, "failed", end.code(), end.error()));
  }

  private boolean writeDead(Connection connection, Ending.Dead end, long worker)
      throws SQLException {
    Held held = end.held();
    return Sql.change(connection, dead, end.code(), end.error(), held.id, held.fence, worker) == 1
        && noteAttempt(connection, held, worker, "dead", end.code(), end.error());
  }

  private boolean writeCancelled(Connection connection, Ending.Cancelled end, long worker)
      throws SQLException {
    return fenced(connection, cancelled, end.held(), worker)
        && noteAttempt(connection, end.held(), worker, "cancelled", "cancelled", null);
  }

  private static boolean fenced(Connection connection, String statement, Held held, long worker)
      throws SQLException {
    return Sql.change(connection, statement, held.id, held.fence, worker) == 1;
  }

  private boolean noteAttempt(
      Connection connection,
      Held held,
      long worker,
      String outcome,
      String code,
      @Nullable String error)
      throws SQLException {
    return Sql.change(
            connection,
            attempt,
            held.id,
            held.fence,
            held.attempt,
            worker,
            held.startedAt,
            outcome,
            code,
            error)
        == 1;
  }

  private void writeDone(
      Connection connection, List<Ending.Done> good, long worker, Set<Ending> refused)
      throws SQLException {
    if (good.isEmpty()) {
      return;
    }
    Set<Long> written =
        sql.dialect() == Dialect.POSTGRESQL
            ? doneByArray(connection, good, worker)
            : doneByBatch(connection, good, worker);
    for (Ending.Done one : good) {
      if (!written.contains(one.held().id) && !alreadyDone(connection, one.held(), worker)) {
        refused.add(one);
      }
    }
  }

  private Set<Long> doneByArray(Connection connection, List<Ending.Done> good, long worker)
      throws SQLException {
    Sql.Numbers ids = sql.ids(good.stream().map(one -> one.held().id).toList());
    Sql.Numbers fences = sql.ids(good.stream().map(one -> one.held().fence).toList());
    return new HashSet<>(
        Sql.list(connection, doneMany, row -> row.getLong(1), ids, fences, ids, worker));
  }

  private Set<Long> doneByBatch(Connection connection, List<Ending.Done> good, long worker)
      throws SQLException {
    Set<Long> written = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(done)) {
      for (Ending.Done one : good) {
        Sql.bind(statement, one.held().id, one.held().fence, worker);
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 1) {
          written.add(good.get(i).held().id);
        }
      }
    }
    return written;
  }

  /** True when an earlier try of this write was committed although its answer was lost. */
  private static boolean alreadyDone(Connection connection, Held held, long worker)
      throws SQLException {
    return Sql.first(
            connection,
            "SELECT 1 FROM job WHERE id = ? AND fence = ? AND worker = ? AND state = 'done'",
            row -> true,
            held.id,
            held.fence,
            worker)
        != null;
  }
}
