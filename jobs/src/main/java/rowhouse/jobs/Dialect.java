package rowhouse.jobs;

/** The two databases that the engine speaks to. */
public enum Dialect {
  /** SQLite 3.51 or later in WAL mode; one process owns the file. */
  SQLITE,
  /** PostgreSQL 13 or later; any number of processes. */
  POSTGRESQL
}
