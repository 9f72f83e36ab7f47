package rowhouse.foundation.mail;

/** What a provider is handed: one letter to one recipient. */
final class Envelope {
  private final String app;
  private final long id;
  private final String token;
  private final MailAddress from;
  private final MailAddress to;
  private final byte[] mime;

  /**
   * An envelope; the bytes are not copied.
   *
   * @param app whose letter it is
   * @param id its number in the app's outbox
   * @param token its name in the reports of providers
   * @param from the address that bounces go to
   * @param to the one recipient
   * @param mime the whole message
   */
  Envelope(String app, long id, String token, MailAddress from, MailAddress to, byte[] mime) {
    this.app = app;
    this.id = id;
    this.token = token;
    this.from = from;
    this.to = to;
    this.mime = mime;
  }

  String app() {
    return app;
  }

  long id() {
    return id;
  }

  String token() {
    return token;
  }

  MailAddress from() {
    return from;
  }

  MailAddress to() {
    return to;
  }

  byte[] mime() {
    return mime;
  }

  @Override
  public String toString() {
    return app + " letter " + id;
  }
}
