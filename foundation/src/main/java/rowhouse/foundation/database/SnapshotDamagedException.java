package rowhouse.foundation.database;

/** A copy of a database did not pass its check and must not be relied on. */
public final class SnapshotDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which copy, and what SQLite found. */
  public SnapshotDamagedException(String message) {
    super(message);
  }
}
