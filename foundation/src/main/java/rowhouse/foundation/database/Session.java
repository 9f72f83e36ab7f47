package rowhouse.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One connection in use: what work sees of it, and what waits for its commit. */
final class Session {
  private final Connection connection;
  private final boolean writing;
  private final JdbcClient sql;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private int savepoints;

  Session(Connection connection, boolean writing) {
    this.connection = connection;
    this.writing = writing;
    JdbcTemplate template = new JdbcTemplate();
    template.setExceptionTranslator(SqlErrors.any());
    template.setDataSource(new OneConnection(connection));
    this.sql = JdbcClient.create(template);
  }

  Connection connection() {
    return connection;
  }

  boolean writing() {
    return writing;
  }

  JdbcClient sql() {
    return sql;
  }

  void execute(String statement) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(statement);
    }
  }

  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** The actions noted since the last call; they are the caller's to run. */
  List<Runnable> takeAfterCommit() {
    List<Runnable> taken = List.copyOf(afterCommit);
    afterCommit.clear();
    return taken;
  }

  /** Marks a place to come back to. */
  Savepoint savepoint() throws SQLException {
    Savepoint savepoint = new Savepoint("s" + ++savepoints, afterCommit.size());
    execute("SAVEPOINT " + savepoint.name);
    return savepoint;
  }

  void release(Savepoint savepoint) throws SQLException {
    savepoints--;
    execute("RELEASE SAVEPOINT " + savepoint.name);
  }

  void rollback(Savepoint savepoint) throws SQLException {
    afterCommit.subList(savepoint.actions, afterCommit.size()).clear();
    execute("ROLLBACK TO SAVEPOINT " + savepoint.name);
    release(savepoint);
  }

  /** Forgets what a transaction that is gone has left here. */
  void reset() {
    savepoints = 0;
    afterCommit.clear();
  }

  /** A place in a transaction, and how many actions were waiting for its commit there. */
  record Savepoint(String name, int actions) {}
}
