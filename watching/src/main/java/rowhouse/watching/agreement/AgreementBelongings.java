package rowhouse.watching.agreement;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** A person's agreement with TikTok. The tokens are a key and never taken out. */
public final class AgreementBelongings implements Belongings {
  private final Room room;
  private final AgreementStore store = new AgreementStore();

  /** The agreements of people in {@code room}. */
  public AgreementBelongings(Room room) {
    this.room = room;
  }

  @Override
  public String name() {
    return "agreements";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return store.erase(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    room.database()
        .read(sql -> store.find(sql, member))
        .ifPresent(row -> {
          out.writeStartObject();
          out.writeStringProperty("open_id", row.openId());
          out.writeStringProperty("state", row.state().word());
          out.writeEndObject();
        });
    out.writeEndArray();
  }
}
