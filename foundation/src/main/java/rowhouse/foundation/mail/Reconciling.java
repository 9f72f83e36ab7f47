package rowhouse.foundation.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import rowhouse.foundation.database.Database;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.Jobs;

/**
 * Finds out what became of letters whose sending was cut off, where the provider can be asked. A
 * letter that nobody can tell of stays unknown until the owner decides.
 */
final class Reconciling {
  /** Longer than any transport waits for an answer. */
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private static final Duration KEEP_EVENTS = Duration.ofDays(90);
  private static final Duration KEEP_LETTERS = Duration.ofDays(400);
  private static final int AT_ONCE = 500;

  private final String app;
  private final Database database;
  private final Jobs jobs;
  private final PostOffice office;
  private final InstantSource clock;
  private final Outbox outbox;
  private final OutboxStore store = new OutboxStore();
  private final EventStore events = new EventStore();

  Reconciling(Mail.Place place, Outbox outbox) {
    this.app = place.app();
    this.database = place.database();
    this.jobs = place.jobs();
    this.office = place.office();
    this.clock = place.clock();
    this.outbox = outbox;
  }

  void reconcile(JobRun<ReconcileLetters> run) {
    Instant now = clock.instant();
    Instant abandoned = now.minus(ABANDONED);
    OutboxStore.Ending interrupted =
        new OutboxStore.Ending("interrupted", "The server was stopped.", true);
    for (long id : stale(LetterState.IN_FLIGHT, abandoned)) {
      outbox.move(id, List.of(LetterState.IN_FLIGHT), LetterState.UNKNOWN, interrupted);
    }
    for (LetterState waiting : Outbox.WAITING) {
      stale(waiting, abandoned).forEach(this::addMissingJob);
    }
    for (long id : stale(LetterState.UNKNOWN, now.plusSeconds(1))) {
      run.throwIfCancelled();
      ask(id);
    }
    database.change(sql -> {
      events.deleteOld(sql, now.minus(KEEP_EVENTS), AT_ONCE);
      store.deleteEnded(sql, now.minus(KEEP_LETTERS), AT_ONCE);
    });
  }

  private List<Long> stale(LetterState state, Instant before) {
    return database.read(sql -> store.stale(sql, state, before, AT_ONCE));
  }

  /**
   * A job that died took nothing of the letter with it; the key keeps a living one the only one.
   */
  private void addMissingJob(long id) {
    database.change(sql ->
        store
            .pending(sql, id)
            .ifPresent(pending ->
                Outbox.addJob(jobs, id, pending.turn(), pending.priority(), Duration.ZERO)));
  }

  private void ask(long id) {
    OutboxStore.Pending pending = database.read(sql -> store.pending(sql, id)).orElse(null);
    // Another way out than the one that was used knows nothing of the letter.
    if (pending == null || !pending.transport().equals(office.transport())) {
      return;
    }
    switch (office.ask(app, id, pending.token())) {
      case ACCEPTED -> outbox.markAccepted(id);
      case NEVER_SEEN -> outbox.requeue(id, List.of(LetterState.UNKNOWN));
      case CANNOT_SAY -> {}
    }
  }
}
