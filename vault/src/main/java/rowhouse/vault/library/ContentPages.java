package rowhouse.vault.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.Jobs;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentProgress;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.ContentView;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.content.SnapshotStore;
import rowhouse.vault.search.Narrowing;
import rowhouse.vault.tag.TagStore;

/** Puts together what a page shows of contents, from their rows, tags and jobs. */
public final class ContentPages {
  private static final int HISTORY = 50;

  private final Database db;
  private final Jobs jobs;
  private final ContentProgress progress;
  private final ContentStore contents = new ContentStore();
  private final ContentList list = new ContentList();
  private final PictureStore pictures = new PictureStore();
  private final SnapshotStore snapshots = new SnapshotStore();
  private final TagStore tags = new TagStore();

  /** Shows the contents of {@code room}. */
  public ContentPages(Room room) {
    this.db = room.database();
    this.jobs = room.jobs();
    this.progress = new ContentProgress(jobs);
  }

  /** What {@code typed} lets through. */
  Narrowing narrowing(String typed) {
    return Narrowing.of(typed, db.dialect());
  }

  /** One page of a list, with the original's names. */
  public record Page<T>(List<T> items, long total, long page, int size, boolean hasMore) {}

  /** Lists contents. */
  Page<ContentView.Item> list(ContentFilter filter, long page, int size, Door door) {
    record Read(List<Content> contents, Map<Long, List<String>> tags, long total) {}
    Read read =
        db.read(
            filter.words() == null ? Database.READ_LIMIT : Narrowing.TIME_LIMIT,
            sql -> {
              List<Content> found = list.page(sql, filter, (page - 1) * size, size);
              return new Read(
                  found,
                  tags.ofAll(sql, found.stream().map(Content::id).toList()),
                  list.count(sql, filter));
            });
    List<ContentView.Item> items =
        ContentView.items(read.contents(), read.tags(), progress.of(read.contents()), door);
    return new Page<>(items, read.total(), page, size, page * size < read.total());
  }

  /** Everything about one content but its shares. */
  record Whole(
      Content content,
      List<String> tags,
      ContentStore.@Nullable Body body,
      List<PictureStore.Kept> pictures,
      SnapshotStore.@Nullable Kept snapshot,
      List<ContentStore.Happened> history) {}

  Whole whole(long id) {
    return db.read(sql ->
        new Whole(
            contents.find(sql, id).orElseThrow(() -> new Problem(404, "content_not_found")),
            tags.of(sql, id),
            contents.body(sql, id).orElse(null),
            pictures.of(sql, id),
            snapshots.latest(sql, id).orElse(null),
            contents.history(sql, id, HISTORY)));
  }

  /** The job of a content, as the page shows it. */
  record JobShown(
      long id, String state, @Nullable String stage, long done, long total, int attempt) {}

  Map<Long, ContentView.Progress> progress(Content content) {
    return progress.of(List.of(content));
  }

  @Nullable JobShown job(Content content) {
    Long id = content.jobId();
    if (id == null) {
      return null;
    }
    return jobs.find(id).map(ContentPages::shown).orElse(null);
  }

  private static JobShown shown(Job job) {
    Optional<ContentView.Progress> stage = ContentProgress.stage(job);
    return new JobShown(
        job.id(),
        job.state().word(),
        stage.map(ContentView.Progress::stage).orElse(null),
        stage.map(ContentView.Progress::done).orElse(0L),
        stage.map(ContentView.Progress::total).orElse(0L),
        job.attempt());
  }
}
