package rowhouse.vault.keep;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.room.Room;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.search.SearchIndex;
import rowhouse.vault.tag.TagStore;

/** Makes one content of two that turned out to be the same page: no share, note or tag is lost. */
final class MergeContents {
  private final BlobRefs blobs;
  private final Events events;
  private final Clock clock;
  private final SearchIndex index;
  private final ContentStore contents = new ContentStore();
  private final TagStore tags = new TagStore();

  MergeContents(Room room, SearchIndex index) {
    this.blobs = room.blobRefs();
    this.events = room.events();
    this.clock = room.clock();
    this.index = index;
  }

  /** Moves what belongs to {@code from} to the content {@code to} and deletes {@code from}. */
  void merge(JdbcClient sql, Content from, long to) {
    List<String> tagged = tags.of(sql, from.id());
    for (String table : List.of("content_sources", "content_urls", "share_key")) {
      sql.sql("UPDATE " + table + " SET content_id = :to WHERE content_id = :from")
          .param("to", to)
          .param("from", from.id())
          .update();
    }
    tags.removeAll(sql, from.id());
    tags.add(sql, to, tagged);
    if (from.nsfw()) {
      sql.sql("UPDATE contents SET is_nsfw = 1 WHERE id = :to").param("to", to).update();
    }
    index.remove(sql, from.id());
    blobs.release(Stored.OWNER, from.id());
    contents.delete(sql, from.id());
    contents.happened(sql, to, "merged", from.url(), clock.instant());
    if (contents.body(sql, to).isPresent()) {
      index.put(sql, to);
    }
    events.add(sql, "content_deleted", Map.of("id", from.id(), "merged_into", to));
    events.add(sql, "content_updated", Map.of("id", to));
  }
}
