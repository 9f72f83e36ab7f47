package rowhouse.watching.imports;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.store.HistoryImport;
import tools.jackson.core.JsonGenerator;

/** A person's imports: the records, and files that are still to be read. */
public final class ImportBelongings implements Belongings {
  private static final int MOST = 100_000;

  private final Room room;
  private final Imports imports;
  private final UploadStore uploads = new UploadStore();

  /** The imports of people. */
  public ImportBelongings(Room room, Imports imports) {
    this.room = room;
    this.imports = imports;
  }

  @Override
  public String name() {
    return "imports";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    List<Path> files =
        uploads.of(sql, member).stream()
            .map(upload -> imports.folder().resolve(upload.file()))
            .toList();
    room.database().afterCommit(() -> files.forEach(Imports::delete));
    sql.sql("DELETE FROM history_upload WHERE watcher_id = :id").param("id", member).update();
    return sql.sql("DELETE FROM history_import WHERE watcher_id = :id")
        .param("id", member)
        .update();
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (HistoryImport each : imports.records().of(member, MOST)) {
      out.writeStartObject();
      out.writeNumberProperty("id", each.id());
      out.writeStringProperty("source", each.source().word());
      out.writeStringProperty("state", each.state().word());
      out.writeStringProperty("sha256", each.sha256());
      out.writeNumberProperty("rows_new", each.newEvents());
      out.writeNumberProperty("rows_duplicate", each.duplicates());
      out.writeStringProperty("created_at", each.createdAt().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
