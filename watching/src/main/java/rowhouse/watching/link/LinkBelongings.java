package rowhouse.watching.link;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** A person's links and pulls. */
public final class LinkBelongings implements Belongings {
  private final Room room;

  /** The links of people in {@code room}. */
  public LinkBelongings(Room room) {
    this.room = room;
  }

  @Override
  public String name() {
    return "links";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    long rows =
        sql.sql("DELETE FROM history_pull WHERE user_id = :id").param("id", member).update();
    rows +=
        sql.sql("DELETE FROM app_auth_jobs WHERE user_id = :id OR started_by = :id")
            .param("id", member)
            .update();
    return rows;
  }

  private record Link(String status, String deviceId, String platform, String createdAt) {}

  @Override
  public void export(long member, JsonGenerator out) {
    List<Link> links =
        room.database()
            .read(sql ->
                sql.sql(
                        """
                        SELECT status, device_id, platform, created_at FROM app_auth_jobs
                        WHERE user_id = :id OR started_by = :id ORDER BY created_at
                        """)
                    .param("id", member)
                    .query((row, _) ->
                        new Link(
                            row.getString("status"),
                            row.getString("device_id"),
                            row.getString("platform"),
                            java.time.Instant.ofEpochMilli(row.getLong("created_at")).toString()))
                    .list());
    out.writeStartArray();
    for (Link link : links) {
      out.writeStartObject();
      out.writeStringProperty("status", link.status());
      out.writeStringProperty("device_id", link.deviceId());
      out.writeStringProperty("platform", link.platform());
      out.writeStringProperty("created_at", link.createdAt());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
