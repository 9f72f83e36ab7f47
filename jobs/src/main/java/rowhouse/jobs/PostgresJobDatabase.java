package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on a pool of PostgreSQL connections, for programs that have no transactions of their
 * own. The pool needs about four connections.
 */
public final class PostgresJobDatabase implements JobDatabase {
  private static final Logger log = LoggerFactory.getLogger(PostgresJobDatabase.class);

  private static final class Open {
    final Connection connection;
    final List<Runnable> afterCommit = new ArrayList<>();

    Open(Connection connection) {
      this.connection = connection;
    }
  }

  private final DataSource pool;

  // Each database has transactions of its own, so the variable belongs to the object.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Open> open = new ThreadLocal<>();

  /** Borrows a connection of {@code pool} for each transaction. */
  public PostgresJobDatabase(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection current() {
    return transaction().connection;
  }

  @Override
  public void afterCommit(Runnable action) {
    transaction().afterCommit.add(action);
  }

  private Open transaction() {
    Open mine = open.get();
    if (mine == null) {
      throw new IllegalStateException("This thread is in no transaction; use write.");
    }
    return mine;
  }

  @Override
  public <T> T write(Work<T> work) {
    Open mine = open.get();
    try {
      return mine != null ? work.run(mine.connection) : begin(work);
    } catch (SQLException broken) {
      throw new JobDatabaseException("The database refused a transaction.", broken);
    }
  }

  private <T> T begin(Work<T> work) throws SQLException {
    Open mine;
    T result;
    try (Connection connection = pool.getConnection()) {
      mine = new Open(connection);
      open.set(mine);
      connection.setAutoCommit(false);
      try {
        result = work.run(connection);
        connection.commit();
      } catch (SQLException | RuntimeException | Error failed) {
        connection.rollback();
        throw failed;
      } finally {
        open.remove();
        connection.setAutoCommit(true);
      }
    }
    mine.afterCommit.forEach(PostgresJobDatabase::quietly);
    return result;
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException theirs) {
      log.warn("an action after a commit threw; the commit stands", theirs);
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    Open mine = open.get();
    if (mine != null) {
      return write(work);
    }
    try (Connection connection = pool.getConnection()) {
      return work.run(connection);
    } catch (SQLException broken) {
      throw new JobDatabaseException("The database refused a query.", broken);
    }
  }
}
