package rowhouse.foundation.database;

/** The two databases that Rowhouse runs on. */
public enum Dialect {
  SQLITE,
  POSTGRESQL
}
