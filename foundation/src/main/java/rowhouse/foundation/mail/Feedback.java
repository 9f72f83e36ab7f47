package rowhouse.foundation.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;

/**
 * Takes to heart what providers say: a dead mailbox or a complaint ends all letters to the address
 * at once, three letters in two weeks that could not be delivered pause them for two weeks.
 */
final class Feedback {
  private static final int SOFT_BOUNCES = 3;
  private static final Duration SOFT_WINDOW = Duration.ofDays(14);
  private static final Duration PAUSE = Duration.ofDays(14);
  private static final List<LetterState> HANDED =
      List.of(LetterState.IN_FLIGHT, LetterState.UNKNOWN, LetterState.ACCEPTED);
  private static final List<LetterState> ARRIVED =
      List.of(
          LetterState.IN_FLIGHT, LetterState.UNKNOWN, LetterState.ACCEPTED, LetterState.DELIVERED);

  private final Database database;
  private final Suppressions suppressions;
  private final InstantSource clock;
  private final LetterListener listener;
  private final OutboxStore store = new OutboxStore();
  private final EventStore events = new EventStore();

  Feedback(Mail.Place place, Suppressions suppressions) {
    this.database = place.database();
    this.suppressions = suppressions;
    this.clock = place.clock();
    this.listener = place.listener();
  }

  /** Takes reports, each at most once; says how many were news. */
  int take(List<Report> reports) {
    int news = 0;
    for (Report report : reports) {
      news += database.write(sql -> take(sql, report)) ? 1 : 0;
    }
    return news;
  }

  private boolean take(JdbcClient sql, Report report) {
    Optional<OutboxLetter> letter = store.findReported(sql, report);
    MailAddress recipient = report.recipient();
    if (recipient == null && letter.isEmpty()) {
      return false;
    }
    String hash = recipient == null ? letter.orElseThrow().recipientHash() : recipient.hash();
    String masked = recipient == null ? letter.orElseThrow().recipientMasked() : recipient.masked();
    if (!events.insert(sql, report, letter.map(OutboxLetter::id).orElse(null), hash)) {
      return false;
    }
    switch (report.kind()) {
      case DELIVERED -> arrived(sql, letter, report);
      case HARD_BOUNCE -> {
        bounced(sql, letter, report);
        suppress(hash, masked, Suppression.Reason.HARD_BOUNCE, report);
      }
      case REFUSED -> bounced(sql, letter, report);
      case SOFT_BOUNCE -> {
        bounced(sql, letter, report);
        pauseAfterMany(sql, hash, masked, report);
      }
      case COMPLAINT -> complained(sql, letter, hash, masked, report);
      case DELAYED -> {}
    }
    return true;
  }

  private void arrived(JdbcClient sql, Optional<OutboxLetter> letter, Report report) {
    if (letter.isPresent()) {
      move(sql, letter.get(), HANDED, LetterState.DELIVERED, report);
    }
  }

  private void bounced(JdbcClient sql, Optional<OutboxLetter> letter, Report report) {
    if (letter.isPresent()) {
      move(sql, letter.get(), ARRIVED, LetterState.BOUNCED, report);
    }
  }

  private void complained(
      JdbcClient sql, Optional<OutboxLetter> letter, String hash, String masked, Report report) {
    if (letter.isPresent()) {
      List<LetterState> from = List.of(LetterState.values());
      move(sql, letter.get(), from, LetterState.COMPLAINED, report);
    }
    suppress(hash, masked, Suppression.Reason.COMPLAINT, report);
    listener.complained(sql, hash, letter.map(OutboxLetter::list).orElse(""));
  }

  private void move(
      JdbcClient sql, OutboxLetter letter, List<LetterState> from, LetterState to, Report report) {
    OutboxStore.Ending ending =
        new OutboxStore.Ending(report.kind().word(), report.detail(), false);
    if (store.move(sql, letter.id(), from, to, ending, clock.instant())) {
      // A report about a letter proves that the provider had it.
      String providerId = report.providerId();
      store.accepted(sql, letter.id(), providerId == null ? "" : providerId, clock.instant());
      store.forgetText(sql, letter.id());
      listener.changed(sql, letter.change(to));
    }
  }

  private void suppress(String hash, String masked, Suppression.Reason reason, Report report) {
    suppressions.suppress(hash, masked, Suppression.ALL, reason, report.source(), null);
  }

  private void pauseAfterMany(JdbcClient sql, String hash, String masked, Report report) {
    Instant now = clock.instant();
    if (events.softBounces(sql, hash, now.minus(SOFT_WINDOW)) >= SOFT_BOUNCES) {
      suppressions.suppress(
          hash,
          masked,
          Suppression.ALL,
          Suppression.Reason.SOFT_BOUNCE,
          report.source(),
          now.plus(PAUSE));
    }
  }
}
