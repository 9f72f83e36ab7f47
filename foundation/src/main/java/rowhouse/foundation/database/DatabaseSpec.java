package rowhouse.foundation.database;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a room keeps its rows. */
public sealed interface DatabaseSpec {

  /** One file; its folder is made when there is none. */
  record Sqlite(Path file, Durability durability) implements DatabaseSpec {
    /** A file whose commits survive a power cut. */
    public Sqlite(Path file) {
      this(file, Durability.FULL);
    }
  }

  /**
   * One schema of a server.
   *
   * @param url as {@code jdbc:postgresql://host:5432/name}
   * @param schema lower-case letters, digits and underscores, 63 at most
   */
  record Postgresql(String url, String user, String password, String schema)
      implements DatabaseSpec {
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public Postgresql {
      if (!SCHEMA.matcher(schema).matches()) {
        throw new IllegalArgumentException(
            "A schema is named with lower-case letters, digits and underscores: " + schema);
      }
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "A PostgreSQL address starts with jdbc:postgresql: (see rowhouse.database.url).");
      }
    }

    /** Leaves out the address too, because people put passwords into it. */
    @Override
    public String toString() {
      return "PostgreSQL schema " + schema + " as " + user;
    }
  }
}
