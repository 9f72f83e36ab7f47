package rowhouse.watching.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.WatchEventSink;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportReport;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.source.RefusalCode;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.ImportState;
import rowhouse.watching.store.WatchHistoryStore;

/**
 * Reads uploads. Few run at once, so that a hundred uploads wait on the disk and not in memory; one
 * that is killed is read anew from its first byte.
 */
public final class ReadExport {
  private static final int AT_ONCE = 2;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Room room;
  private final Imports imports;
  private final WatchHistoryStore history;
  private final Members members;

  /** Reads the uploads of {@code imports}. */
  public ReadExport(Room room, Imports imports, WatchHistoryStore history, Members members) {
    this.room = room;
    this.imports = imports;
    this.history = history;
    this.members = members;
  }

  /** Binds the job. */
  public void bind() {
    room.jobs()
        .on(
            ParseExport.KIND,
            ParseExport.class,
            this::run,
            KindPolicy.standard().attempts(3).concurrency(AT_ONCE).timeout(LONGEST));
  }

  private void run(JobRun<ParseExport> run) throws IOException {
    long id = run.payload().importId();
    Optional<HistoryImport> open =
        imports.records().find(id).filter(found -> found.state() == ImportState.READING);
    Optional<UploadStore.Row> upload = imports.upload(id);
    if (open.isEmpty() || upload.isEmpty()) {
      return; // read before, or taken back meanwhile
    }
    Path file = imports.folder().resolve(upload.get().file());
    ExportResult result;
    try {
      imports.records().restart(id);
      result = Files.exists(file) ? read(run, file, upload.get()) : Imports.lost();
    } catch (IOException | RuntimeException e) {
      if (run.lastAttempt() && !run.cancelled()) {
        imports.records().finish(id, Imports.lost());
        Imports.delete(file);
      }
      throw e;
    }
    finish(run, upload.get(), result);
    Imports.delete(file);
  }

  private ExportResult read(JobRun<ParseExport> run, Path file, UploadStore.Row upload)
      throws IOException {
    ReadLimits limits = imports.limits();
    ExportReader reader =
        new ExportReader(room.clock(), upload.partial() ? limits.keepingPartial() : limits);
    WatchEventSink sink = history.sink(upload.watcher(), upload.importId());
    AtomicLong rows = new AtomicLong();
    ExportResult result =
        reader.read(
            new ExportFile(file, upload.name()),
            batch -> {
              run.throwIfCancelled();
              sink.accept(batch);
              run.progress("reading", rows.addAndGet(batch.size()), 0);
            });
    return result instanceof ExportResult.Read read ? sameAccount(read, upload) : result;
  }

  /** Somebody else's export is not mixed into a history by mistake. */
  private ExportResult sameAccount(ExportResult.Read read, UploadStore.Row upload) {
    String account = read.report().account();
    String known =
        members
            .find(upload.watcher())
            .map(Member::platformUsername)
            .map(ReadExport::plain)
            .orElse("");
    if (account == null || known.isEmpty() || upload.confirmed() || plain(account).equals(known)) {
      return read;
    }
    return new ExportResult.Refused(
        RefusalCode.DIFFERENT_ACCOUNT,
        "This is the export of another account. Upload it once more and confirm that it is meant.",
        null,
        account);
  }

  private static String plain(String account) {
    String name = account.startsWith("@") ? account.substring(1) : account;
    return name.strip().toLowerCase(java.util.Locale.ROOT);
  }

  private void finish(JobRun<ParseExport> run, UploadStore.Row upload, ExportResult result) {
    run.complete(_ -> {
      HistoryImport ended = imports.records().finish(upload.importId(), result);
      if (result instanceof ExportResult.Read read && ended.state() == ImportState.DONE) {
        note(upload.watcher(), read.report());
      }
      room.database().change(sql -> imports.listener().read(sql, upload.watcher()));
      return null;
    });
  }

  /** A real history takes the place of the example. */
  private void note(long member, ExportReport report) {
    String account = report.account();
    room.database()
        .change(sql -> {
          if (report.events() > 0) {
            imports
                .records()
                .example(member)
                .ifPresent(example -> imports.records().remove(example.id()));
          }
          if (account != null && !account.equals(ExampleHistory.ACCOUNT)) {
            members.noteAccount(sql, member, account);
          }
        });
  }
}
