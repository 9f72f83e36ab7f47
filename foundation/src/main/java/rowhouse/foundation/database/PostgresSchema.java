package rowhouse.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to one schema outside the pool. */
final class PostgresSchema {
  private PostgresSchema() {}

  static DataSource source(DatabaseSpec.Postgresql spec) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(spec.url());
    source.setUser(spec.user());
    source.setPassword(spec.password());
    source.setCurrentSchema(spec.schema());
    source.setApplicationName("rowhouse " + spec.schema());
    source.setConnectTimeout(5);
    return source;
  }

  static void create(DatabaseSpec.Postgresql spec) {
    try (Connection connection = source(spec).getConnection();
        Statement statement = connection.createStatement()) {
      // Two processes starting at once would collide in the catalogue without the lock.
      connection.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('rowhouse schema'))");
      statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + spec.schema() + "\"");
      statement.execute(
          "CREATE COLLATION IF NOT EXISTS \""
              + spec.schema()
              + "\".nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
      connection.commit();
    } catch (SQLException e) {
      throw SqlErrors.unchecked("opening schema " + spec.schema(), e);
    }
  }
}
