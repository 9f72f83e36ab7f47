package rowhouse.foundation.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.database.OpenDatabase;

/**
 * A real database of a test's own: a SQLite file in a temporary folder, or a fresh schema of the
 * one PostgreSQL server that this JVM starts when the first test asks for it.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private final DatabaseSpec spec;
  private final Path folder;
  private OpenDatabase open;

  private TestDatabase(DatabaseSpec spec, Path folder, OpenDatabase open) {
    this.spec = spec;
    this.folder = folder;
    this.open = open;
  }

  /** The database that {@code -Drowhouse.test.database=sqlite|postgresql} names; SQLite without. */
  public static Dialect chosen() {
    return Dialect.valueOf(
        System.getProperty("rowhouse.test.database", "sqlite").toUpperCase(Locale.ROOT));
  }

  /** Opens a database of the chosen kind with the tables of {@code modules}. */
  public static TestDatabase open(MigrationModule... modules) {
    return open(chosen(), modules);
  }

  /** Opens a database of {@code dialect} with the tables of {@code modules}. */
  public static TestDatabase open(Dialect dialect, MigrationModule... modules) {
    try {
      Path folder = Files.createTempDirectory("rowhouse-test-");
      DatabaseSpec spec = spec(dialect, folder);
      OpenDatabase open = Databases.open(spec, List.of(modules), folder.resolve("backups"));
      return new TestDatabase(spec, folder, open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a new, empty database of {@code dialect} may be made; {@code folder} is for its file. */
  public static DatabaseSpec spec(Dialect dialect, Path folder) {
    return switch (dialect) {
      // The disk is not under test here, so it is not waited for.
      case SQLITE -> new DatabaseSpec.Sqlite(folder.resolve("test.db"), Durability.NORMAL);
      case POSTGRESQL ->
          new DatabaseSpec.Postgresql(
              Server.ONE.getJdbcUrl("postgres", "postgres"),
              "postgres",
              "",
              "test_" + SCHEMAS.incrementAndGet());
    };
  }

  public Database database() {
    return open;
  }

  public DatabaseSpec spec() {
    return spec;
  }

  /** A folder of this test's own, deleted with the database. */
  public Path folder() {
    return folder;
  }

  /** Closes the database and opens it again, as a restart would. */
  public Database reopen() {
    open.close();
    open = Databases.open(spec);
    return open;
  }

  @Override
  public void close() {
    open.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started on first use; the library stops the server when the JVM ends. */
  private static final class Server {
    private static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "100")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL server did not start.", e);
      }
    }
  }
}
