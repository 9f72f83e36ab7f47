package rowhouse.foundation.database;

import java.util.regex.Pattern;

/**
 * One owner of tables, with a history of its own, so that the versions of two never clash.
 *
 * @param name lower-case letters and underscores; its history is {@code schema_history_<name>}
 * @param location a folder of the class path, such as {@code rowhouse/vault/migrations}
 */
public record MigrationModule(String name, String location) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,39}");

  public MigrationModule {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A module is named with lower-case letters: " + name);
    }
  }

  String history() {
    return "schema_history_" + name;
  }
}
