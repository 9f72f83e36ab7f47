package rowhouse.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import rowhouse.jobs.Dialect;
import rowhouse.jobs.JobDatabase;
import rowhouse.jobs.JobSchema;
import rowhouse.jobs.PostgresJobDatabase;
import rowhouse.jobs.SqliteJobDatabase;

/** One empty database to measure on: SQLite FULL or NORMAL, or PostgreSQL with fsync on. */
final class Target implements AutoCloseable {
  private final Path folder;
  private final String name;
  private final JobDatabase database;
  private final Dialect dialect;
  private final @Nullable SqliteJobDatabase sqlite;
  private final @Nullable EmbeddedPostgres server;
  private final @Nullable HikariDataSource pool;

  private Target(
      Path folder,
      String name,
      JobDatabase database,
      Dialect dialect,
      @Nullable SqliteJobDatabase sqlite,
      @Nullable EmbeddedPostgres server,
      @Nullable HikariDataSource pool) {
    this.folder = folder;
    this.name = name;
    this.database = database;
    this.dialect = dialect;
    this.sqlite = sqlite;
    this.server = server;
    this.pool = pool;
  }

  static Target sqlite(SqliteJobDatabase.Durability durability) throws IOException, SQLException {
    Path folder = Files.createTempDirectory(Path.of("."), "bench-");
    SqliteJobDatabase database =
        new SqliteJobDatabase(folder.resolve("jobs.db"), durability).withSchema();
    String name = "SQLite " + durability.name().toUpperCase(Locale.ROOT);
    return new Target(folder, name, database, Dialect.SQLITE, database, null, null);
  }

  /** The server of the test library has fsync off by default; here it is as in production. */
  static Target postgresql() throws IOException, SQLException {
    Path folder = Files.createTempDirectory(Path.of("."), "bench-");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.toAbsolutePath().normalize().resolve("pg"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
    HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"), 8);
    try (Connection connection = pool.getConnection()) {
      JobSchema.create(connection, Dialect.POSTGRESQL);
    }
    return new Target(
        folder,
        "PostgreSQL",
        new PostgresJobDatabase(pool),
        Dialect.POSTGRESQL,
        null,
        server,
        pool);
  }

  static HikariDataSource pool(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  String name() {
    return name;
  }

  JobDatabase database() {
    return database;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Connections of a pool; PostgreSQL only. */
  DataSource connections() {
    if (pool == null) {
      throw new IllegalStateException("SQLite has no pool");
    }
    return pool;
  }

  /** The server's address as libpq writes it. */
  String uri() {
    if (server == null) {
      throw new IllegalStateException("SQLite has no server");
    }
    return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
  }

  String url() {
    if (server == null) {
      throw new IllegalStateException("SQLite has no server");
    }
    return server.getJdbcUrl("postgres", "postgres");
  }

  long number(String query) {
    return database.read(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(query)) {
        return row.next() ? row.getLong(1) : 0L;
      }
    });
  }

  void execute(String sql) {
    database.write(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @Override
  public void close() throws IOException, SQLException {
    if (pool != null) {
      pool.close();
    }
    if (server != null) {
      server.close();
    }
    if (sqlite != null) {
      sqlite.close();
    }
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
