package rowhouse.foundation.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.BlobMissingException;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.database.SnapshotDamagedException;
import rowhouse.foundation.database.SqliteDatabase;

/** Looks at one room of a backup. */
final class BackupCheck {
  private final Path folder;
  private final Backup.Room room;
  private final Blobs kept;
  private final boolean everyByte;

  BackupCheck(Path folder, Backup.Room room, Blobs kept, boolean everyByte) {
    this.folder = folder;
    this.room = room;
    this.kept = kept;
    this.everyByte = everyByte;
  }

  /** Adds a sentence to {@code faults} for each damage found. */
  void run(List<String> faults) throws IOException {
    Path database = folder.resolve(room.name() + ".db");
    if (!matches(database, room.database())) {
      faults.add("The database of " + room.name() + " was changed or is missing.");
    } else {
      try {
        SqliteDatabase.checkCopy(database);
      } catch (SnapshotDamagedException e) {
        faults.add("The database of " + room.name() + " is damaged.");
      }
    }
    Path list = folder.resolve(room.name() + ".blobs");
    if (!matches(list, room.list())) {
      faults.add("The list of blobs of " + room.name() + " was changed or is missing.");
      return;
    }
    Set<String> missing = new HashSet<>(room.missing());
    BlobList.each(
        list,
        blob -> {
          if (!missing.contains(blob.sha256()) && !whole(blob)) {
            faults.add("The blob " + blob.sha256() + " of " + room.name() + " is damaged or gone.");
          }
        });
  }

  private static boolean matches(Path file, String sha256) throws IOException {
    return Files.isRegularFile(file) && Folders.sha256(file).equals(sha256);
  }

  private boolean whole(Blob blob) throws IOException {
    try {
      if (kept.size(blob.sha256()) != blob.size()) {
        return false;
      }
      if (!everyByte) {
        return true;
      }
      try (InputStream in = kept.read(blob.sha256())) {
        return Folders.sha256(in).equals(blob.sha256());
      }
    } catch (BlobMissingException e) {
      return false;
    }
  }
}
