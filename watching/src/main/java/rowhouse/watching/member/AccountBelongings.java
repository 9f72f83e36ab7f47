package rowhouse.watching.member;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** The person themselves: their row, their addresses and their sessions. Erased last of all. */
public final class AccountBelongings implements Belongings {
  private final Room room;
  private final MemberStore store = new MemberStore();

  /** The people of {@code room}. */
  public AccountBelongings(Room room) {
    this.room = room;
  }

  @Override
  public String name() {
    return "account";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    long rows = store.forgetEmails(sql, member);
    rows += delete(sql, "DELETE FROM app_sessions WHERE user_id = :id", member);
    rows += delete(sql, "DELETE FROM app_users WHERE id = :id", member);
    rows += delete(sql, "DELETE FROM watcher WHERE id = :id", member);
    return rows;
  }

  private static long delete(JdbcClient sql, String statement, long member) {
    return sql.sql(statement).param("id", member).update();
  }

  private record Address(String email, boolean verified) {}

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartObject();
    room.database().read(sql -> store.find(sql, member)).ifPresent(found -> write(found, out));
    out.writeName("emails");
    out.writeStartArray();
    for (Address address : addresses(member)) {
      out.writeStartObject();
      out.writeStringProperty("email", address.email());
      out.writeBooleanProperty("verified", address.verified());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private List<Address> addresses(long member) {
    return room.database()
        .read(sql ->
            sql.sql("SELECT email, verified_at FROM app_user_emails WHERE user_id = :id")
                .param("id", member)
                .query((row, _) ->
                    new Address(row.getString("email"), row.getObject("verified_at") != null))
                .list());
  }

  private static void write(Member member, JsonGenerator out) {
    out.writeStringProperty("app_user_id", member.appUserId());
    out.writeStringProperty("created_at", member.createdAt().toString());
    text(out, "platform_username", member.platformUsername());
    text(out, "archive_user_id", member.archiveUserId());
    text(out, "time_zone", member.timeZone());
    text(out, "language", member.language());
  }

  private static void text(JsonGenerator out, String name, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(name, value);
    }
  }
}
