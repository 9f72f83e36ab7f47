package rowhouse.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything in which the two databases differ, and the few lines of JDBC that all classes use. */
final class Sql {
  private final Dialect dialect;
  private final String now;

  Sql(Dialect dialect, @Nullable String now) {
    this.dialect = dialect;
    this.now = now != null ? now : clock(dialect);
  }

  private static String clock(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
      case POSTGRESQL -> "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
    };
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * Fills in {@code :now}, {@code :lock} and {@code :skip}, and turns {@code column :in (…)} into
   * the form that each planner answers by index.
   */
  String text(String template) {
    boolean postgres = dialect == Dialect.POSTGRESQL;
    return template
        .replace(":now", now)
        // SQLite would rather walk the whole table in the order of its ids.
        .replace(":ended", postgres ? "" : "INDEXED BY job_ended")
        .replace(":lock", postgres ? "FOR UPDATE" : "")
        .replace(":skip", postgres ? "FOR UPDATE SKIP LOCKED" : "")
        .replace(":in (SELECT", postgres ? "= ANY (ARRAY (SELECT" : "IN (SELECT")
        .replace(":end)", postgres ? "))" : ")")
        .replace(":ids", postgres ? "= ANY (?)" : "IN (SELECT value FROM json_each(?))");
  }

  /**
   * The condition for a state, with the words of the partial index that covers it: SQLite uses such
   * an index only when its condition stands in the query.
   */
  static String is(JobState state) {
    String words =
        switch (state) {
          case READY, WAITING, RUNNING -> "";
          case DELAYED, FAILED -> " AND state IN ('delayed', 'failed')";
          case DONE, DEAD, CANCELLED -> " AND state IN ('done', 'dead', 'cancelled')";
        };
    return "state = '" + state.word() + "'" + words;
  }

  /** Numbers as one parameter: an array, or JSON where there are no arrays. */
  record Numbers(Dialect dialect, Collection<Long> values) {
    void bind(PreparedStatement statement, int index) throws SQLException {
      if (dialect == Dialect.POSTGRESQL) {
        // A text cast to an array would be read anew for every row.
        statement.setArray(
            index, statement.getConnection().createArrayOf("bigint", values.toArray()));
      } else {
        statement.setString(
            index, values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
      }
    }
  }

  /** The parameter for {@code :ids}. */
  Numbers ids(Collection<Long> ids) {
    return new Numbers(dialect, ids);
  }

  /** Lets a commit that may be lost without harm return before it is on disk. */
  void relaxed(Connection connection) throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      try (var statement = connection.createStatement()) {
        statement.execute("SET LOCAL synchronous_commit TO off");
      }
    }
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs a query or a statement with RETURNING. */
  static <T> List<T> list(
      Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    }
  }

  /** The first row, or null. */
  static <T> @Nullable T first(
      Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    List<T> found = list(connection, sql, row, arguments);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Runs a statement and says how many rows it changed. */
  static int change(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      switch (argument) {
        case null -> statement.setObject(i + 1, null);
        case Long value -> statement.setLong(i + 1, value);
        case Integer value -> statement.setInt(i + 1, value);
        case String value -> statement.setString(i + 1, value);
        case Numbers values -> values.bind(statement, i + 1);
        default -> throw new IllegalArgumentException("cannot bind " + argument.getClass());
      }
    }
  }

  static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static long now(Connection connection, Sql sql) throws SQLException {
    Long at = first(connection, sql.text("SELECT :now"), row -> row.getLong(1));
    return at == null ? 0 : at;
  }
}
