package rowhouse.foundation.mail;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.Jobs;

/**
 * The letters of one app. A letter is added in the transaction of the rows that it tells of, under
 * a key that no second letter can have, and is sent by a job of its own.
 */
public final class Outbox {
  private static final String TOKEN_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int TOKEN_LENGTH = 26;

  /** Not handed over yet. */
  static final List<LetterState> WAITING = List.of(LetterState.QUEUED, LetterState.RESERVED);

  private final String app;
  private final Database database;
  private final Jobs jobs;
  private final PostOffice office;
  private final InstantSource clock;
  private final LetterListener listener;
  private final OutboxStore store = new OutboxStore();
  private final SecureRandom random = new SecureRandom();

  Outbox(Mail.Place place) {
    this.app = place.app();
    this.database = place.database();
    this.jobs = place.jobs();
    this.office = place.office();
    this.clock = place.clock();
    this.listener = place.listener();
  }

  /** A letter's number, and whether it was not there before. */
  public record Added(long id, boolean fresh) {}

  /**
   * Adds a letter in the caller's transaction: it is sent if, and only if, that is committed. A key
   * that is there already adds nothing and gives the first letter's number.
   *
   * @throws IllegalStateException outside a write
   * @throws IllegalArgumentException for a letter without a text
   */
  public Added add(String key, Letter letter) {
    return add(key, prepare(letter));
  }

  /**
   * Writes a letter as bytes: about two milliseconds for a long one, which are better spent before
   * the transaction than inside it.
   *
   * @throws IllegalArgumentException for a letter without a text
   */
  public PreparedLetter prepare(Letter letter) {
    return new PreparedLetter(letter, head());
  }

  /** As the other, for a letter that is written already. */
  public Added add(String key, PreparedLetter prepared) {
    if (!database.inTransaction()) {
      throw new IllegalStateException("A letter is added in the write of what it tells of.");
    }
    return database.write(sql -> {
      Letter letter = prepared.letter();
      Optional<Long> id = store.insert(sql, key, letter, prepared.head(), prepared.size());
      if (id.isEmpty()) {
        return new Added(store.findByKey(sql, key).orElseThrow().id(), false);
      }
      store.insertBody(sql, id.get(), prepared.mime());
      Instant now = clock.instant();
      addJob(jobs, id.get(), 0, letter.priority(), Duration.between(now, letter.dueFrom(now)));
      return new Added(id.get(), true);
    });
  }

  static void addJob(Jobs jobs, long id, int turn, int priority, Duration wait) {
    jobs.add(
        new SendLetter(id, turn),
        AddOptions.unique(id + "/" + turn)
            .delay(wait.isNegative() ? Duration.ZERO : wait)
            .priority(priority));
  }

  private LetterMime.Head head() {
    return new LetterMime.Head(
        office.from(), office.config().replyTo(), app, token(), clock.instant());
  }

  private String token() {
    StringBuilder token = new StringBuilder(TOKEN_LENGTH);
    for (int i = 0; i < TOKEN_LENGTH; i++) {
      token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
    }
    return token.toString();
  }

  /** The whole message as it would be sent, for a preview and to know its size. */
  public byte[] preview(Letter letter) {
    return prepare(letter).message();
  }

  /** A letter. */
  public Optional<OutboxLetter> find(long id) {
    return database.read(sql -> store.find(sql, id));
  }

  /** The letter of a key. */
  public Optional<OutboxLetter> findByKey(String key) {
    return database.read(sql -> store.findByKey(sql, key));
  }

  /** One page of letters, newest first. */
  public List<OutboxLetter> list(OutboxFilter filter) {
    return database.read(sql -> store.list(sql, filter));
  }

  /** The whole message; nothing once a provider has it. */
  public Optional<byte[]> message(long id) {
    return database.read(sql -> store.body(sql, id));
  }

  /** Ends a letter that has not been handed over; says whether it could. */
  public boolean cancel(long id) {
    return move(id, WAITING, LetterState.FAILED, new OutboxStore.Ending("cancelled", "", false));
  }

  /** Notes that a letter of unknown fate did reach the provider; says whether it was one. */
  public boolean markAccepted(long id) {
    return database.write(sql -> {
      boolean moved =
          move(id, List.of(LetterState.UNKNOWN), LetterState.ACCEPTED, OutboxStore.Ending.PLAIN);
      if (moved) {
        store.accepted(sql, id, "", clock.instant());
        store.forgetText(sql, id);
      }
      return moved;
    });
  }

  /** Gives up a letter of unknown fate; says whether it was one. */
  public boolean markFailed(long id) {
    return move(
        id,
        List.of(LetterState.UNKNOWN),
        LetterState.FAILED,
        new OutboxStore.Ending("given_up", "", false));
  }

  /**
   * Sends a letter that has failed, or one of unknown fate, once more: the owner's word, since the
   * second of them may then come twice. Says whether it could.
   */
  public boolean resend(long id) {
    return requeue(id, List.of(LetterState.UNKNOWN, LetterState.FAILED));
  }

  /** Sends a letter once more that is in one of {@code from}; says whether it was. */
  boolean requeue(long id, List<LetterState> from) {
    return database.write(sql -> {
      if (!store.requeue(sql, id, from, clock.instant())) {
        return false;
      }
      OutboxStore.Pending pending = store.pending(sql, id).orElseThrow();
      addJob(jobs, id, pending.turn(), pending.priority(), Duration.ZERO);
      listener.changed(sql, pending.letter().change(LetterState.QUEUED));
      return true;
    });
  }

  /** Brings a letter from one of {@code from} to {@code to}; says whether it could. */
  boolean move(long id, List<LetterState> from, LetterState to, OutboxStore.Ending ending) {
    return database.write(sql -> {
      boolean moved = store.move(sql, id, from, to, ending, clock.instant());
      if (moved) {
        tell(sql, id, to);
      }
      return moved;
    });
  }

  private void tell(JdbcClient sql, long id, LetterState state) {
    store.find(sql, id).ifPresent(letter -> listener.changed(sql, letter.change(state)));
  }

  /** A person's letters, oldest first, for their take-out. */
  public List<OutboxLetter> ofMember(long member) {
    return database.read(sql -> store.ofMember(sql, member));
  }

  /** Deletes a person's letters, in the caller's transaction; says how many there were. */
  public int erase(long member) {
    return database.write(sql -> store.deleteOfMember(sql, member));
  }

  /** Deletes all letters to an address, in the caller's transaction; says how many there were. */
  public int eraseAddress(String emailHash) {
    return database.write(sql -> store.deleteOfAddress(sql, emailHash));
  }

  /** Counts what was sent in the last day toward the daily cap. */
  void recall() {
    Instant since = clock.instant().minus(Duration.ofDays(1));
    office.recall(app, database.read(sql -> store.sentByMinute(sql, since)));
  }
}
