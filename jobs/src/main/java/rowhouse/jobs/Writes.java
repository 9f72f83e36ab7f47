package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The transactions that a running handler may ask for, each refused once the lease is lost. */
final class Writes {
  private final JobDatabase database;
  private final EndJobs end;
  private final AddJobs add;
  private final long worker;
  private final Committed committed;
  private final String lock;
  private final String suspend;
  private static final String CHILDREN =
      "SELECT id, kind, state, result FROM job WHERE parent_id = ? ORDER BY id";

  /** Told on the committing thread what a run has committed itself. */
  interface Committed {
    /** The run is done; its parents may have changed. */
    void done(Held held, List<JobListener.Change> parents);

    /** The job waits for children of these kinds. */
    void waits(Held held, Set<String> children);
  }

  Writes(
      JobDatabase database, Sql sql, EndJobs end, AddJobs add, long worker, Committed committed) {
    this.database = database;
    this.end = end;
    this.add = add;
    this.worker = worker;
    this.committed = committed;
    lock =
        sql.text(
            """
            SELECT 1 FROM job
            WHERE id = ? AND fence = ? AND worker = ? AND state = 'running' :lock
            """);
    suspend =
        sql.text(
            """
            UPDATE job SET state = 'waiting', attempt = 0, lease_until = NULL, worker = NULL
            WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
            """);
  }

  <T> T write(Held held, JobDatabase.Work<T> work) {
    held.shield();
    try {
      return database.write(connection -> {
        check(connection, held);
        return work.run(connection);
      });
    } finally {
      held.unshield();
    }
  }

  void complete(Held held, JobRun.Completion work) {
    write(
        held,
        connection -> {
          String result = work.run(connection);
          if (!end.done(connection, held, result, worker)) {
            throw lost(held);
          }
          List<JobListener.Change> parents = end.settle(connection, held);
          database.afterCommit(() -> committed.done(held, parents));
          return true;
        });
  }

  void waitFor(Held held, List<? extends Payload> children) {
    if (children.isEmpty()) {
      throw new IllegalArgumentException("A job cannot wait for no children.");
    }
    write(
        held,
        connection -> {
          for (Payload child : children) {
            add.add(
                connection, child, AddOptions.standard(), held.trace, AddJobs.Place.under(held.id));
          }
          Sql.change(connection, suspend, held.id, held.fence, worker);
          Set<String> kinds =
              children.stream().map(Payload::kind).collect(Collectors.toUnmodifiableSet());
          database.afterCommit(() -> committed.waits(held, kinds));
          return true;
        });
  }

  List<JobRun.Child> children(long id) {
    return database.read(connection ->
        Sql.list(
            connection,
            CHILDREN,
            row ->
                new JobRun.Child(
                    row.getLong("id"),
                    row.getString("kind"),
                    JobState.of(row.getString("state")),
                    row.getString("result")),
            id));
  }

  private void check(Connection connection, Held held) throws SQLException {
    if (held.stop() == Held.Stop.LOST
        || Sql.first(connection, lock, row -> true, held.id, held.fence, worker) == null) {
      throw lost(held);
    }
  }

  private static LostLease lost(Held held) {
    return new LostLease("The lease of " + held + " was lost; nothing was written.");
  }
}
