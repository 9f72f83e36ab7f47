package rowhouse.watching.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.store.WatchHistoryStore;
import tools.jackson.core.JsonGenerator;

/** The events of a person's history. What is known of a video alone belongs to nobody. */
public final class HistoryBelongings implements Belongings {
  private static final long SLICE_SECONDS = 14L * 86_400;

  private final WatchHistoryStore history;

  /** The histories in {@code history}. */
  public HistoryBelongings(WatchHistoryStore history) {
    this.history = history;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    long links =
        sql.sql("DELETE FROM watch_link WHERE watcher_id = :id").param("id", member).update();
    long events =
        sql.sql("DELETE FROM watch_history_data WHERE watcher_id = :id")
            .param("id", member)
            .update();
    return links + events;
  }

  /** Two weeks at a time, so that no reader of the database waits for a slow connection. */
  @Override
  public void export(long member, JsonGenerator out) {
    WatchHistoryStore.Extent extent = history.extent(member);
    Long first = extent.first();
    Long last = extent.last();
    out.writeStartArray();
    if (first != null && last != null) {
      for (long from = first; from <= last; from += SLICE_SECONDS) {
        List<WatchEvent> slice = new ArrayList<>();
        history.read(member, from, Math.min(from + SLICE_SECONDS, last + 1), slice::add);
        slice.forEach(event -> write(member, event, out));
      }
    }
    out.writeEndArray();
  }

  private void write(long member, WatchEvent event, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("watched_at", event.instant().toString());
    if (event.hasVideoId()) {
      out.writeStringProperty("video_id", String.valueOf(event.video()));
    } else if (event.video() != 0) {
      history.link(member, event.video()).ifPresent(link -> out.writeStringProperty("link", link));
    }
    WatchDetail detail = event.detail();
    if (detail != null) {
      text(out, "creator", detail.creator());
      text(out, "title", detail.title());
      text(out, "sound", detail.sound());
    }
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String name, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(name, value);
    }
  }
}
