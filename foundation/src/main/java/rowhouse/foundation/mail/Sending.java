package rowhouse.foundation.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.DatabaseBusyException;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.LostLease;

/**
 * Sends letters, each at most once without a person's word: that one is on its way is committed
 * before the provider is called, and whoever finds it so afterwards does not call again.
 */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final Duration OLDEST = Duration.ofDays(4);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final int SETTLING_TRIES = 6;
  private static final List<LetterState> HANDED =
      List.of(LetterState.IN_FLIGHT, LetterState.UNKNOWN);

  private final String app;
  private final Database database;
  private final Jobs jobs;
  private final PostOffice office;
  private final Suppressions suppressions;
  private final InstantSource clock;
  private final LetterListener listener;
  private final OutboxStore store = new OutboxStore();

  Sending(Mail.Place place, Suppressions suppressions) {
    this.app = place.app();
    this.database = place.database();
    this.jobs = place.jobs();
    this.office = place.office();
    this.suppressions = suppressions;
    this.clock = place.clock();
    this.listener = place.listener();
  }

  void send(JobRun<SendLetter> run) {
    Optional<OutboxStore.Pending> found =
        database.read(sql -> store.pending(sql, run.payload().letter()));
    if (found.isEmpty() || found.get().turn() != run.payload().turn()) {
      return;
    }
    OutboxStore.Pending pending = found.get();
    switch (pending.letter().state()) {
      case QUEUED, RESERVED -> sendWaiting(run, pending);
      case IN_FLIGHT ->
          // Only a run of this job that was cut off can have left it so.
          settle(run, pending, new Handover.Unsure("interrupted", "The server was stopped."));
      case ACCEPTED, UNKNOWN, FAILED, DELIVERED, BOUNCED, COMPLAINED, SUPPRESSED -> {}
    }
  }

  private void sendWaiting(JobRun<SendLetter> run, OutboxStore.Pending pending) {
    Instant now = clock.instant();
    if (isTooLate(pending, now)) {
      end(run, pending, LetterState.FAILED, new OutboxStore.Ending("expired", "", false));
      return;
    }
    Duration wait = office.turn(app, pending.letter().id(), pending.letter().domain());
    if (wait.isPositive()) {
      complete(
          run, sql -> waitFor(sql, pending, LetterState.RESERVED, wait, OutboxStore.Ending.PLAIN));
      return;
    }
    Optional<byte[]> mime = depart(run, pending, now);
    if (mime.isEmpty()) {
      office.standBack();
    } else {
      Envelope envelope =
          new Envelope(
              app,
              pending.letter().id(),
              pending.token(),
              office.from().address(),
              pending.recipient(),
              mime.get());
      settle(run, pending, office.hand(envelope));
    }
  }

  private static boolean isTooLate(OutboxStore.Pending pending, Instant now) {
    Instant notAfter = pending.notAfter();
    return notAfter != null && now.isAfter(notAfter);
  }

  /** Commits that the letter is on its way, unless its address is on the list by now. */
  private Optional<byte[]> depart(
      JobRun<SendLetter> run, OutboxStore.Pending pending, Instant now) {
    OutboxLetter letter = pending.letter();
    return database.write(
        run,
        sql -> {
          Optional<Suppression> hindrance =
              suppressions.hindrance(sql, letter.recipientHash(), letter.list());
          if (hindrance.isPresent()) {
            OutboxStore.Ending ending =
                new OutboxStore.Ending(hindrance.get().reason().word(), "", false);
            move(sql, pending, Outbox.WAITING, LetterState.SUPPRESSED, ending);
            store.forgetText(sql, letter.id());
            return Optional.empty();
          }
          Optional<byte[]> mime = store.body(sql, letter.id());
          return mime.isPresent() && store.depart(sql, pending, office.transport(), now)
              ? mime
              : Optional.empty();
        });
  }

  /**
   * Writes down what the provider said; tried for longer than other writes, since it is known once.
   */
  private void settle(JobRun<SendLetter> run, OutboxStore.Pending pending, Handover handover) {
    for (int tried = 1; ; tried++) {
      try {
        complete(run, sql -> write(sql, pending, handover));
        return;
      } catch (DatabaseBusyException busy) {
        if (tried == SETTLING_TRIES) {
          throw busy;
        }
        LOG.warn("What became of {} letter {} is kept later", app, pending.letter().id(), busy);
      }
    }
  }

  private void complete(JobRun<SendLetter> run, Consumer<JdbcClient> rows) {
    try {
      database.complete(run, rows);
    } catch (LostLease lost) {
      // Whoever holds the job now has found the letter in flight and does not send it.
      LOG.warn("The lease of a letter of {} was lost while it was sent", app);
      database.change(rows);
    }
  }

  private void end(
      JobRun<SendLetter> run,
      OutboxStore.Pending pending,
      LetterState state,
      OutboxStore.Ending ending) {
    complete(run, sql -> move(sql, pending, Outbox.WAITING, state, ending));
  }

  private void write(JdbcClient sql, OutboxStore.Pending pending, Handover handover) {
    OutboxLetter letter = pending.letter();
    switch (handover) {
      case Handover.Accepted(String providerId) -> {
        OutboxStore.Ending ending = new OutboxStore.Ending("", "", true);
        move(sql, pending, HANDED, LetterState.ACCEPTED, ending);
        store.accepted(sql, letter.id(), providerId, clock.instant());
        store.forgetText(sql, letter.id());
      }
      case Handover.Unsure(String code, String reason) -> {
        OutboxStore.Ending ending = new OutboxStore.Ending(code, reason, true);
        move(sql, pending, List.of(LetterState.IN_FLIGHT), LetterState.UNKNOWN, ending);
        if (office.canBeAsked()) {
          jobs.add(new ReconcileLetters(), AddOptions.unique(letter.id() + "/" + pending.turn()));
        }
      }
      case Handover.Refused(String code, String reason, boolean dead) -> {
        LetterState state = dead ? LetterState.BOUNCED : LetterState.FAILED;
        move(sql, pending, HANDED, state, new OutboxStore.Ending(code, reason, true));
        if (dead) {
          suppressions.suppress(
              letter.recipientHash(),
              letter.recipientMasked(),
              Suppression.ALL,
              Suppression.Reason.HARD_BOUNCE,
              office.transport(),
              null);
        }
      }
      case Handover.Later later -> later(sql, pending, later);
    }
  }

  private void later(JdbcClient sql, OutboxStore.Pending pending, Handover.Later later) {
    OutboxLetter letter = pending.letter();
    boolean own = !later.providerAtFault();
    OutboxStore.Ending ending = new OutboxStore.Ending(later.code(), later.reason(), own);
    boolean old = pending.wantedAt().isBefore(clock.instant().minus(OLDEST));
    if (old || (own && letter.attempts() + 1 >= office.config().tries())) {
      move(sql, pending, List.of(LetterState.IN_FLIGHT), LetterState.FAILED, ending);
      return;
    }
    waitFor(sql, pending, LetterState.QUEUED, backoff(letter.attempts(), later.after()), ending);
  }

  /** The provider's wish, doubled with each attempt of the letter, up to six hours. */
  private static Duration backoff(int attempts, Duration wish) {
    Duration wait = wish.multipliedBy(1L << Math.min(attempts, 12));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private void waitFor(
      JdbcClient sql,
      OutboxStore.Pending pending,
      LetterState state,
      Duration wait,
      OutboxStore.Ending ending) {
    Instant now = clock.instant();
    OutboxLetter letter = pending.letter();
    if (store.waits(sql, pending, state, now.plus(wait), ending, now)) {
      Outbox.addJob(jobs, letter.id(), pending.turn() + 1, pending.priority(), wait);
      if (letter.state() != state) {
        listener.changed(sql, letter.change(state));
      }
    }
  }

  private void move(
      JdbcClient sql,
      OutboxStore.Pending pending,
      List<LetterState> from,
      LetterState to,
      OutboxStore.Ending ending) {
    OutboxLetter letter = pending.letter();
    if (store.move(sql, letter.id(), from, to, ending, clock.instant())) {
      listener.changed(sql, letter.change(to));
    }
  }
}
