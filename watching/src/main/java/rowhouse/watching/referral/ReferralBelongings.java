package rowhouse.watching.referral;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** A person's code and what came of it. */
public final class ReferralBelongings implements Belongings {
  private final Room room;

  /** The codes of people in {@code room}. */
  public ReferralBelongings(Room room) {
    this.room = room;
  }

  @Override
  public String name() {
    return "referrals";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    long rows =
        sql.sql(
                """
                DELETE FROM referral_events WHERE referred_user_id = :id
                  OR code IN (SELECT code FROM referrals WHERE referrer_user_id = :id)
                """)
            .param("id", member)
            .update();
    rows +=
        sql.sql("DELETE FROM referrals WHERE referrer_user_id = :id").param("id", member).update();
    sql.sql("UPDATE app_users SET referred_by = NULL WHERE referred_by = :id")
        .param("id", member)
        .update();
    sql.sql("UPDATE device_emails SET referred_by = NULL WHERE referred_by = :id")
        .param("id", member)
        .update();
    return rows;
  }

  @Override
  public void export(long member, JsonGenerator out) {
    List<Map<String, Object>> codes =
        room.database()
            .read(sql ->
                sql.sql(
                        """
                        SELECT code, impressions, conversions, completions FROM referrals
                        WHERE referrer_user_id = :id
                        """)
                    .param("id", member)
                    .query()
                    .listOfRows());
    out.writeStartArray();
    for (Map<String, Object> code : codes) {
      out.writeStartObject();
      code.forEach((name, value) -> out.writeStringProperty(name, String.valueOf(value)));
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
