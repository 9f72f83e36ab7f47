package rowhouse.watching.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.watching.source.ExportResult;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports and what became of them.
 *
 * <p>An import is begun, its events go through {@link WatchHistoryStore#sink}, and it is finished.
 * Until it is finished its events may vanish again: a refused file leaves none behind, and an
 * import that was killed starts afresh when it is begun again.
 */
public final class HistoryImports {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Database database;
  private final InstantSource clock;

  /** Imports in {@code database}, which has {@link WatchHistoryStore#TABLES}. */
  public HistoryImports(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Begins an import, or returns the one in which this very file was read before; that one is
   * {@link ImportState#DONE} and needs no reading.
   *
   * @param sha256 of the file, or empty for a source that is no file
   */
  public HistoryImport begin(long watcher, HistorySource source, String sha256) {
    return database.write(sql -> {
      if (!sha256.isEmpty()) {
        Optional<HistoryImport> same = same(sql, watcher, sha256);
        if (same.isPresent()) {
          return same.get();
        }
      }
      long id =
          sql.sql(
                  """
                  INSERT INTO history_import (watcher_id, source, sha256, state, created_at)
                  VALUES (:watcher, :source, :sha256, 'reading', :now) RETURNING id
                  """)
              .param("watcher", watcher)
              .param("source", source.word())
              .param("sha256", sha256)
              .param("now", clock.millis())
              .query(Long.class)
              .single();
      return one(sql, id).orElseThrow();
    });
  }

  /** Takes back what an earlier, interrupted reading of this import has left. */
  public void restart(long id) {
    database.change(sql -> discard(sql, id));
  }

  /** Ends the import of an export; a file that was not taken leaves no event behind. */
  public HistoryImport finish(long id, ExportResult result) {
    return switch (result) {
      case ExportResult.Read read ->
          finish(id, JSON.writeValueAsString(read.report()), read.report().events());
      case ExportResult.Refused refused ->
          drop(
              id,
              ImportState.REFUSED,
              refused.code().code(),
              null,
              JSON.writeValueAsString(refused));
      case ExportResult.UnknownLayout unknown ->
          drop(
              id,
              ImportState.UNKNOWN_LAYOUT,
              "unknown_layout",
              unknown.fingerprint().id(),
              JSON.writeValueAsString(unknown.fingerprint()));
    };
  }

  /**
   * Ends an import that went well.
   *
   * @param report JSON for the page
   * @param events how many were handed over, from which the duplicates are told
   */
  public HistoryImport finish(long id, String report, long events) {
    return database.write(sql -> {
      HistoryImport open = one(sql, id).orElseThrow();
      long added =
          sql.sql(
                  """
                  SELECT count(*) FROM watch_history_data
                  WHERE watcher_id = :watcher AND import_id = :id
                  """)
              .param("watcher", open.watcher())
              .param("id", id)
              .query(Long.class)
              .single();
      sql.sql(
              """
              UPDATE history_import SET state = 'done', new_events = :added,
                duplicates = :duplicates, report = :report, finished_at = :now
              WHERE id = :id AND state = 'reading'
              """)
          .param("added", added)
          .param("duplicates", Math.max(0, events - added))
          .param("report", report)
          .param("now", clock.millis())
          .param("id", id)
          .update();
      return one(sql, id).orElseThrow();
    });
  }

  /** The import of that number. */
  public Optional<HistoryImport> find(long id) {
    return database.read(sql -> one(sql, id));
  }

  /** A person's imports, the newest first. */
  public List<HistoryImport> of(long watcher, int limit) {
    return database.read(sql ->
        sql.sql("SELECT * FROM history_import WHERE watcher_id = :w ORDER BY id DESC LIMIT :n")
            .param("w", watcher)
            .param("n", limit)
            .query(HistoryImports::row)
            .list());
  }

  /** An unknown layout and how often it came. */
  public record SeenFingerprint(String fingerprint, long times, String structure) {}

  /** Unknown layouts for whoever runs the server, the most frequent first. */
  public List<SeenFingerprint> fingerprints(int limit) {
    return database.read(sql ->
        sql.sql(
                """
                SELECT fingerprint, count(*) AS times, max(report) AS structure FROM history_import
                WHERE fingerprint IS NOT NULL GROUP BY fingerprint
                ORDER BY times DESC, fingerprint LIMIT :n
                """)
            .param("n", limit)
            .query((rows, _) ->
                new SeenFingerprint(
                    rows.getString("fingerprint"),
                    rows.getLong("times"),
                    rows.getString("structure")))
            .list());
  }

  /**
   * Deletes an import with the events that it was the first to bring.
   *
   * @return how many events
   */
  public long remove(long id) {
    return database.write(sql -> {
      Optional<HistoryImport> known = one(sql, id);
      if (known.isEmpty()) {
        return 0L;
      }
      long events = takeBack(sql, known.get());
      sql.sql("DELETE FROM history_import WHERE id = :id").param("id", id).update();
      return events;
    });
  }

  /** A person's example, if it is loaded. */
  public Optional<HistoryImport> example(long watcher) {
    return database.read(sql ->
        sql.sql(
                """
                SELECT * FROM history_import WHERE watcher_id = :w AND source = 'example'
                ORDER BY id DESC LIMIT 1
                """)
            .param("w", watcher)
            .query(HistoryImports::row)
            .optional());
  }

  private HistoryImport drop(
      long id, ImportState state, String code, @Nullable String fingerprint, String report) {
    return database.write(sql -> {
      discard(sql, id);
      sql.sql(
              """
              UPDATE history_import SET state = :state, code = :code, fingerprint = :fingerprint,
                report = :report, finished_at = :now WHERE id = :id AND state = 'reading'
              """)
          .param("state", state.word())
          .param("code", code)
          .param("fingerprint", fingerprint)
          .param("report", report)
          .param("now", clock.millis())
          .param("id", id)
          .update();
      return one(sql, id).orElseThrow();
    });
  }

  private static void discard(JdbcClient sql, long id) {
    Optional<HistoryImport> open = one(sql, id).filter(i -> i.state() == ImportState.READING);
    if (open.isEmpty()) {
      return;
    }
    takeBack(sql, open.get());
  }

  private static long takeBack(JdbcClient sql, HistoryImport taken) {
    long events =
        sql.sql("DELETE FROM watch_history_data WHERE watcher_id = :watcher AND import_id = :id")
            .param("watcher", taken.watcher())
            .param("id", taken.id())
            .update();
    sql.sql(
            """
            DELETE FROM watch_link WHERE watcher_id = :watcher AND video NOT IN
              (SELECT video FROM watch_history_data WHERE watcher_id = :watcher AND video < 0)
            """)
        .param("watcher", taken.watcher())
        .update();
    return events;
  }

  private static Optional<HistoryImport> same(JdbcClient sql, long watcher, String sha256) {
    return sql.sql(
            """
            SELECT * FROM history_import WHERE watcher_id = :watcher AND sha256 = :sha256
              AND state = 'done' ORDER BY id LIMIT 1
            """)
        .param("watcher", watcher)
        .param("sha256", sha256)
        .query(HistoryImports::row)
        .optional();
  }

  private static Optional<HistoryImport> one(JdbcClient sql, long id) {
    return sql.sql("SELECT * FROM history_import WHERE id = :id")
        .param("id", id)
        .query(HistoryImports::row)
        .optional();
  }

  private static HistoryImport row(ResultSet rows, int number) throws SQLException {
    long finished = rows.getLong("finished_at");
    Instant finishedAt = rows.wasNull() ? null : Instant.ofEpochMilli(finished);
    return new HistoryImport(
        rows.getLong("id"),
        rows.getLong("watcher_id"),
        HistorySource.of(rows.getString("source")),
        ImportState.of(rows.getString("state")),
        rows.getString("sha256"),
        rows.getString("code"),
        rows.getString("fingerprint"),
        rows.getLong("new_events"),
        rows.getLong("duplicates"),
        rows.getString("report"),
        Instant.ofEpochMilli(rows.getLong("created_at")),
        finishedAt);
  }
}
