package rowhouse.foundation.mail;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.Missed;

/** The mail of one app: its outbox, its list of those who get no letter, and what is heard back. */
public final class Mail {
  /** The tables that an app's database needs for this package. */
  public static final MigrationModule TABLES =
      new MigrationModule("mail", "rowhouse/foundation/mail/migrations");

  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final int AT_ONCE = 4;
  private static final String EVERY_FIVE_MINUTES = "*/5 * * * *";

  private final Place place;
  private final PostOffice office;
  private final Outbox outbox;
  private final Suppressions suppressions;
  private final InstantSource clock;
  private final CertificateSource certificates;
  private final SnsCheck check;
  private final Feedback feedback;
  private final Desk desk;

  /** The mail of the app that lives in {@code room}; binds its jobs and does no I/O. */
  public Mail(Room room, LetterListener listener) {
    this(
        new Place(
            room.name(),
            room.database(),
            room.jobs(),
            room.postOffice(),
            room.clock(),
            room.links(),
            listener),
        new SnsCertificates(room.outside()));
  }

  Mail(Place place, CertificateSource certificates) {
    this.place = place;
    this.office = place.office();
    this.clock = place.clock();
    this.certificates = certificates;
    this.check = new SnsCheck(office.config().topics(), certificates, clock);
    this.suppressions = new Suppressions(place);
    this.outbox = new Outbox(place);
    this.feedback = new Feedback(place, suppressions);
    this.desk = new Desk(place);
    Jobs jobs = place.jobs();
    jobs.on(
        SendLetter.KIND,
        SendLetter.class,
        new Sending(place, suppressions)::send,
        KindPolicy.standard().concurrency(AT_ONCE));
    jobs.on(
        ReconcileLetters.KIND,
        ReconcileLetters.class,
        new Reconciling(place, outbox)::reconcile,
        KindPolicy.standard().everywhere(1));
    jobs.timer(
        ReconcileLetters.KIND,
        EVERY_FIVE_MINUTES,
        ZoneOffset.UTC,
        Missed.ONCE,
        ReconcileLetters::new);
  }

  /**
   * What the parts of an app's mail have in common.
   *
   * @param app the app's name
   * @param links where the app is reached from outside
   * @param listener what the app wants to know
   */
  record Place(
      String app,
      Database database,
      Jobs jobs,
      PostOffice office,
      InstantSource clock,
      Links links,
      LetterListener listener) {}

  /** To be called when the room has been opened: counts what was sent today. */
  public void opened() {
    outbox.recall();
  }

  /**
   * What is missing before this app can send a letter with links, as the code of a problem: {@code
   * mail_off}, {@code mail_not_set_up} or {@code base_url_missing}.
   */
  public Optional<String> missing() {
    Optional<String> ofOffice = office.missing().filter(code -> !code.equals("base_url_missing"));
    if (ofOffice.isPresent()) {
      return ofOffice;
    }
    return place.links().base().isEmpty() ? Optional.of("base_url_missing") : Optional.empty();
  }

  /**
   * Refuses to go on while this app could not send a letter with links.
   *
   * @throws Problem of status 503 that says what is missing
   */
  public void demand() {
    switch (missing().orElse("")) {
      case "" -> {}
      case "mail_off" -> throw new Problem(503, "mail_off");
      case "base_url_missing" -> throw new Problem(503, "base_url_missing");
      default -> throw new Problem(503, "mail_not_set_up");
    }
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

  /** How letters fared in the last {@code days} days. */
  public MailFigures figures(int days) {
    return desk.figures(days);
  }

  /**
   * Adds a letter, in the caller's transaction, by which an owner sees that mail leaves the house.
   */
  public Outbox.Added sendTest(MailAddress to, String language) {
    Instant now = clock.instant();
    return outbox.add(
        "test:" + now.toEpochMilli() + ":" + to.hash(),
        TestLetter.to(to, language, office.transport(), now));
  }

  /**
   * Hears a notice of Amazon SNS.
   *
   * @throws Problem of status 403 when it is not Amazon's or not of a topic of the operator's
   */
  FeedbackApi.Heard hearSns(byte[] body) {
    SnsMessage message =
        SnsMessage.read(body).orElseThrow(() -> new Problem(400, "body_unreadable"));
    check.check(message);
    return switch (message.type()) {
      case SnsMessage.NOTIFICATION ->
          taken(feedback.take(SesNotice.read(message.text("Message"), clock.instant())));
      case SnsMessage.CONFIRMATION -> confirm(message);
      default -> new FeedbackApi.Heard("ignored", 0);
    };
  }

  private FeedbackApi.Heard confirm(SnsMessage message) {
    if (!check.mayConfirm(message)) {
      throw new Problem(403, "sns_certificate_foreign");
    }
    if (!certificates.confirm(message.text("SubscribeURL"))) {
      throw new Problem(503, "sns_certificate_unavailable");
    }
    LOG.info("The topic {} now tells this house what becomes of letters", message.text("TopicArn"));
    return new FeedbackApi.Heard("confirmed", 0);
  }

  /** Hears a report that a mail server was sent as mail. */
  FeedbackApi.Heard hearReport(byte[] mail) {
    return taken(feedback.take(DeliveryReport.read(mail, clock.instant())));
  }

  private static FeedbackApi.Heard taken(int news) {
    return new FeedbackApi.Heard(news == 0 ? "ignored" : "taken", news);
  }
}
