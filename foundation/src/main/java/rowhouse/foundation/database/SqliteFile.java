package rowhouse.foundation.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** How connections to one database file are made. */
record SqliteFile(Path path, Durability durability) {
  private static final int BUSY_MILLIS = 5_000;
  private static final int WRITER_CACHE_KIB = 8 * 1024;
  private static final int READER_CACHE_KIB = 4 * 1024;
  private static final int LOG_BYTES_KEPT = 64 * 1024 * 1024;

  SqliteFile {
    path = path.toAbsolutePath().normalize();
    if (path.toString().indexOf('?') >= 0) {
      throw new IllegalArgumentException(
          "The path of a SQLite database cannot contain a question mark: " + path);
    }
  }

  Connection writer() throws SQLException {
    return connect(WRITER_CACHE_KIB, true);
  }

  Connection reader() throws SQLException {
    Connection connection = connect(READER_CACHE_KIB, true);
    execute(connection, "PRAGMA query_only = 1");
    return connection;
  }

  /** For work beside the pool: copies and checks. */
  Connection plain() throws SQLException {
    return connect(READER_CACHE_KIB, true);
  }

  /** For migrations: a table rebuilt with foreign keys on would delete its children. */
  Connection migrating() throws SQLException {
    return connect(WRITER_CACHE_KIB, false);
  }

  private Connection connect(int cacheKib, boolean foreignKeys) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(
        durability == Durability.FULL
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    config.enforceForeignKeys(foreignKeys);
    config.setCacheSize(-cacheKib);
    config.setJournalSizeLimit(LOG_BYTES_KEPT);
    return config.createConnection("jdbc:sqlite:" + path);
  }

  static void execute(Connection connection, String statement) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(statement);
    }
  }
}
