package rowhouse.vault.library;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.audit.Audit;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.search.SearchIndex;
import rowhouse.vault.share.ShareStore;
import rowhouse.vault.share.Sharing;
import rowhouse.vault.tag.TagStore;

/** Changes contents: each change, its index and its event stand or fall together. */
public final class Editing {
  /** Under which name a content refers to its files. */
  public static final String BLOB_OWNER = "contents";

  private final Database db;
  private final BlobRefs blobRefs;
  private final Events events;
  private final Audit audit;
  private final Clock clock;
  private final Sharing sharing;
  private final SearchIndex index;
  private final ContentStore contents = new ContentStore();
  private final PictureStore pictures = new PictureStore();
  private final TagStore tags = new TagStore();

  /** Changes the contents of {@code room}. */
  public Editing(Room room, Sharing sharing, SearchIndex index) {
    this.db = room.database();
    this.blobRefs = room.blobRefs();
    this.events = room.events();
    this.audit = room.audit();
    this.clock = room.clock();
    this.sharing = sharing;
    this.index = index;
  }

  void change(long id, ContentChange change, Caller caller) {
    db.change(sql -> {
      existing(sql, id);
      Instant now = clock.instant();
      change.cover().ifPresent(cover -> checkCover(sql, id, cover));
      set(sql, id, change.columns(), now);
      change.tags().ifPresent(wanted -> tags.replace(sql, id, wanted));
      change.body().map(EditedText::of).ifPresent(text -> text.store(sql, id, contents));
      if (change.fetchAgain()) {
        sharing.again(sql, id);
      }
      index.put(sql, id);
      contents.happened(sql, id, "changed", caller.name(), now);
      tell(sql, "content_updated", existing(sql, id));
    });
  }

  private void checkCover(JdbcClient sql, long id, String cover) {
    if (pictures.of(sql, id).stream().noneMatch(own -> own.sha256().equals(cover))) {
      throw new Problem(422, "validation_error").fields(List.of(ContentChange.notOwnPicture()));
    }
  }

  private static void set(
      JdbcClient sql, long id, Map<String, @Nullable Object> columns, Instant now) {
    for (Map.Entry<String, @Nullable Object> column : columns.entrySet()) {
      // The names come from ContentChange's own list, never from the request.
      sql.sql("UPDATE contents SET " + column.getKey() + " = :value WHERE id = :id")
          .param("value", column.getValue())
          .param("id", id)
          .update();
    }
    if (columns.containsKey("review_status")) {
      sql.sql("UPDATE contents SET reviewed_at = :now WHERE id = :id")
          .param("now", now.toEpochMilli())
          .param("id", id)
          .update();
    }
    sql.sql("UPDATE contents SET updated_at = :now WHERE id = :id")
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  void delete(long id, Caller caller) {
    db.change(sql -> {
      remove(sql, existing(sql, id));
      audit.write(sql, caller.name(), "content_deleted", String.valueOf(id), "");
    });
  }

  /** Deletes a content with its tags, words and files; the files go after a grace period. */
  public void remove(JdbcClient sql, Content content) {
    long id = content.id();
    tags.removeAll(sql, id);
    index.remove(sql, id);
    blobRefs.release(BLOB_OWNER, id);
    contents.delete(sql, id);
    events.add(sql, "content_deleted", Map.of("id", id));
  }

  Content retry(long id) {
    return db.write(sql -> {
      existing(sql, id);
      if (sharing.again(sql, id)) {
        contents.happened(sql, id, "queued", "", clock.instant());
      }
      Content queued = existing(sql, id);
      tell(sql, "content_updated", queued);
      return queued;
    });
  }

  List<ShareStore.Source> sources(long id) {
    return db.read(sql -> sharing.sources(sql, id));
  }

  private Content existing(JdbcClient sql, long id) {
    return contents.find(sql, id).orElseThrow(() -> new Problem(404, "content_not_found"));
  }

  private void tell(JdbcClient sql, String type, Content content) {
    events.add(sql, type, Map.of("id", content.id(), "status", content.status().word()));
  }
}
