package rowhouse.weekly.subscription;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.mail.Outbox;
import rowhouse.foundation.mail.OutboxLetter;
import rowhouse.foundation.room.Room;
import rowhouse.watching.mine.Belongings;
import rowhouse.weekly.letter.Section;
import tools.jackson.core.JsonGenerator;

/**
 * A person's subscriptions with what was agreed to, and the letters in the outbox. That an address
 * wants no more letters stays known by its hash.
 */
public final class SubscriptionBelongings implements Belongings {
  private final Database db;
  private final Outbox outbox;
  private final SubscriptionStore store = new SubscriptionStore();

  /** Those in {@code room}. */
  public SubscriptionBelongings(Room room, Outbox outbox) {
    this.db = room.database();
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "weekly_subscriptions";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    long rows = outbox.erase(member);
    for (Subscription subscription : store.of(sql, member)) {
      rows += outbox.eraseAddress(MailAddress.parse(subscription.email()).hash());
      rows += store.delete(sql, subscription.id());
    }
    return rows;
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartObject();
    out.writeArrayPropertyStart("subscriptions");
    for (Subscription subscription : db.read(sql -> store.of(sql, member))) {
      write(subscription, out);
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("letters");
    for (OutboxLetter letter : outbox.ofMember(member)) {
      out.writeStartObject();
      out.writeStringProperty("kind", letter.kind());
      out.writeStringProperty("subject", letter.subject());
      out.writeStringProperty("state", letter.state().word());
      out.writeStringProperty("created_at", letter.createdAt().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Subscription subscription, JsonGenerator out) {
    Wishes wishes = subscription.wishes();
    out.writeStartObject();
    out.writeStringProperty("email", subscription.email());
    out.writeStringProperty("state", subscription.state().word());
    out.writeStringProperty("language", wishes.language());
    out.writeStringProperty("time_zone", wishes.timeZone());
    out.writeNumberProperty("weekday", wishes.weekday());
    out.writeNumberProperty("hour", wishes.hour());
    out.writeStringProperty("frequency", wishes.frequency().word());
    out.writeStringProperty("sections", Section.join(wishes.sections()));
    out.writeStringProperty("created_at", subscription.createdAt().toString());
    out.writeArrayPropertyStart("consent");
    for (SubscriptionStore.Consent consent :
        db.read(sql -> store.consents(sql, subscription.id()))) {
      out.writeStartObject();
      out.writeStringProperty("event", consent.event());
      out.writeStringProperty("text_version", consent.textVersion());
      out.writeStringProperty("at", consent.at().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
