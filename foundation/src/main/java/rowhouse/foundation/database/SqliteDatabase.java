package rowhouse.foundation.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A room's database in one SQLite file, written by one thread and read by a few.
 *
 * <p>Measured on two cores: as many readers as cores give the most reads per second; the others
 * here are spare, so that two slow reads do not hold up all the rest.
 */
public final class SqliteDatabase implements OpenDatabase {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SqliteFile file;
  private final Sessions sessions = new Sessions();
  private final SqliteWriter writer;
  private final SqliteReaders readers;

  private SqliteDatabase(SqliteFile file, Duration patience) throws SQLException {
    this.file = file;
    this.writer = new SqliteWriter(file, sessions, patience);
    this.readers =
        new SqliteReaders(
            file, sessions, patience, Math.max(4, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Opens the file, making it and its folder when there is none. Blocks while it does.
   *
   * @throws org.springframework.dao.DataAccessException when it is no database or cannot be written
   */
  public static SqliteDatabase open(Path file, Durability durability) {
    return open(file, durability, PATIENCE);
  }

  static SqliteDatabase open(Path file, Durability durability, Duration patience) {
    SqliteFile sqlite = new SqliteFile(file, durability);
    try {
      Path folder = sqlite.path().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new SqliteDatabase(sqlite, patience);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of " + file + " cannot be made.", e);
    } catch (SQLException e) {
      throw SqlErrors.unchecked("opening " + sqlite.path(), e);
    }
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public <T> T read(Duration limit, Function<JdbcClient, T> work) {
    Session session = sessions.here();
    return session != null ? work.apply(session.sql()) : readers.read(limit, work);
  }

  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    Session session = sessions.here();
    return session != null ? sessions.join(session, work) : writer.write(work);
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

  /**
   * Writes a copy of the database as it is now to {@code target}, which must not exist; writers go
   * on meanwhile. The copy has been forced to the disk and checked when this returns. Blocks for as
   * long as that takes (some seconds per gigabyte), and must not be called inside a transaction.
   */
  public void snapshot(Path target) {
    if (sessions.here() != null) {
      throw new IllegalStateException("A snapshot inside read() or write() would wait for itself.");
    }
    SqliteSnapshot.take(file, target);
  }

  /**
   * Checks a copy that nobody has open. Blocks while SQLite reads all of it.
   *
   * @throws SnapshotDamagedException when it is not whole
   */
  public static void checkCopy(Path copy) {
    SqliteSnapshot.checkWhole(copy);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }

  @Override
  public String toString() {
    return "SQLite " + file.path();
  }
}
