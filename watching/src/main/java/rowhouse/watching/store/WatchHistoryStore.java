package rowhouse.watching.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchEventSink;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;

/**
 * The events of all people of one app.
 *
 * <p>An event is kept once, by person, second and video, whichever source brings it. All calls
 * block on the database; reads are streamed and hold one of its readers until they end.
 */
public final class WatchHistoryStore {
  /** The tables that an app's database needs for this package. */
  public static final MigrationModule TABLES =
      new MigrationModule("watching", "rowhouse/watching/migrations");

  private static final Duration LONG_READ = Duration.ofMinutes(2);
  private static final int FETCH = 2_000;
  private static final String COLUMNS =
      """
      SELECT h.watched_at, h.video, h.times, m.duration_ms, m.creator, m.title, m.sound, m.hashtags
      FROM watch_history_data h LEFT JOIN video_meta m ON m.video = h.video
      """;

  private final Database database;
  private final InstantSource clock;

  /** A store in {@code database}, which has {@link #TABLES}. */
  public WatchHistoryStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The number under which a person's rows are kept; made when there is none. */
  public long watcher(String appUserId) {
    return find(appUserId)
        .orElseGet(() ->
            database.write(sql -> {
              sql.sql(
                      """
                      INSERT INTO watcher (app_user_id, created_at) VALUES (:user, :now)
                      ON CONFLICT (app_user_id) DO NOTHING
                      """)
                  .param("user", appUserId)
                  .param("now", clock.millis())
                  .update();
              return sql.sql("SELECT id FROM watcher WHERE app_user_id = :user")
                  .param("user", appUserId)
                  .query(Long.class)
                  .single();
            }));
  }

  /** The number of a person who has rows here. */
  public Optional<Long> find(String appUserId) {
    return database.read(sql ->
        sql.sql("SELECT id FROM watcher WHERE app_user_id = :user")
            .param("user", appUserId)
            .query(Long.class)
            .optional());
  }

  /** Keeps the events of an import, each batch in a transaction of its own. */
  public WatchEventSink sink(long watcher, long importId) {
    return batch -> keep(watcher, importId, batch);
  }

  /**
   * Keeps events; joins the caller's transaction when there is one.
   *
   * @return how many were not there before
   */
  public int keep(long watcher, long importId, List<WatchEvent> batch) {
    return database.write(_ -> {
      try {
        return new EventRows(database.current(), clock.millis()).insert(watcher, importId, batch);
      } catch (SQLException e) {
        throw new UncategorizedSQLException("keep watch events", null, e);
      }
    });
  }

  /**
   * Hands over a person's events in order of time, then of video.
   *
   * @param from first second, since 1970 UTC
   * @param until first second that is no longer wanted
   */
  public void read(long watcher, long from, long until, Consumer<WatchEvent> visitor) {
    database.read(
        LONG_READ,
        _ -> {
          stream(
              COLUMNS
                  + " WHERE h.watcher_id = ? AND h.watched_at >= ? AND h.watched_at < ?"
                  + " ORDER BY h.watched_at, h.video",
              new long[] {watcher, from * 1_000, until * 1_000},
              visitor);
          return Boolean.TRUE;
        });
  }

  /**
   * Hands over a person's newest events before a time, the newest first.
   *
   * @param before first second that is not wanted
   */
  public void recent(long watcher, long before, int limit, Consumer<WatchEvent> visitor) {
    database.read(_ -> {
      stream(
          COLUMNS
              + " WHERE h.watcher_id = ? AND h.watched_at < ?"
              + " ORDER BY h.watched_at DESC, h.video DESC LIMIT ?",
          new long[] {watcher, before * 1_000, limit},
          visitor);
      return Boolean.TRUE;
    });
  }

  /** All figures of a person's period, from one streamed read. */
  public WatchMetrics metrics(long watcher, Period period, MetricRules rules) {
    MetricPass pass = new MetricPass(period, rules);
    read(watcher, period.from(), period.until(), pass::accept);
    return pass.finish();
  }

  /**
   * What there is of a person.
   *
   * @param events how many
   * @param first second of the earliest, null without events
   * @param last second of the latest, null without events
   */
  public record Extent(long events, @Nullable Long first, @Nullable Long last) {}

  /** How much history a person has. */
  public Extent extent(long watcher) {
    return database.read(sql ->
        sql.sql(
                """
                SELECT count(*) AS events, min(watched_at) AS first, max(watched_at) AS last
                FROM watch_history_data WHERE watcher_id = :watcher
                """)
            .param("watcher", watcher)
            .query((rows, _) ->
                new Extent(rows.getLong("events"), seconds(rows, "first"), seconds(rows, "last")))
            .single());
  }

  /** The text of a link without a video id, as one of the person's events has it. */
  public Optional<String> link(long watcher, long video) {
    return database.read(sql ->
        sql.sql("SELECT link FROM watch_link WHERE watcher_id = :watcher AND video = :video")
            .param("watcher", watcher)
            .param("video", video)
            .query(String.class)
            .optional());
  }

  /**
   * What was erased.
   *
   * @param events rows of the history
   * @param links texts of links
   * @param imports records of uploads
   */
  public record Receipt(long events, long links, long imports) {}

  /** Deletes a person's history and keeps the person. What is known of videos alone stays. */
  public Receipt clear(long watcher) {
    return database.write(sql ->
        new Receipt(
            sql.sql("DELETE FROM watch_history_data WHERE watcher_id = ?").param(watcher).update(),
            sql.sql("DELETE FROM watch_link WHERE watcher_id = ?").param(watcher).update(),
            sql.sql("DELETE FROM history_import WHERE watcher_id = ?").param(watcher).update()));
  }

  /** Deletes a person with everything. */
  public Receipt erase(long watcher) {
    return database.write(sql -> {
      Receipt receipt = clear(watcher);
      sql.sql("DELETE FROM watcher WHERE id = ?").param(watcher).update();
      return receipt;
    });
  }

  private void stream(String query, long[] parameters, Consumer<WatchEvent> visitor) {
    Connection connection = database.connection();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCH);
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          visitor.accept(event(rows));
        }
      }
    } catch (SQLException e) {
      throw new UncategorizedSQLException("read watch events", query, e);
    }
  }

  private static WatchEvent event(ResultSet rows) throws SQLException {
    return new WatchEvent(rows.getLong(1) / 1_000, rows.getLong(2), null, detail(rows));
  }

  private static @Nullable WatchDetail detail(ResultSet rows) throws SQLException {
    double times = rows.getDouble(3);
    boolean timesKnown = !rows.wasNull();
    String hashtags = rows.getString(8);
    if (!timesKnown && hashtags == null) {
      return null;
    }
    long duration = rows.getLong(4);
    boolean durationKnown = !rows.wasNull();
    return new WatchDetail(
        durationKnown ? duration : null,
        timesKnown ? times : null,
        rows.getString(5),
        rows.getString(6),
        rows.getString(7),
        Hashtags.read(hashtags));
  }

  private static @Nullable Long seconds(ResultSet rows, String column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? null : millis / 1_000;
  }
}
