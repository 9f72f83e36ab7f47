package rowhouse.foundation.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.BlobMissingException;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.blob.LocalBlobs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * The backups in one folder.
 *
 * <p>Each has a folder of its own with a copy of every room's database and the list of the blobs
 * its rows know; the blobs lie beside them, each once however many backups need it. The database is
 * copied first, so every blob a copied row knows was there; collecting orphans needs a grace period
 * longer than a backup takes.
 *
 * <p>All calls block, for seconds per gigabyte. One instance does one thing at a time; no other
 * process may use the folder. The master key is not part of a backup.
 */
public final class Backups {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String MANIFEST = "manifest.json";
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final Clock clock;
  private final String version;
  private final ObjectMapper json;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * @param folder where the backups lie; may be on another disk than the data
   * @param version of this program, noted in each backup
   * @param json writes the manifest
   */
  public Backups(Path folder, Clock clock, String version, ObjectMapper json) {
    this.folder = folder.toAbsolutePath();
    this.clock = clock;
    this.version = version;
    this.json = json;
  }

  /** Work that may fail on a disk. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T alone(String what, Work<T> work) {
    if (!one.tryLock()) {
      throw new BackupException("Another backup is at work. Try again when it has ended.", null);
    }
    try {
      return work.run();
    } catch (IOException | JacksonException e) {
      throw new BackupException("The backup could not be " + what + ": " + e.getMessage(), e);
    } finally {
      one.unlock();
    }
  }

  /** Backs up {@code rooms} while they work. */
  public Backup create(List<BackupRoom> rooms) {
    return alone(
        "made",
        () -> {
          sweep();
          Instant now = clock.instant();
          String id = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 4);
          Path making = folder.resolve(id + UNFINISHED);
          Files.createDirectories(making);
          try {
            List<Backup.Room> done = new ArrayList<>();
            for (BackupRoom room : rooms) {
              done.add(copy(room, making));
            }
            Backup backup = new Backup(id, now.toEpochMilli(), version, done);
            Path manifest = making.resolve(MANIFEST);
            Files.write(manifest, json.writeValueAsBytes(backup));
            Folders.force(manifest);
            Folders.force(making);
            Files.move(making, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            Folders.force(folder);
            return backup;
          } finally {
            Folders.deleteAll(making);
          }
        });
  }

  private Backup.Room copy(BackupRoom room, Path making) throws IOException {
    Path database = making.resolve(room.name() + ".db");
    room.database().snapshot(database);
    Path list = making.resolve(room.name() + ".blobs");
    BlobList.write(database, list);
    Folders.force(list);
    Blobs kept = kept(room.name());
    List<String> missing = new ArrayList<>();
    long[] totals = new long[2];
    BlobList.each(
        list,
        blob -> {
          totals[0]++;
          totals[1] += blob.size();
          if (!copy(blob, room.blobs(), kept)) {
            missing.add(blob.sha256());
          }
        });
    return new Backup.Room(
        room.name(),
        Folders.sha256(database),
        Files.size(database),
        Folders.sha256(list),
        totals[0],
        totals[1],
        missing);
  }

  /** Copies a blob unless it is there whole; false when {@code from} does not have it whole. */
  private static boolean copy(Blob blob, Blobs from, Blobs to) throws IOException {
    if (to.exists(blob.sha256()) && to.size(blob.sha256()) == blob.size()) {
      return true;
    }
    try (InputStream in = from.read(blob.sha256())) {
      Blob copied = to.put(in, blob.size(), "blob");
      if (copied.equals(blob)) {
        return true;
      }
      to.delete(copied.sha256());
      return false;
    } catch (BlobMissingException e) {
      return false;
    }
  }

  /** All whole backups, the newest first. */
  public List<Backup> list() {
    try {
      List<Backup> all = new ArrayList<>();
      for (Path one : Folders.in(folder)) {
        String name = one.getFileName().toString();
        if (Backup.isId(name)) {
          all.add(read(name));
        }
      }
      all.sort(Comparator.comparing(Backup::id).reversed());
      return all;
    } catch (IOException e) {
      throw new BackupException("The folder of the backups cannot be read.", e);
    }
  }

  private Backup read(String id) {
    Path manifest = folder.resolve(Backup.checkId(id)).resolve(MANIFEST);
    try {
      return json.readValue(Files.readAllBytes(manifest), Backup.class);
    } catch (IOException e) {
      throw new BackupException("There is no backup " + id + " here.", e);
    } catch (JacksonException e) {
      throw new BackupException("The manifest of the backup " + id + " is damaged.", e);
    }
  }

  /**
   * Looks for damage.
   *
   * @param everyByte whether blobs are read and hashed, too, not only looked for
   * @return what is wrong, one sentence each; empty for a backup that is whole
   */
  public List<String> verify(String id, boolean everyByte) {
    return alone(
        "verified",
        () -> {
          List<String> faults = new ArrayList<>();
          Path own = folder.resolve(Backup.checkId(id));
          for (Backup.Room room : read(id).rooms()) {
            new BackupCheck(own, room, kept(room.name()), everyByte).run(faults);
          }
          return faults;
        });
  }

  /**
   * Restores a backup into {@code data}, which must not exist or be empty, as {@code
   * <room>/<room>.db} and {@code blobs/<room>/}. It is there whole or not at all.
   */
  public void restore(String id, Path data) {
    Path target = data.toAbsolutePath();
    alone(
        "restored",
        () -> {
          if (!Folders.in(target).isEmpty()) {
            throw new BackupException(
                "The folder " + target + " is not empty. Restore into a new one, then swap.", null);
          }
          Backup backup = read(id);
          Path half = target.resolveSibling(target.getFileName() + UNFINISHED);
          Folders.deleteAll(half);
          try {
            for (Backup.Room room : backup.rooms()) {
              restore(id, room, half);
            }
            Folders.deleteAll(half.resolve("tmp"));
            Files.deleteIfExists(target);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            Path above = target.getParent();
            if (above != null) {
              Folders.force(above);
            }
          } finally {
            Folders.deleteAll(half);
          }
          return id;
        });
  }

  private void restore(String id, Backup.Room room, Path half) throws IOException {
    Path own = folder.resolve(id);
    List<String> faults = new ArrayList<>();
    Blobs kept = kept(room.name());
    new BackupCheck(own, room, kept, false).run(faults);
    if (!faults.isEmpty()) {
      throw new BackupException("The backup is damaged: " + String.join(" ", faults), null);
    }
    Path place = Files.createDirectories(half.resolve(room.name()));
    Path database = place.resolve(room.name() + ".db");
    Files.copy(own.resolve(room.name() + ".db"), database);
    Folders.force(database);
    Set<String> missing = new HashSet<>(room.missing());
    Blobs restored =
        LocalBlobs.open(half.resolve("blobs").resolve(room.name()), half.resolve("tmp"), 0);
    BlobList.each(
        own.resolve(room.name() + ".blobs"),
        blob -> {
          if (!missing.contains(blob.sha256()) && !copy(blob, kept, restored)) {
            throw new BackupException("The blob " + blob.sha256() + " is damaged.", null);
          }
        });
  }

  /**
   * Deletes a backup, and the blobs that no other one needs.
   *
   * @return how many blobs were deleted
   */
  public int delete(String id) {
    return alone(
        "deleted",
        () -> {
          Backup gone = read(id);
          Path own = folder.resolve(id);
          Path leaving = folder.resolve(id + UNFINISHED);
          Files.move(own, leaving, StandardCopyOption.ATOMIC_MOVE);
          Folders.deleteAll(leaving);
          int deleted = 0;
          for (Backup.Room room : gone.rooms()) {
            deleted += deleteUnneeded(room.name());
          }
          return deleted;
        });
  }

  private int deleteUnneeded(String room) throws IOException {
    Set<String> needed = new HashSet<>();
    for (Backup backup : list()) {
      if (backup.rooms().stream().anyMatch(one -> one.name().equals(room))) {
        BlobList.each(
            folder.resolve(backup.id()).resolve(room + ".blobs"),
            blob -> needed.add(blob.sha256()));
      }
    }
    Blobs kept = kept(room);
    List<String> unneeded = new ArrayList<>();
    kept.each(
        Long.MAX_VALUE,
        blob -> {
          if (!needed.contains(blob.sha256())) {
            unneeded.add(blob.sha256());
          }
        });
    for (String sha256 : unneeded) {
      kept.delete(sha256);
    }
    return unneeded.size();
  }

  private Blobs kept(String room) throws IOException {
    return LocalBlobs.open(
        folder.resolve("blobs").resolve(BackupRoom.checkName(room)), folder.resolve("tmp"), 0);
  }

  /** Deletes what an earlier process left unfinished. */
  private void sweep() throws IOException {
    for (Path one : Folders.in(folder)) {
      if (one.getFileName().toString().endsWith(UNFINISHED)) {
        Folders.deleteAll(one);
      }
    }
  }
}
