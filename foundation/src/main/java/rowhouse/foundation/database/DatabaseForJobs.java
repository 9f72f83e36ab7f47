package rowhouse.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;
import rowhouse.jobs.JobDatabase;

/** Lets the job engine work in the transactions of a room's database. */
public final class DatabaseForJobs implements JobDatabase {
  private final Database database;

  /** The engine's tables are in {@code database}. */
  public DatabaseForJobs(Database database) {
    this.database = database;
  }

  @Override
  public Connection current() {
    return database.current();
  }

  @Override
  public void afterCommit(Runnable action) {
    database.afterCommit(action);
  }

  @Override
  public <T> T write(Work<T> work) {
    return database.write(sql -> run(work));
  }

  @Override
  public <T> T read(Work<T> work) {
    return database.read(sql -> run(work));
  }

  private <T> T run(Work<T> work) {
    try {
      return work.run(database.connection());
    } catch (SQLException e) {
      throw SqlErrors.unchecked("a statement of the job engine", e);
    }
  }
}
