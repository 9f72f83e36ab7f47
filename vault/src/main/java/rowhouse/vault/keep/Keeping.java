package rowhouse.vault.keep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.StorageFullException;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobCancelled;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.LostLease;
import rowhouse.jobs.PermanentFailure;
import rowhouse.jobs.RetryLater;
import rowhouse.vault.PictureSettings;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.KeepPage;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.content.SnapshotStore;
import rowhouse.vault.markup.Address;
import rowhouse.vault.page.Article;
import rowhouse.vault.page.Extraction;
import rowhouse.vault.page.Extractor;
import rowhouse.vault.page.PageSource;
import rowhouse.vault.picture.WantedPicture;
import rowhouse.vault.snapshot.Snapshot;
import rowhouse.vault.snapshot.SnapshotLimits;
import rowhouse.vault.snapshot.SnapshotMaker;

/**
 * Keeps one page, in five stages that a person can watch. Everything is gathered first; the last
 * stage writes all rows and ends the job in one transaction, so a run that is killed anywhere
 * leaves nothing but files without a reference, and the next run does it all again.
 */
final class Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final long SNAPSHOT_BYTES = 32L << 20;
  private static final int LARGE_BYTES = 1 << 20;
  private static final Duration WHILE_FULL = Duration.ofMinutes(2);
  private static final String UNEXPECTED =
      "Something went wrong here while the page was kept. The log of the vault says what.";

  private final Database db;
  private final BlobRefs blobs;
  private final Events events;
  private final Clock clock;
  private final Path folder;
  private final Sources sources;
  private final KeepPictures pictures;
  private final Supplier<PictureSettings> settings;
  private final Stored stored;
  private final ContentStore contents = new ContentStore();
  private final Extractor extractor = new Extractor();
  private final SnapshotMaker snapshots = new SnapshotMaker(SnapshotLimits.DEFAULT);

  /** Large pages take turns: the trees of several at once would not fit into the memory. */
  private final Semaphore largePages = new Semaphore(1);

  Keeping(Room room, Sources sources, Stored stored, Supplier<PictureSettings> settings) {
    this.db = room.database();
    this.blobs = room.blobRefs();
    this.events = room.events();
    this.clock = room.clock();
    this.folder = room.temporary();
    this.sources = sources;
    this.pictures = new KeepPictures(room.pictures(), blobs);
    this.settings = settings;
    this.stored = stored;
  }

  /** The handler of {@link KeepPage}. */
  void keep(JobRun<KeepPage> run) throws InterruptedException {
    try {
      keepPage(run);
    } catch (StorageFullException full) {
      String message = String.valueOf(full.getMessage());
      stored.fail(run, "storage_full", message, false);
      throw RetryLater.uncounted("storage_full", message, WHILE_FULL);
    } catch (PermanentFailure | RetryLater | JobCancelled | LostLease told) {
      throw told;
    } catch (RuntimeException broken) {
      stored.fail(run, "unexpected", UNEXPECTED, run.lastAttempt());
      throw broken;
    }
  }

  private void keepPage(JobRun<KeepPage> run) throws InterruptedException {
    Optional<Content> begun = begin(run, run.payload().contentId());
    if (begun.isEmpty()) {
      return;
    }
    tell(run, "fetching", 0, 1);
    Found.Answer page =
        switch (sources.page(begun.get().url())) {
          case Found.Answer answer -> answer;
          case Found.Failure failure -> throw failed(run, failure);
        };
    if (page.body().length < LARGE_BYTES) {
      read(run, page);
      return;
    }
    while (!largePages.tryAcquire(1, TimeUnit.SECONDS)) {
      run.throwIfCancelled();
    }
    try {
      read(run, page);
    } finally {
      largePages.release();
    }
  }

  private void read(JobRun<KeepPage> run, Found.Answer page) {
    tell(run, "extracting", 0, 1);
    URI address = Address.of(page.url());
    Article article =
        switch (extractor.extract(page.body(), page.contentType(), address)) {
          case Article read -> read;
          case Extraction.Failed failed ->
              throw failed(
                  run,
                  new Found.Failure(
                      failed.code(), failed.message() + " " + failed.hint(), false, null));
        };
    try (Parts parts = new Parts(sources, page.url(), folder.resolve("page-" + run.id()))) {
      PictureSettings wanted = settings.get();
      Illustrated illustrated = new Illustrated(article, address, wanted.max());
      List<PictureStore.Kept> kept = keepPictures(run, illustrated, parts, wanted);
      SnapshotStore.Kept snapshot = keepSnapshot(run, page, address, parts);
      tell(run, "indexing", 0, 1);
      run.throwIfCancelled();
      stored.store(run, new Stored.Page(page.url(), article, illustrated, kept, snapshot));
    }
  }

  /** Nothing is done for a content that was deleted or has another job by now. */
  private Optional<Content> begin(JobRun<KeepPage> run, long id) {
    return db.write(
        run,
        sql -> {
          if (!contents.begin(sql, id, run.id(), clock.instant())) {
            return Optional.<Content>empty();
          }
          events.add(sql, "content_updated", Map.of("id", id, "status", "processing"));
          return contents.find(sql, id);
        });
  }

  private List<PictureStore.Kept> keepPictures(
      JobRun<KeepPage> run, Illustrated illustrated, Parts parts, PictureSettings wanted) {
    List<WantedPicture> chosen = illustrated.wanted();
    List<PictureStore.Kept> kept = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      tell(run, "pictures", i, chosen.size());
      run.throwIfCancelled();
      WantedPicture picture = chosen.get(i);
      Optional<PictureStore.Kept> one = pictures.keep(picture, parts, wanted);
      one.ifPresent(as -> {
        illustrated.kept(picture, as);
        kept.add(as);
      });
    }
    tell(run, "pictures", chosen.size(), chosen.size());
    return kept;
  }

  private SnapshotStore.Kept keepSnapshot(
      JobRun<KeepPage> run, Found.Answer page, URI address, Parts parts) {
    tell(run, "snapshot", 0, 1);
    run.throwIfCancelled();
    Instant now = clock.instant();
    PageSource source = PageSource.of(page.body(), page.contentType());
    Snapshot snapshot = snapshots.make(source.text(), source.charset(), address, now, parts);
    Path file = parts.scratch("snapshot");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        snapshot.writeTo(out);
      }
      try (InputStream in = Files.newInputStream(file)) {
        Blob blob = blobs.keep(in, SNAPSHOT_BYTES, "html", "text/html");
        return new SnapshotStore.Kept(blob.sha256(), blob.size(), page.url(), now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the copy of " + page.url(), e);
    }
  }

  private void tell(JobRun<KeepPage> run, String stage, long done, long total) {
    run.progress(stage, done, total);
    events.pass(
        "content_updated",
        Map.of(
            "id",
            run.payload().contentId(),
            "status",
            "processing",
            "stage",
            stage,
            "done",
            done,
            "total",
            total));
  }

  /** What to throw for a page that cannot be had now: try later, or give up and say why. */
  private RuntimeException failed(JobRun<KeepPage> run, Found.Failure failure) {
    boolean last = !failure.again() || run.lastAttempt();
    LOG.info("Content {} not kept: {}", run.payload().contentId(), failure.code());
    stored.fail(run, failure.code(), failure.message(), last);
    if (last) {
      return new PermanentFailure(failure.code(), failure.message());
    }
    Duration wait = failure.delay() == null ? backoff(run.attempt()) : failure.delay();
    return new RetryLater(failure.code(), failure.message(), wait);
  }

  /** Five seconds, then three times as long each time, as hosts recover in minutes. */
  private static Duration backoff(int attempt) {
    return Duration.ofSeconds(5L * Math.powExact(3L, Math.min(attempt - 1, 5)));
  }
}
