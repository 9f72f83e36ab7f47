package rowhouse.wrapped.letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.OutboxLetter;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** The letters to a person, for erasing and for taking out. */
public final class LetterBelongings implements Belongings {
  private final Mail mail;

  /** Those in the outbox of {@code mail}. */
  public LetterBelongings(Mail mail) {
    this.mail = mail;
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return mail.outbox().erase(member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (OutboxLetter letter : mail.outbox().ofMember(member)) {
      out.writeStartObject();
      out.writeStringProperty("subject", letter.subject());
      out.writeStringProperty("state", letter.state().word());
      out.writeStringProperty("to", letter.recipientMasked());
      out.writeStringProperty("created_at", letter.createdAt().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
