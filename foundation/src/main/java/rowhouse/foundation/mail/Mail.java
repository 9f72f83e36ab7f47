package rowhouse.foundation.mail;

import java.time.InstantSource;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.KindPolicy;

/** The mail of one app: its outbox, its list of those who get no letter, and what is heard back. */
public final class Mail {
  /** The tables that an app's database needs for this package. */
  public static final MigrationModule TABLES =
      new MigrationModule("mail", "rowhouse/foundation/mail/migrations");

  private static final int AT_ONCE = 4;

  private final PostOffice office;
  private final Outbox outbox;
  private final Suppressions suppressions;

  /** The mail of the app that lives in {@code room}; binds its jobs and does no I/O. */
  public Mail(Room room, LetterListener listener) {
    this(room.name(), room.database(), room.jobs(), room.postOffice(), room.clock(), listener);
  }

  Mail(
      String app,
      Database database,
      Jobs jobs,
      PostOffice office,
      InstantSource clock,
      LetterListener listener) {
    this.office = office;
    this.suppressions = new Suppressions(database, clock, listener);
    this.outbox = new Outbox(app, database, jobs, office, clock, listener);
    Sending sending = new Sending(app, database, jobs, office, suppressions, clock, listener);
    jobs.on(
        SendLetter.KIND,
        SendLetter.class,
        sending::send,
        KindPolicy.standard().concurrency(AT_ONCE));
  }

  /** To be called when the room has been opened: counts what was sent today. */
  public void opened() {
    outbox.recall();
  }

  /** Letters on their way out. */
  public Outbox outbox() {
    return outbox;
  }

  /** Who gets no letter. */
  public Suppressions suppressions() {
    return suppressions;
  }

  /** The way out that all apps share. */
  public PostOffice office() {
    return office;
  }
}
