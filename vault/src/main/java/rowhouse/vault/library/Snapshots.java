package rowhouse.vault.library;

import java.io.InputStream;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.vault.content.SnapshotStore;

/** Reads the self-contained copies of pages. */
public final class Snapshots {
  private final Database db;
  private final Blobs blobs;
  private final SnapshotStore store = new SnapshotStore();

  /** Reads those of {@code room}. */
  public Snapshots(Room room) {
    this.db = room.database();
    this.blobs = room.blobs();
  }

  SnapshotStore.Kept latest(long content) {
    return db.read(sql -> store.latest(sql, content))
        .orElseThrow(() -> new Problem(404, "snapshot_not_found"));
  }

  StreamingResponseBody stream(String sha256) {
    return out -> {
      try (InputStream in = blobs.read(sha256)) {
        in.transferTo(out);
      }
    };
  }
}
