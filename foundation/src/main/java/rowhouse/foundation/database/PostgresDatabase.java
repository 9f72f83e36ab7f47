package rowhouse.foundation.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A room's database in one schema of a PostgreSQL server. Work runs on the caller's thread, because
 * the driver is plain Java. A write that the server ends for a deadlock or a serialization failure
 * runs again, four times at most.
 */
public final class PostgresDatabase implements OpenDatabase {
  private static final int CONNECTIONS = 4;
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DatabaseSpec.Postgresql spec;
  private final Sessions sessions = new Sessions();
  private final HikariDataSource pool;

  private PostgresDatabase(DatabaseSpec.Postgresql spec, Duration patience) {
    this.spec = spec;
    HikariConfig config = new HikariConfig();
    config.setPoolName("rowhouse-" + spec.schema());
    config.setJdbcUrl(spec.url());
    config.setUsername(spec.user());
    config.setPassword(spec.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(false);
    config.addDataSourceProperty("currentSchema", spec.schema());
    config.addDataSourceProperty("ApplicationName", "rowhouse " + spec.schema());
    config.addDataSourceProperty(
        "options",
        "-c lock_timeout="
            + patience.toMillis()
            + " -c idle_in_transaction_session_timeout=60000 -c client_min_messages=warning");
    this.pool = new HikariDataSource(config);
  }

  /**
   * Opens a pool of at most four connections and makes the schema when there is none.
   *
   * @throws org.springframework.dao.DataAccessException when the server cannot be reached
   */
  public static PostgresDatabase open(DatabaseSpec.Postgresql spec) {
    return open(spec, PATIENCE);
  }

  static PostgresDatabase open(DatabaseSpec.Postgresql spec, Duration patience) {
    PostgresSchema.create(spec);
    return new PostgresDatabase(spec, patience);
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public <T> T read(Duration limit, Function<JdbcClient, T> work) {
    Session outer = sessions.here();
    if (outer != null) {
      return work.apply(outer.sql());
    }
    try (Connection connection = connect()) {
      Session session = new Session(connection, false);
      // One statement, because each would be a journey to the server.
      session.execute(
          "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = "
              + Math.max(1, limit.toMillis()));
      try {
        return sessions.within(session, work);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw SqlErrors.unchecked("reading", e);
    }
  }

  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    Session outer = sessions.here();
    if (outer != null) {
      return sessions.join(outer, work);
    }
    for (int tried = 1; ; tried++) {
      try {
        return once(work);
      } catch (RuntimeException e) {
        if (tried == TRIES || !worthAnotherTry(e)) {
          throw e;
        }
        pause(tried);
      }
    }
  }

  private <T> T once(Function<JdbcClient, T> work) {
    List<Runnable> actions;
    T result;
    try (Connection connection = connect()) {
      Session session = new Session(connection, true);
      try {
        result = sessions.within(session, work);
        connection.commit();
        actions = session.takeAfterCommit();
      } catch (Throwable e) {
        undo(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw SqlErrors.unchecked("writing", e);
    } catch (RuntimeException e) {
      if (SqlErrors.shown(e) instanceof RuntimeException shown) {
        throw shown;
      }
      throw e;
    }
    Sessions.run(actions);
    return result;
  }

  private Connection connect() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new DatabaseBusyException(
          "No connection to PostgreSQL could be had in time. Try again in a moment.", e);
    }
  }

  private static void undo(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean worthAnotherTry(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
      }
    }
    return false;
  }

  private static void pause(int tried) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5L << tried));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseBusyException("The write was interrupted between two tries.", e);
    }
  }

  @Override
  public Connection current() {
    return sessions.current();
  }

  @Override
  public Connection connection() {
    return sessions.connection();
  }

  @Override
  public boolean inTransaction() {
    return sessions.inTransaction();
  }

  @Override
  public void afterCommit(Runnable action) {
    sessions.afterCommit(action);
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return "PostgreSQL " + spec.schema();
  }
}
