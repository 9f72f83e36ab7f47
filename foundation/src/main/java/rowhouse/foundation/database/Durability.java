package rowhouse.foundation.database;

/** What a commit on SQLite promises. */
public enum Durability {
  /** It survives a power cut: the log is forced to the disk before the commit returns. */
  FULL,
  /** It survives the end of the process; a power cut may undo the last commits, never tear them. */
  NORMAL
}
