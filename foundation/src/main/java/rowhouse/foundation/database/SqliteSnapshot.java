package rowhouse.foundation.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** Copies a database file that is in use, through SQLite, never through file I/O. */
final class SqliteSnapshot {
  private static final Logger log = LoggerFactory.getLogger(SqliteSnapshot.class);

  private SqliteSnapshot() {}

  /** Copies {@code file} to {@code target} and checks the copy. */
  static void take(SqliteFile file, Path target) {
    // The statement is one long native call, which would hold up the callers' virtual threads.
    FutureTask<Boolean> task = new FutureTask<>(() -> copy(file, target), Boolean.TRUE);
    Thread.ofPlatform().daemon().name("snapshot " + file.path().getFileName()).start(task);
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseBusyException("The snapshot of " + file.path() + " was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void copy(SqliteFile file, Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("A snapshot needs a file to be written to: " + target);
    }
    Path half = folder.resolve(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.createDirectories(folder);
      try (Connection connection = file.plain();
          PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
        vacuum.setString(1, half.toString());
        vacuum.execute();
      }
      check(half);
      force(half);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (SQLException e) {
      throw SqlErrors.unchecked("copying " + file.path() + " to " + target, e);
    } catch (IOException e) {
      throw new UncheckedIOException("The snapshot " + target + " could not be written.", e);
    } finally {
      discard(half);
    }
  }

  private static void discard(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      log.warn("The unfinished snapshot {} stays behind; delete it by hand.", half, e);
    }
  }

  /** As {@link #check}, with errors of the file as damage, too. */
  static void checkWhole(Path copy) {
    try {
      check(copy);
    } catch (SQLException | IOException e) {
      throw new SnapshotDamagedException("The copy " + copy + " cannot be read: " + e.getMessage());
    }
  }

  /** Throws unless SQLite finds the file whole; a file of no bytes is not. */
  static void check(Path copy) throws SQLException, IOException {
    if (Files.size(copy) == 0) {
      throw new SnapshotDamagedException("The copy " + copy + " is empty.");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + copy.toAbsolutePath());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      String said = rows.next() ? rows.getString(1) : "nothing";
      if (!"ok".equals(said) || rows.next()) {
        throw new SnapshotDamagedException("The copy " + copy + " is damaged: " + said);
      }
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
