package rowhouse.foundation.database;

import java.nio.file.Path;
import java.util.List;

/** The way to a database. */
public final class Databases {
  private Databases() {}

  /** Opens the database as it is; blocks while it does. */
  public static OpenDatabase open(DatabaseSpec spec) {
    return switch (spec) {
      case DatabaseSpec.Sqlite sqlite -> SqliteDatabase.open(sqlite.file(), sqlite.durability());
      case DatabaseSpec.Postgresql postgresql -> PostgresDatabase.open(postgresql);
    };
  }

  /**
   * Brings the tables of {@code modules} up to date, in their order, and opens the database.
   *
   * @param backups where a copy of a SQLite file goes before it is changed
   * @throws MigrationException when a migration fails or the database is newer than the program
   */
  public static OpenDatabase open(DatabaseSpec spec, List<MigrationModule> modules, Path backups) {
    Migrations.apply(spec, modules, backups);
    return open(spec);
  }
}
