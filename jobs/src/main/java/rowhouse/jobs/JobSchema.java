package rowhouse.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * The engine's tables. A host that has Flyway points it at {@link #LOCATION} with the suffix of its
 * dialect ({@code .sqlite} or {@code .postgresql}); everyone else calls {@link #create}.
 */
public final class JobSchema {
  /** Where the migrations lie on the class path. */
  public static final String LOCATION = "rowhouse/jobs/migrations";

  private static final List<String> MIGRATIONS = List.of("V001__jobs");

  private JobSchema() {}

  /**
   * Makes the tables, or brings them up to date, in one transaction of its own. Calling it again
   * changes nothing.
   *
   * @throws IllegalStateException when {@code connection} is inside a transaction
   */
  public static void create(Connection connection, Dialect dialect) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException("The schema is made outside a transaction.");
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        // Several workers may start at once on an empty database.
        statement.execute("SELECT pg_advisory_xact_lock(7203914)");
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS job_schema (version INTEGER NOT NULL PRIMARY KEY)");
      for (int version = 1 + version(statement); version <= MIGRATIONS.size(); version++) {
        for (String part : read(MIGRATIONS.get(version - 1), dialect).split(";", -1)) {
          if (!part.isBlank()) {
            statement.execute(part);
          }
        }
        statement.execute("INSERT INTO job_schema (version) VALUES (" + version + ")");
      }
      connection.commit();
    } catch (SQLException | RuntimeException broken) {
      connection.rollback();
      throw broken;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT COALESCE(max(version), 0) FROM job_schema")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static String read(String name, Dialect dialect) {
    String path = "/" + LOCATION + "/" + name + "." + dialect.name().toLowerCase(Locale.ROOT);
    try (InputStream in = JobSchema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The migration " + path + " is missing.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("(?m)^\\s*--.*$", "");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
