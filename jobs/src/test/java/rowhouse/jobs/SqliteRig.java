package rowhouse.jobs;

import java.nio.file.Path;
import java.sql.SQLException;

final class SqliteRig extends Rig {
  private final SqliteJobDatabase database;

  SqliteRig(Path folder) throws Exception {
    database =
        new SqliteJobDatabase(folder.resolve("jobs.db"), SqliteJobDatabase.Durability.NORMAL)
            .withSchema();
  }

  @Override
  JobDatabase database() {
    return database;
  }

  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public void close() throws SQLException {
    super.close();
    database.close();
  }
}
