package rowhouse.vault.keep;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.JobListener;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.JobState;
import rowhouse.jobs.Jobs;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStatus;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.KeepPage;
import rowhouse.vault.content.MediaLinks;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.content.SnapshotStore;
import rowhouse.vault.page.Article;
import rowhouse.vault.page.SafeHtml;
import rowhouse.vault.search.SearchIndex;
import rowhouse.vault.share.Link;
import rowhouse.vault.share.LinkRules;

/** Writes what became of a page. Each way it can end is one transaction with the end of its job. */
final class Stored implements JobListener {
  private static final int EXCERPT = 300;
  private static final Set<ContentStatus> UNDER_WAY =
      Set.of(ContentStatus.UNPROCESSED, ContentStatus.PROCESSING);

  private static final String MOVED =
      "The address leads to another page of the vault by now. What was kept stays as it was.";

  /** Under which name a content refers to its files. */
  static final String OWNER = "contents";

  private final Database db;
  private final Jobs jobs;
  private final BlobRefs blobs;
  private final Events events;
  private final Clock clock;
  private final SearchIndex index;
  private final MergeContents merging;
  private final ContentStore contents = new ContentStore();
  private final PictureStore pictures = new PictureStore();
  private final SnapshotStore snapshots = new SnapshotStore();

  Stored(Room room, SearchIndex index, MergeContents merging) {
    this.db = room.database();
    this.jobs = room.jobs();
    this.blobs = room.blobRefs();
    this.events = room.events();
    this.clock = room.clock();
    this.index = index;
    this.merging = merging;
  }

  /** All that a run has gathered. */
  record Page(
      String finalUrl,
      Article article,
      Illustrated illustrated,
      List<PictureStore.Kept> pictures,
      SnapshotStore.Kept snapshot) {

    /** Where it was found in the end, when that is a link as the vault takes them. */
    @Nullable Link link() {
      return LinkRules.read(finalUrl) instanceof Link link ? link : null;
    }
  }

  /**
   * Stores a page and ends its job, or hands its shares to the content that it turned out to be.
   */
  void store(JobRun<KeepPage> run, Page page) {
    db.complete(
        run,
        sql ->
            contents
                .find(sql, run.payload().contentId())
                .filter(content -> content.status() == ContentStatus.PROCESSING)
                .ifPresent(content -> store(sql, content, page)));
  }

  private void store(JdbcClient sql, Content content, Page page) {
    Optional<Long> same = sameElsewhere(sql, content, page.link());
    if (same.isEmpty()) {
      write(sql, content.id(), page);
    } else if (contents.body(sql, content.id()).isPresent()) {
      // Sites lead dead addresses to their front page: what was kept is worth more than that.
      end(sql, content.id(), "moved_elsewhere", MOVED, true);
    } else {
      merging.merge(sql, content, same.get());
      if (contents.reopen(sql, same.get())) {
        write(sql, same.get(), page);
      }
    }
  }

  /** A short link shows only after its redirects that the page is kept already. */
  private Optional<Long> sameElsewhere(JdbcClient sql, Content content, @Nullable Link link) {
    if (link == null) {
      return Optional.empty();
    }
    contents.addUrl(sql, link.dedupeKey(), content.id(), "final");
    return contents.findByUrlKey(sql, link.dedupeKey()).filter(other -> other != content.id());
  }

  private void write(JdbcClient sql, long id, Page page) {
    Instant now = clock.instant();
    Article article = page.article();
    ContentStore.Body body =
        new ContentStore.Body(
            SafeHtml.of(page.illustrated().html(), MediaLinks::kept),
            page.illustrated().markdown(),
            article.text());
    if (!contents.keep(sql, id, parsed(page), body, now)) {
      return;
    }
    pictures.replace(sql, id, page.pictures());
    snapshots.add(sql, id, page.snapshot());
    referToPictures(id, page.pictures());
    blobs.refer(page.snapshot().sha256(), OWNER, id, "snapshot");
    index.put(sql, id);
    contents.happened(sql, id, "kept", page.finalUrl(), now);
    events.add(
        sql,
        "content_updated",
        Map.of("id", id, "status", "parse_success", "title", article.title()));
  }

  /** Refers to the pictures of now and lets go of those that the page does not have any more. */
  private void referToPictures(long id, List<PictureStore.Kept> now) {
    Set<BlobRefs.Ref> wanted = new LinkedHashSet<>();
    for (PictureStore.Kept picture : now) {
      wanted.add(new BlobRefs.Ref(picture.sha256(), OWNER, id, "picture"));
      if (picture.thumb() != null) {
        wanted.add(new BlobRefs.Ref(picture.thumb(), OWNER, id, "thumb"));
      }
    }
    for (BlobRefs.Ref before : blobs.of(OWNER, id)) {
      if (!before.role().equals("snapshot") && !wanted.contains(before)) {
        blobs.release(before);
      }
    }
    wanted.forEach(ref -> blobs.refer(ref.sha256(), ref.owner(), ref.ownerId(), ref.role()));
  }

  private static ContentStore.Parsed parsed(Page page) {
    Article article = page.article();
    Link link = page.link();
    return new ContentStore.Parsed(
        link == null ? null : link.place(),
        article.layout().name().toLowerCase(Locale.ROOT),
        article.title(),
        article.summary(),
        excerpt(article.text()),
        article.author(),
        article.language(),
        article.wordCount(),
        page.illustrated().cover().orElse(null),
        article.publishedAt());
  }

  private static String excerpt(String text) {
    String line = text.substring(0, Math.min(text.length(), 4 * EXCERPT)).replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(EXCERPT, line.codePointCount(0, line.length())));
    return line.substring(0, end).strip();
  }

  /** Notes that an attempt brought nothing; at the {@code last} one the page has failed. */
  void fail(JobRun<KeepPage> run, String code, String message, boolean last) {
    db.write(
        run,
        sql -> {
          end(sql, run.payload().contentId(), code, message, last);
          return true;
        });
  }

  private void end(JdbcClient sql, long id, String code, String message, boolean last) {
    Instant now = clock.instant();
    if (last) {
      contents.fail(sql, id, code, message, now);
    } else {
      contents.waits(sql, id, code, message, now);
    }
    contents.happened(sql, id, last ? "failed" : "attempt_failed", message, now);
    String status = (last ? ContentStatus.PARSE_FAILED : ContentStatus.UNPROCESSED).word();
    events.add(sql, "content_updated", Map.of("id", id, "status", status, "code", code));
  }

  /** A job may also end where no handler runs: cancelled, or dead after too many lost leases. */
  @Override
  public void changed(Change change) {
    if (change.kind().equals(KeepPage.KIND)
        && (change.state() == JobState.DEAD || change.state() == JobState.CANCELLED)) {
      jobs.find(change.id())
          .map(Job::payload)
          .map(KeepPage::contentOf)
          .ifPresent(id -> {
            // Most of those that are dead have written their end themselves.
            if (db.read(sql -> isForgotten(sql, id, change.id()))) {
              db.change(sql -> {
                if (isForgotten(sql, id, change.id())) {
                  endForgotten(sql, id);
                }
              });
            }
          });
    }
  }

  private boolean isForgotten(JdbcClient sql, long id, long job) {
    return contents
        .find(sql, id)
        .filter(content -> Objects.equals(content.jobId(), job))
        .filter(content -> UNDER_WAY.contains(content.status()))
        .isPresent();
  }

  /** Ends contents whose job has ended without them, as when the process was killed just then. */
  void failForgotten() {
    long last = 0;
    while (last >= 0) {
      long after = last;
      last = db.write(sql -> failForgotten(sql, after));
    }
  }

  private long failForgotten(JdbcClient sql, long after) {
    List<Long> forgotten =
        sql.sql(
                """
                SELECT c.id FROM contents c JOIN job j ON j.id = c.job_id
                WHERE c.status IN ('unprocessed', 'processing') AND c.id > :after
                  AND j.state IN ('dead', 'cancelled') ORDER BY c.id LIMIT 1000
                """)
            .param("after", after)
            .query(Long.class)
            .list();
    forgotten.forEach(id -> endForgotten(sql, id));
    return forgotten.isEmpty() ? -1 : forgotten.getLast();
  }

  private void endForgotten(JdbcClient sql, long id) {
    contents.fail(
        sql,
        id,
        "job_ended",
        "The work on this page was stopped before it was kept. Fetch it again.",
        clock.instant());
    events.add(
        sql, "content_updated", Map.of("id", id, "status", "parse_failed", "code", "job_ended"));
  }
}
