package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Extends the leases of the jobs that this worker holds, and hears which are to be cancelled. */
final class BeatJobs {
  private final Sql sql;
  private final String extend;
  private static final String ASKED =
      "SELECT id FROM job WHERE worker = ? AND state = 'running' AND cancel_requested = 1 AND id :ids";

  /** A lease that still stands. */
  record Beat(long id, long fence, boolean cancel) {}

  BeatJobs(Sql sql) {
    this.sql = sql;
    extend =
        sql.text(
            """
            UPDATE job SET lease_until = :now + ?
            WHERE id :ids AND worker = ? AND state = 'running'
            RETURNING id, fence, cancel_requested
            """);
  }

  /**
   * Extends the leases of {@code ids} by {@code leaseMillis} from now; those not returned are lost.
   */
  List<Beat> beat(Connection connection, Collection<Long> ids, long leaseMillis, long worker)
      throws SQLException {
    return Sql.list(
        connection,
        extend,
        row -> new Beat(row.getLong(1), row.getLong(2), row.getInt(3) == 1),
        leaseMillis,
        sql.ids(ids),
        worker);
  }

  /** Which of {@code ids} are to be cancelled. */
  List<Long> asked(Connection connection, Collection<Long> ids, long worker) throws SQLException {
    return Sql.list(connection, sql.text(ASKED), row -> row.getLong(1), worker, sql.ids(ids));
  }
}
