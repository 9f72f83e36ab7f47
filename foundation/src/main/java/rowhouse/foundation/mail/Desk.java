package rowhouse.foundation.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import rowhouse.foundation.database.Database;

/** Adds up for the owner how letters fare. */
final class Desk {
  private final Database database;
  private final PostOffice office;
  private final InstantSource clock;
  private final FiguresStore store = new FiguresStore();

  Desk(Mail.Place place) {
    this.database = place.database();
    this.office = place.office();
    this.clock = place.clock();
  }

  MailFigures figures(int days) {
    Instant now = clock.instant();
    Instant since = now.minus(Duration.ofDays(days));
    Circuit.Shown circuit = office.circuit().shown();
    return database.read(sql -> {
      List<MailFigures.Day> byDay = store.days(sql, since);
      MailFigures.Counts all =
          byDay.stream()
              .map(MailFigures.Day::counts)
              .reduce(MailFigures.Counts.NONE, MailFigures.Counts::plus);
      return new MailFigures(
          store.states(sql),
          Duration.between(store.oldestDue(sql, now), now).toSeconds(),
          office.transport(),
          new MailFigures.State(circuit.state(), circuit.until(), circuit.lastError()),
          office.config().rates().perSecond(),
          office.config().rates().perDay(),
          office.pace().sentToday(),
          since,
          byDay,
          store.domains(sql, since),
          MailFigures.Rate.of(all.bounced(), all.accepted()),
          MailFigures.Rate.of(all.complained(), all.accepted()),
          store.suppressed(sql, now));
    });
  }
}
