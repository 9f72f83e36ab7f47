package rowhouse.foundation.database;

/** A database together with the right to close it, which belongs to whoever opened it. */
public sealed interface OpenDatabase extends Database, AutoCloseable
    permits SqliteDatabase, PostgresDatabase {

  /** Lets running work end and closes all connections; blocks until both is done. */
  @Override
  void close();
}
