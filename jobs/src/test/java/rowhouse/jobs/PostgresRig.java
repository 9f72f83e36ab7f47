package rowhouse.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema of its own on one embedded server that the whole test run shares. */
final class PostgresRig extends Rig {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = startServer();

  private final HikariDataSource pool;
  private final PostgresJobDatabase database;

  private static EmbeddedPostgres startServer() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  PostgresRig() throws Exception {
    String schema = "t" + SCHEMAS.incrementAndGet();
    String url = SERVER.getJdbcUrl("postgres", "postgres");
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url + "&currentSchema=" + schema);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection()) {
      JobSchema.create(connection, Dialect.POSTGRESQL);
    }
    database = new PostgresJobDatabase(pool);
  }

  HikariDataSource pool() {
    return pool;
  }

  @Override
  JobDatabase database() {
    return database;
  }

  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public void close() throws SQLException {
    super.close();
    pool.close();
  }
}
