package rowhouse.jobs;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Inserts jobs on the connection of the caller's transaction. */
final class AddJobs {
  private static final int MOST_PAYLOAD_BYTES = 64 * 1024;
  private static final int TRIES = 3;
  private static final int AT_ONCE = 1000;

  private final Sql sql;
  private final JsonMapper json;
  private final String ready;
  private final String delayed;
  private final String waiting;
  private final String many;
  private final String replaceReady;
  private final String replaceDelayed;
  private static final String EXISTING =
      """
      SELECT id FROM job
      WHERE kind = ? AND unique_key = ?
        AND state IN ('ready', 'delayed', 'waiting', 'running', 'failed')
      """;

  /** Where a new job stands: under a parent, or itself waiting for children. */
  record Place(@Nullable Long parent, boolean waits, boolean needsAll) {
    static final Place FREE = new Place(null, false, false);

    static Place under(long parent) {
      return new Place(parent, false, false);
    }
  }

  AddJobs(Sql sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
    String columns =
        "INSERT INTO job (kind, priority, payload, unique_key, parent_id, needs_all,"
            + " max_attempts, trace, added_at, state, ready_at, run_at) ";
    String values = "VALUES (?, ?, ?, ?, ?, ?, ?, ?, :now, ";
    String once =
        """
         ON CONFLICT (kind, unique_key) WHERE unique_key IS NOT NULL
           AND state IN ('ready', 'delayed', 'waiting', 'running', 'failed') DO NOTHING
         RETURNING id
        """;
    ready = sql.text(columns + values + "'ready', :now, NULL)" + once);
    delayed = sql.text(columns + values + "'delayed', NULL, :now + ?)" + once);
    waiting = sql.text(columns + values + "'waiting', NULL, NULL)" + once);
    String each =
        " SELECT ?, 0, value, NULL, CAST(? AS BIGINT), 0, NULL, ?, :now, 'ready', :now, NULL FROM ";
    many =
        sql.dialect() == Dialect.POSTGRESQL
            ? sql.text(
                columns
                    + each
                    + "unnest(?) WITH ORDINALITY AS one (value, n) ORDER BY n RETURNING id")
            : sql.text(columns + each + "json_each(?)");
    String replace = "UPDATE job SET payload = ?, priority = ?, ";
    String idle = " WHERE id = ? AND state IN ('ready', 'delayed', 'failed')";
    replaceReady = sql.text(replace + "state = 'ready', ready_at = :now, run_at = NULL" + idle);
    replaceDelayed =
        sql.text(replace + "state = 'delayed', ready_at = NULL, run_at = :now + ?" + idle);
  }

  /** The payload as it is kept. */
  String write(Payload payload) {
    try {
      String text = json.writeValueAsString(payload);
      if (text.getBytes(StandardCharsets.UTF_8).length > MOST_PAYLOAD_BYTES) {
        throw new IllegalArgumentException(
            "The payload of "
                + payload.kind()
                + " is larger than 64 KiB. Keep the data in a row and give the job its id.");
      }
      return text;
    } catch (JacksonException unwritable) {
      throw new IllegalArgumentException(
          "The payload of " + payload.kind() + " cannot be written as JSON.", unwritable);
    }
  }

  /** What came of adding one job. */
  record Added(long id, boolean fresh) {}

  /** Inserts one job, or finds the active one that it would double. */
  Added add(
      Connection connection,
      Payload payload,
      AddOptions options,
      @Nullable String trace,
      Place place)
      throws SQLException {
    String text = write(payload);
    for (int i = 0; i < TRIES; i++) {
      Long id = insert(connection, payload.kind(), text, options, trace, place);
      if (id != null) {
        return new Added(id, true);
      }
      String key = String.valueOf(options.uniqueKey());
      Long existing = Sql.first(connection, EXISTING, row -> row.getLong(1), payload.kind(), key);
      if (existing != null) {
        return keep(connection, payload.kind(), key, existing, text, options);
      }
    }
    throw new SQLException("A unique key kept changing hands: " + options.uniqueKey());
  }

  private Added keep(
      Connection connection,
      String kind,
      String key,
      long existing,
      String text,
      AddOptions options)
      throws SQLException {
    return switch (options.whenActive()) {
      case RETURN -> new Added(existing, false);
      case REFUSE -> throw new DuplicateJob(kind, key, existing);
      case REPLACE -> {
        if (!replace(connection, existing, text, options)) {
          throw new DuplicateJob(kind, key, existing);
        }
        yield new Added(existing, true);
      }
    };
  }

  private boolean replace(Connection connection, long id, String text, AddOptions options)
      throws SQLException {
    long delay = options.delay().toMillis();
    int changed =
        delay == 0
            ? Sql.change(connection, replaceReady, text, options.priority(), id)
            : Sql.change(connection, replaceDelayed, text, options.priority(), delay, id);
    return changed == 1;
  }

  private @Nullable Long insert(
      Connection connection,
      String kind,
      String text,
      AddOptions options,
      @Nullable String trace,
      Place place)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(
        values,
        kind,
        options.priority(),
        text,
        options.uniqueKey(),
        place.parent(),
        place.needsAll() ? 1 : 0,
        options.attempts(),
        trace);
    String statement = ready;
    if (place.waits()) {
      statement = waiting;
    } else if (!options.delay().isZero()) {
      statement = delayed;
      values.add(options.delay().toMillis());
    }
    return Sql.first(connection, statement, row -> row.getLong(1), values.toArray());
  }

  /** Inserts many jobs of one kind that may start at once; ids in the order of the payloads. */
  List<Long> addMany(
      Connection connection,
      String kind,
      List<String> texts,
      @Nullable String trace,
      @Nullable Long parent)
      throws SQLException {
    return sql.dialect() == Dialect.POSTGRESQL
        ? addArray(connection, kind, texts, trace, parent)
        : addJson(connection, kind, texts, trace, parent);
  }

  private List<Long> addArray(
      Connection connection,
      String kind,
      List<String> texts,
      @Nullable String trace,
      @Nullable Long parent)
      throws SQLException {
    Array array = connection.createArrayOf("text", texts.toArray());
    try (PreparedStatement statement = connection.prepareStatement(many)) {
      Sql.bind(statement, kind, parent, trace);
      statement.setArray(4, array);
      List<Long> ids = new ArrayList<>(texts.size());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      // RETURNING promises no order, but identities were drawn in the order of the payloads.
      Collections.sort(ids);
      return ids;
    } finally {
      array.free();
    }
  }

  /** One statement for many rows: a call of its own for each costs most of the time. */
  private List<Long> addJson(
      Connection connection,
      String kind,
      List<String> texts,
      @Nullable String trace,
      @Nullable Long parent)
      throws SQLException {
    List<Long> ids = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      List<String> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
      int _ = Sql.change(connection, many, kind, parent, trace, json.writeValueAsString(some));
      Long last = Sql.first(connection, "SELECT last_insert_rowid()", row -> row.getLong(1));
      for (int i = some.size() - 1; i >= 0; i--) {
        // Nobody else writes during the transaction, so the ids follow each other.
        ids.add((last == null ? 0 : last) - i);
      }
    }
    return ids;
  }
}
