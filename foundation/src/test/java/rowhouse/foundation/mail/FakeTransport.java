package rowhouse.foundation.mail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider that does what a test tells it, and remembers what it was handed. */
final class FakeTransport implements MailTransport {
  final List<Envelope> handed = new CopyOnWriteArrayList<>();
  volatile Function<Envelope, Handover> answer =
      envelope -> new Handover.Accepted("provider-" + envelope.id());
  volatile Knowledge knowledge = Knowledge.CANNOT_SAY;

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Handover hand(Envelope envelope) {
    handed.add(envelope);
    return answer.apply(envelope);
  }

  @Override
  public boolean canBeAsked() {
    return true;
  }

  @Override
  public Knowledge ask(String app, long id, String token) {
    return knowledge;
  }
}
