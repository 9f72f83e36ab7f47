package rowhouse.foundation.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.sqlite.SQLiteException;

/** Gives the errors of both databases the same names. */
final class SqlErrors implements SQLExceptionTranslator {
  private static final SqlErrors ANY = new SqlErrors();
  private final SQLStateSQLExceptionTranslator byState = new SQLStateSQLExceptionTranslator();

  private SqlErrors() {}

  static SqlErrors any() {
    return ANY;
  }

  /** The unchecked form of an error met while doing {@code task}. */
  static DataAccessException unchecked(String task, SQLException error) {
    DataAccessException named = ANY.translate(task, null, error);
    return named != null ? named : new UncategorizedSQLException(task, null, error);
  }

  /**
   * What the caller of failed work is shown: the exception as thrown, except where plain JDBC code
   * has wrapped a full disk or a lock that did not come.
   */
  static Throwable shown(Throwable thrown) {
    if (thrown instanceof DataAccessException) {
      return thrown;
    }
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 16; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        DataAccessException named = ANY.translate("work", null, sql);
        if (named instanceof StorageFullException) {
          return new StorageFullException(FULL, thrown);
        }
        if (named instanceof DatabaseBusyException) {
          return new DatabaseBusyException(BUSY, thrown);
        }
        return thrown;
      }
    }
    return thrown;
  }

  private static final String FULL =
      "The disk that holds the database is full. Make space; writing works again by itself.";
  private static final String BUSY =
      "The database is held by another writer. Try again in a moment.";
  private static final String SLOW = "The query took longer than it may.";
  private static final String READ_ONLY = "Work inside read() cannot change anything: use write().";

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException error) {
    if (error instanceof SQLiteException lite) {
      return sqlite(lite);
    }
    DataAccessException ours = postgresql(error);
    return ours != null ? ours : byState.translate(task, sql, error);
  }

  private static @Nullable DataAccessException sqlite(SQLiteException error) {
    return switch (error.getResultCode()) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
          new DuplicateKeyException(said(error), error);
      case SQLITE_FULL,
          SQLITE_IOERR_WRITE,
          SQLITE_IOERR_FSYNC,
          SQLITE_IOERR_TRUNCATE,
          SQLITE_IOERR_DIR_FSYNC,
          SQLITE_IOERR_SHMOPEN,
          SQLITE_IOERR_SHMSIZE,
          SQLITE_IOERR_SHMMAP ->
          new StorageFullException(FULL, error);
      case SQLITE_BUSY,
          SQLITE_BUSY_RECOVERY,
          SQLITE_BUSY_SNAPSHOT,
          SQLITE_BUSY_TIMEOUT,
          SQLITE_LOCKED,
          SQLITE_LOCKED_SHAREDCACHE ->
          new DatabaseBusyException(BUSY, error);
      case SQLITE_INTERRUPT -> new SqlTimeLimitException(SLOW, error);
      case SQLITE_READONLY -> new InvalidDataAccessApiUsageException(READ_ONLY, error);
      default ->
          error.getResultCode().name().startsWith("SQLITE_CONSTRAINT")
              ? new DataIntegrityViolationException(said(error), error)
              : null;
    };
  }

  private static @Nullable DataAccessException postgresql(SQLException error) {
    String state = error.getSQLState();
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "53100" -> new StorageFullException(FULL, error);
      case "55P03" -> new DatabaseBusyException(BUSY, error);
      case "57014" -> new SqlTimeLimitException(SLOW, error);
      case "25006" -> new InvalidDataAccessApiUsageException(READ_ONLY, error);
      default -> null;
    };
  }

  private static String said(SQLException error) {
    String message = error.getMessage();
    return message == null ? "The database refused the row." : message;
  }
}
