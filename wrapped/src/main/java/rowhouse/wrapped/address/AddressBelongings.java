package rowhouse.wrapped.address;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** The addresses of a person that were written to, for erasing and for taking out. */
public final class AddressBelongings implements Belongings {
  private final Room room;
  private final AddressStore store;

  /** The rows of {@code addresses}. */
  public AddressBelongings(Room room, Addresses addresses) {
    this.room = room;
    this.store = addresses.store();
  }

  @Override
  public String name() {
    return "addresses";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return store.abandon(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (AddressStore.Request request : room.database().read(sql -> store.of(sql, member))) {
      out.writeStartObject();
      out.writeStringProperty("email", request.email().text());
      out.writeStringProperty("asked_at", request.createdAt().toString());
      out.writeBooleanProperty("confirmed", request.confirmed());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
