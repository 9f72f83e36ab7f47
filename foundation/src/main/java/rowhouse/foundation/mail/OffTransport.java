package rowhouse.foundation.mail;

import java.time.Duration;

/** No way out: letters wait in the outbox until the operator opens one. */
final class OffTransport implements MailTransport {
  private static final Duration RETRY = Duration.ofHours(1);

  @Override
  public String name() {
    return "off";
  }

  @Override
  public Handover hand(Envelope envelope) {
    return new Handover.Later("mail_off", "Mail is switched off in the settings.", RETRY, true);
  }
}
