package rowhouse.watching.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;

/** Writes events with many rows to a statement, which both databases take fastest. */
final class EventRows {
  private static final int CHUNK = 500;
  private static final int COLUMNS = 5;
  private static final String HISTORY =
      "INSERT INTO watch_history_data (watcher_id, watched_at, video, import_id, times) VALUES ";
  private static final String LINK =
      "INSERT INTO watch_link (watcher_id, video, link) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String META =
      """
      INSERT INTO video_meta (video, duration_ms, creator, title, sound, hashtags, fetched_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (video) DO UPDATE SET
        duration_ms = coalesce(excluded.duration_ms, video_meta.duration_ms),
        creator = coalesce(excluded.creator, video_meta.creator),
        title = coalesce(excluded.title, video_meta.title),
        sound = coalesce(excluded.sound, video_meta.sound),
        hashtags = CASE WHEN excluded.hashtags = '[]' THEN video_meta.hashtags
          ELSE excluded.hashtags END,
        fetched_at = excluded.fetched_at
      """;

  private final Connection connection;
  private final long now;

  EventRows(Connection connection, long now) {
    this.connection = connection;
    this.now = now;
  }

  /** Writes the batch in the order of the key, so that pages fill up and writers never cross. */
  int insert(long watcher, long importId, List<WatchEvent> batch) throws SQLException {
    List<WatchEvent> ordered = new ArrayList<>(batch);
    ordered.sort(Comparator.comparingLong(WatchEvent::at).thenComparingLong(WatchEvent::video));
    int added = 0;
    for (int from = 0; from < ordered.size(); from += CHUNK) {
      int to = Math.min(ordered.size(), from + CHUNK);
      added += chunk(watcher, importId, ordered.subList(from, to));
    }
    links(watcher, ordered);
    details(ordered);
    return added;
  }

  private int chunk(long watcher, long importId, List<WatchEvent> events) throws SQLException {
    String rows = "(?, ?, ?, ?, ?), ".repeat(events.size() - 1) + "(?, ?, ?, ?, ?)";
    try (PreparedStatement insert =
        connection.prepareStatement(HISTORY + rows + " ON CONFLICT DO NOTHING")) {
      for (int i = 0; i < events.size(); i++) {
        WatchEvent event = events.get(i);
        int column = i * COLUMNS;
        insert.setLong(column + 1, watcher);
        insert.setLong(column + 2, event.at() * 1_000);
        insert.setLong(column + 3, event.video());
        insert.setLong(column + 4, importId);
        WatchDetail detail = event.detail();
        setDouble(insert, column + 5, detail == null ? null : detail.timesWatched());
      }
      return insert.executeUpdate();
    }
  }

  private void links(long watcher, List<WatchEvent> events) throws SQLException {
    Map<Long, String> links = new LinkedHashMap<>();
    for (WatchEvent event : events) {
      String link = event.link();
      if (link != null) {
        links.put(event.video(), link);
      }
    }
    if (links.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(LINK)) {
      for (Map.Entry<Long, String> link : links.entrySet()) {
        insert.setLong(1, watcher);
        insert.setLong(2, link.getKey());
        insert.setString(3, link.getValue().replace("\0", ""));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void details(List<WatchEvent> events) throws SQLException {
    Map<Long, WatchDetail> details = new LinkedHashMap<>();
    for (WatchEvent event : events) {
      WatchDetail detail = event.detail();
      if (detail != null && event.hasVideoId()) {
        details.put(event.video(), detail);
      }
    }
    if (details.isEmpty()) {
      return;
    }
    List<Long> ordered = details.keySet().stream().sorted().toList();
    try (PreparedStatement insert = connection.prepareStatement(META)) {
      for (Long video : ordered) {
        detail(insert, video, details.get(video));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void detail(PreparedStatement insert, long video, @Nullable WatchDetail detail)
      throws SQLException {
    if (detail == null) {
      return;
    }
    insert.setLong(1, video);
    Long duration = detail.durationMillis();
    if (duration == null) {
      insert.setNull(2, Types.BIGINT);
    } else {
      insert.setLong(2, duration);
    }
    setText(insert, 3, detail.creator());
    setText(insert, 4, detail.title());
    setText(insert, 5, detail.sound());
    insert.setString(6, Hashtags.written(detail.hashtags()));
    insert.setLong(7, now);
  }

  private static void setDouble(PreparedStatement insert, int column, @Nullable Double value)
      throws SQLException {
    if (value == null) {
      insert.setNull(column, Types.DOUBLE);
    } else {
      insert.setDouble(column, value);
    }
  }

  /** Zero characters are left out, because PostgreSQL has no text with them. */
  private static void setText(PreparedStatement insert, int column, @Nullable String value)
      throws SQLException {
    if (value == null) {
      insert.setNull(column, Types.VARCHAR);
    } else {
      insert.setString(column, value.replace("\0", ""));
    }
  }
}
