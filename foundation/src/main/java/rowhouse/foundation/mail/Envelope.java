package rowhouse.foundation.mail;

/**
 * What a provider is handed.
 *
 * @param app whose letter it is
 * @param id its number in the app's outbox
 * @param token its name in the reports of providers
 * @param from the address that bounces go to
 * @param to the one recipient
 * @param mime the whole message
 */
record Envelope(String app, long id, String token, MailAddress from, MailAddress to, byte[] mime) {
  @Override
  public String toString() {
    return app + " letter " + id;
  }
}
