package rowhouse.wrapped.run;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** The runs of a person, for erasing and for taking out. */
public final class RunBelongings implements Belongings {
  private final Room room;
  private final RunStore store;

  /** The rows of {@code runs}. */
  public RunBelongings(Room room, Runs runs) {
    this.room = room;
    this.store = runs.store();
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return store.deleteOf(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (Run run : room.database().read(sql -> store.of(sql, member, Integer.MAX_VALUE))) {
      out.writeStartObject();
      out.writeStringProperty("wrapped_run_id", run.id());
      out.writeNumberProperty("year", run.year());
      out.writeStringProperty("time_zone", run.timeZone().getId());
      out.writeStringProperty("language", run.language().getLanguage());
      out.writeStringProperty("status", run.status().word());
      out.writeStringProperty("created_at", run.createdAt().toString());
      room.database()
          .read(sql -> store.payload(sql, run.id()))
          .ifPresent(payload -> {
            out.writeName("kept");
            out.writeRawValue(payload);
          });
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
