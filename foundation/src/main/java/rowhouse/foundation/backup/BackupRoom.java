package rowhouse.foundation.backup;

import java.util.regex.Pattern;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.database.SqliteDatabase;

/**
 * A room that is to be backed up.
 *
 * @param name its name, of a-z and 0-9; its database is restored as {@code <name>/<name>.db}
 * @param database its rows, with the tables of {@code rowhouse/foundation/migrations}
 * @param blobs its files
 */
public record BackupRoom(String name, SqliteDatabase database, Blobs blobs) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

  public BackupRoom {
    checkName(name);
  }

  static String checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A room is named with a-z and 0-9.");
    }
    return name;
  }
}
