package rowhouse.foundation.mail;

import rowhouse.jobs.Payload;

/** The job that sends one letter of the outbox; a later turn of the letter makes it void. */
record SendLetter(long letter, int turn) implements Payload {
  static final String KIND = "mail.send";

  @Override
  public String kind() {
    return KIND;
  }
}
