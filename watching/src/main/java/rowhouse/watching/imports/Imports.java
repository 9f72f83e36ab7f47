package rowhouse.watching.imports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.JobState;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.source.RefusalCode;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.ImportState;
import rowhouse.watching.upload.UploadedFile;

/** A person's imports: taking a file in, looking at what became of it, and taking it back. */
public final class Imports {
  private static final int SHOWN = 100;

  private final Room room;
  private final HistoryImports imports;
  private final Path folder;
  private final ReadLimits limits;
  private final ExportReader glance;
  private final UploadStore uploads = new UploadStore();
  private ImportListener listener = (_, _) -> {};

  /** Imports in {@code room}. */
  public Imports(Room room, ImportConfig config) {
    this.room = room;
    this.imports = new HistoryImports(room.database(), room.clock());
    this.folder = room.temporary().resolve("imports");
    this.limits = config.limits();
    this.glance = new ExportReader(room.clock(), limits);
  }

  /** Lets {@code listener} hear of files that were read; before the room's jobs start. */
  public void onRead(ImportListener listener) {
    this.listener = listener;
  }

  ImportListener listener() {
    return listener;
  }

  /** Where uploads lie until they have been read. */
  public Path folder() {
    return folder;
  }

  /** How much one upload may hold. */
  ReadLimits limits() {
    return limits;
  }

  /** The records of imports themselves. */
  HistoryImports records() {
    return imports;
  }

  /**
   * How a file is to be taken.
   *
   * @param source who brought it
   * @param confirmed whether another account's file is meant
   * @param partial whether the rows before a break are wanted
   * @param key by which the caller knows the request again
   */
  record Wish(HistorySource source, boolean confirmed, boolean partial, @Nullable String key) {}

  /** Where the import stands, and the job that reads it, if one still has to. */
  record Taken(HistoryImport record, @Nullable Long job) {}

  /** Takes a file in; on every way out but a new import it is deleted at once. */
  Taken take(long member, UploadedFile file, Wish wish) throws IOException {
    boolean kept = false;
    try {
      Optional<ExportResult.Refused> refused =
          glance.glance(new ExportFile(file.path(), file.name()));
      if (refused.isPresent()) {
        throw Refusals.of(refused.get());
      }
      Taken taken = room.database().write(sql -> begin(sql, member, file, wish));
      kept = taken.job() != null && reads(taken.record().id(), file);
      return taken;
    } finally {
      if (!kept) {
        file.close();
      }
    }
  }

  /**
   * Takes a file that was fetched for a person; it is gone or taken over afterwards.
   *
   * @return the import's number
   */
  public long takeFrom(long member, UploadedFile file, HistorySource source) throws IOException {
    return take(member, file, new Wish(source, true, false, null)).record().id();
  }

  private boolean reads(long importId, UploadedFile file) {
    return upload(importId).filter(row -> row.file().equals(nameOf(file.path()))).isPresent();
  }

  private Taken begin(JdbcClient sql, long member, UploadedFile file, Wish wish) {
    Optional<UploadStore.Keyed> same =
        wish.key() == null ? Optional.empty() : uploads.byKey(sql, member, wish.key());
    if (same.isPresent()) {
      if (!same.get().sha256().equals(file.sha256())) {
        throw new Problem(422, "idempotency_key_reused");
      }
      return known(sql, same.get().importId());
    }
    Optional<UploadStore.Row> reading = uploads.reading(sql, member, file.sha256());
    if (reading.isPresent()) {
      return known(sql, reading.get().importId());
    }
    HistoryImport record = imports.begin(member, wish.source(), file.sha256());
    if (record.state() == ImportState.DONE) {
      return new Taken(record, null);
    }
    long job = room.jobs().add(new ParseExport(record.id()));
    UploadStore.Row row =
        new UploadStore.Row(
            record.id(),
            member,
            job,
            nameOf(file.path()),
            file.name(),
            file.bytes(),
            wish.confirmed(),
            wish.partial());
    uploads.add(sql, row, wish.key());
    return new Taken(record, job);
  }

  private Taken known(JdbcClient sql, long importId) {
    HistoryImport record = imports.find(importId).orElseThrow();
    Long job =
        record.state() == ImportState.READING
            ? uploads.find(sql, importId).map(UploadStore.Row::job).orElse(null)
            : null;
    return new Taken(record, job);
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  Optional<UploadStore.Row> upload(long importId) {
    return room.database().read(sql -> uploads.find(sql, importId));
  }

  /**
   * An import with what belongs to it.
   *
   * @param upload null for a source that is no file
   * @param job null when nothing is left to do
   */
  record Seen(HistoryImport record, UploadStore.@Nullable Row upload, @Nullable Job job) {}

  /** A person's imports, the newest first. */
  List<Seen> of(long member) {
    Map<Long, UploadStore.Row> files =
        room.database().read(sql -> uploads.of(sql, member)).stream()
            .collect(Collectors.toMap(UploadStore.Row::importId, Function.identity()));
    return imports.of(member, SHOWN).stream()
        .map(record -> seen(record, files.get(record.id())))
        .toList();
  }

  /** One of the person's imports; another's is not there. */
  Seen find(long member, long id) {
    HistoryImport record =
        imports
            .find(id)
            .filter(found -> found.watcher() == member)
            .orElseThrow(() -> new Problem(404, "import_not_found"));
    return seen(record, upload(id).orElse(null));
  }

  private Seen seen(HistoryImport record, UploadStore.@Nullable Row upload) {
    Job job =
        upload == null || record.state() != ImportState.READING
            ? null
            : room.jobs().find(upload.job()).orElse(null);
    return new Seen(record, upload, job);
  }

  /** Takes an import back with the events that it brought; one that is read stops. */
  long remove(long member, long id) {
    Seen seen = find(member, id);
    UploadStore.Row upload = seen.upload();
    if (upload != null) {
      room.jobs().cancel(upload.job());
      delete(folder.resolve(upload.file()));
    }
    return imports.remove(id);
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot delete " + file, e);
    }
  }

  /** Ends what a killed process has left: uploads that nobody will read, files nobody knows. */
  public void sweep() throws IOException {
    List<UploadStore.Row> reading = room.database().read(uploads::reading);
    for (UploadStore.Row row : reading) {
      boolean over = room.jobs().find(row.job()).map(job -> ended(job.state())).orElse(true);
      if (over) {
        imports.finish(row.importId(), lost());
      }
    }
    Set<String> wanted =
        reading.stream().map(UploadStore.Row::file).collect(Collectors.toUnmodifiableSet());
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "upload-*.part")) {
      for (Path file : files) {
        if (!wanted.contains(nameOf(Objects.requireNonNull(file)))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  static ExportResult.Refused lost() {
    return new ExportResult.Refused(
        RefusalCode.FILE_LOST, "The uploaded file could not be read. Upload it again.", null, null);
  }

  private static boolean ended(JobState state) {
    return switch (state) {
      case DONE, DEAD, CANCELLED -> true;
      case READY, DELAYED, WAITING, RUNNING, FAILED -> false;
    };
  }
}
