package rowhouse.watching.mine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rowhouse.foundation.room.Room;
import tools.jackson.core.JsonGenerator;

/** All that an app keeps of one person. */
public final class Mine {
  private final Room room;
  private final List<Belongings> belongings;

  /**
   * Everything of everybody.
   *
   * @param belongings in the order in which they are erased; what others refer to comes last
   */
  public Mine(Room room, List<Belongings> belongings) {
    this.room = room;
    this.belongings = List.copyOf(belongings);
  }

  /** One line of a receipt. */
  public record Erased(String name, long rows) {}

  /** What was erased, by feature. */
  public record Receipt(Instant erasedAt, List<Erased> receipt, long total) {}

  /** Deletes a person with everything, all in one transaction or not at all. */
  public Receipt erase(long member, String who) {
    return room.database()
        .write(sql -> {
          List<Erased> lines = new ArrayList<>();
          for (Belongings each : belongings) {
            lines.add(new Erased(each.name(), each.erase(sql, member)));
          }
          long total = lines.stream().mapToLong(Erased::rows).sum();
          room.audit().write(sql, who, "data_erased", "", total + " rows");
          return new Receipt(room.clock().instant(), List.copyOf(lines), total);
        });
  }

  /** Writes everything as one JSON object. Blocks as long as the reader of the stream takes. */
  void export(long member, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("app", room.name());
    out.writeStringProperty("exported_at", room.clock().instant().toString());
    for (Belongings each : belongings) {
      out.writeName(each.name());
      each.export(member, out);
    }
    out.writeEndObject();
  }
}
