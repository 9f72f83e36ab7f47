package rowhouse.foundation.mail;

import rowhouse.jobs.Payload;

/** The job that looks after letters that nobody else looks after. */
record ReconcileLetters() implements Payload {
  static final String KIND = "mail.reconcile";

  @Override
  public String kind() {
    return KIND;
  }
}
