package rowhouse.foundation.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Remembers in the database which migration files it was brought up to date with, because asking
 * Flyway costs a second of every start.
 */
final class SchemaMark {
  private static final String NONE = "";

  private SchemaMark() {}

  /** Whether the database was brought up to date with exactly the files the program has now. */
  static boolean matches(DataSource source, List<MigrationModule> modules, String suffix) {
    Map<String, String> marks = read(source);
    return modules.stream()
        .allMatch(module -> {
          String mark = of(module, suffix);
          return !mark.equals(NONE) && mark.equals(marks.get(module.name()));
        });
  }

  private static Map<String, String> read(DataSource source) {
    Map<String, String> marks = new HashMap<>();
    try (Connection connection = source.getConnection();
        ResultSet tables =
            connection.getMetaData().getTables(null, connection.getSchema(), "schema_mark", null)) {
      if (!tables.next()) {
        return marks;
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT module, mark FROM schema_mark")) {
        while (rows.next()) {
          marks.put(rows.getString(1), rows.getString(2));
        }
      }
      return marks;
    } catch (SQLException e) {
      throw SqlErrors.unchecked("looking which migrations were applied", e);
    }
  }

  /** Remembers the files the program has now. */
  static void write(DataSource source, List<MigrationModule> modules, String suffix)
      throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS schema_mark (module TEXT PRIMARY KEY, mark TEXT NOT NULL)");
      for (MigrationModule module : modules) {
        try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO schema_mark (module, mark) VALUES (?, ?)"
                    + " ON CONFLICT (module) DO UPDATE SET mark = excluded.mark")) {
          insert.setString(1, module.name());
          insert.setString(2, of(module, suffix));
          insert.execute();
        }
      }
    }
  }

  private static String of(MigrationModule module, String suffix) {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver(SchemaMark.class.getClassLoader())
              .getResources("classpath*:" + module.location() + "/V*");
      List<Resource> ours =
          Arrays.stream(files)
              .filter(file -> name(file).endsWith(".sql") || name(file).endsWith(suffix))
              .sorted(Comparator.comparing(SchemaMark::name))
              .toList();
      if (ours.isEmpty()) {
        return NONE;
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Resource file : ours) {
        digest.update(name(file).getBytes(UTF_8));
        digest.update((byte) 0);
        digest.update(file.getContentAsByteArray());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return NONE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String name(Resource file) {
    return String.valueOf(file.getFilename());
  }
}
