package rowhouse.foundation.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
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
  private final LetterListener listener;
  private final OutboxStore store = new OutboxStore();
  private final EventStore events = new EventStore();

  Reconciling(Mail.Place place) {
    this.app = place.app();
    this.database = place.database();
    this.jobs = place.jobs();
    this.office = place.office();
    this.clock = place.clock();
    this.listener = place.listener();
  }

  void reconcile(JobRun<ReconcileLetters> run) {
    Instant now = clock.instant();
    Instant abandoned = now.minus(ABANDONED);
    for (long id : stale(LetterState.IN_FLIGHT, abandoned)) {
      database.change(sql ->
          move(
              sql,
              id,
              LetterState.IN_FLIGHT,
              LetterState.UNKNOWN,
              new OutboxStore.Ending("interrupted", "The server was stopped.", true)));
    }
    for (LetterState waiting : List.of(LetterState.QUEUED, LetterState.RESERVED)) {
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
      case ACCEPTED ->
          database.change(sql -> {
            if (move(
                sql, id, LetterState.UNKNOWN, LetterState.ACCEPTED, OutboxStore.Ending.PLAIN)) {
              store.accepted(sql, id, "", clock.instant());
              store.forgetText(sql, id);
            }
          });
      case NEVER_SEEN ->
          database.change(sql -> {
            if (store.requeue(sql, id, List.of(LetterState.UNKNOWN), clock.instant())) {
              Outbox.addJob(jobs, id, pending.turn() + 1, pending.priority(), Duration.ZERO);
              listener.changed(sql, pending.letter().change(LetterState.QUEUED));
            }
          });
      case CANNOT_SAY -> {}
    }
  }

  private boolean move(
      JdbcClient sql, long id, LetterState from, LetterState to, OutboxStore.Ending ending) {
    boolean moved = store.move(sql, id, List.of(from), to, ending, clock.instant());
    if (moved) {
      store.find(sql, id).ifPresent(letter -> listener.changed(sql, letter.change(to)));
    }
    return moved;
  }
}
