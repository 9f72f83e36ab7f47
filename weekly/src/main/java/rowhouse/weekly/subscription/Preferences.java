package rowhouse.weekly.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.mail.Suppression;
import rowhouse.foundation.mail.Suppressions;
import rowhouse.foundation.room.Room;
import rowhouse.weekly.letter.ConfirmLetter;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.subscription.Subscription.State;

/** What the reader changes later: wishes, pause, unsubscribe, whose history is told. */
public final class Preferences {
  /** The name of the one list. */
  public static final String LIST = "weekly";

  private final Database db;
  private final Clock clock;
  private final SignedLinks links;
  private final Suppressions suppressions;
  private final SubscriptionStore store = new SubscriptionStore();

  /** Preferences in {@code room}; who unsubscribes is also noted in {@code suppressions}. */
  public Preferences(Room room, SignedLinks links, Suppressions suppressions) {
    this.db = room.database();
    this.clock = room.clock();
    this.links = links;
    this.suppressions = suppressions;
  }

  /** The subscription that a link is for, or nothing when the link was not made here for it. */
  public Optional<Subscription> behind(Use use, String token) {
    OptionalLong id = links.read(use, token);
    return id.isEmpty() ? Optional.empty() : db.read(sql -> store.find(sql, id.getAsLong()));
  }

  /** The subscription of that number. */
  public Optional<Subscription> find(long id) {
    return db.read(sql -> store.find(sql, id));
  }

  /** All subscriptions of a member. */
  public List<Subscription> of(long member) {
    return db.read(sql -> store.of(sql, member));
  }

  /**
   * The same with the time of its next letter; none without a history or while it is not active.
   */
  public Subscription planned(Subscription subscription, Instant now) {
    boolean wanted = subscription.state() == State.ACTIVE && subscription.member() != null;
    if (!wanted || subscription.example()) {
      return subscription.due(null);
    }
    return subscription.due(
        SendTime.next(subscription.wishes(), now, subscription.newestWeek())
            .map(SendTime::at)
            .orElse(null));
  }

  /** Takes other wishes and plans the next letter by them. */
  public Subscription choose(long id, Wishes wishes) {
    return change(id, held -> held.wishing(wishes));
  }

  /** No letter until some weeks from now; then they start again by themselves. */
  public Subscription pause(long id, int weeks) {
    Instant until = clock.instant().plus(Duration.ofDays(7L * weeks));
    return change(
        id, held -> held.state().isOn() ? held.in(State.PAUSED, Subscription.ASKED, until) : held);
  }

  /** Letters again. Whoever unsubscribed, or called a letter spam, subscribes anew instead. */
  public Subscription resume(long id) {
    return change(
        id, held -> held.state().isOn() ? held.in(State.ACTIVE, "", null).reminded(null) : held);
  }

  /** The letters tell of this member's history from now on. */
  public Subscription connect(long id, long member) {
    return change(id, held -> held.of(member));
  }

  /** The letters tell of nobody's history any more, so there are none. */
  public Subscription disconnect(long id) {
    return change(id, held -> held.of(null));
  }

  /** The subscription of an address, however it is written; nothing when it is no address. */
  public Optional<Subscription> byAddress(String email) {
    return MailAddress.tryParse(email)
        .flatMap(address -> db.read(sql -> store.byAddress(sql, address)));
  }

  private Subscription change(long id, UnaryOperator<Subscription> how) {
    Instant now = clock.instant();
    return db.write(sql -> {
      Subscription held = store.hold(sql, id).orElseThrow();
      Subscription changed = planned(how.apply(held), now);
      store.save(sql, changed, now);
      return changed;
    });
  }

  /** Ends the letters, at once and however often it is asked. */
  public void unsubscribe(long id, String ip) {
    Instant now = clock.instant();
    db.change(sql -> store.hold(sql, id).ifPresent(held -> end(sql, held, ip, now)));
  }

  private void end(JdbcClient sql, Subscription held, String ip, Instant now) {
    MailAddress address = Subscribing.address(held.email());
    suppressions.suppress(
        address.hash(), address.masked(), LIST, Suppression.Reason.UNSUBSCRIBED, "one_click", null);
    if (held.state() == State.UNSUBSCRIBED) {
      return;
    }
    store.save(sql, held.in(State.UNSUBSCRIBED, "", null).due(null), now);
    store.log(
        sql,
        held.id(),
        "unsubscribed",
        ConfirmLetter.TEXT_VERSION,
        held.wishes().language(),
        links.hash(ip),
        now);
  }

  /** Letters again for somebody who is signed in, or holds a signed link; not after a complaint. */
  public void resubscribe(long id, String ip) {
    Instant now = clock.instant();
    db.change(sql ->
        store
            .hold(sql, id)
            .filter(held -> held.state() == State.UNSUBSCRIBED && held.confirmedAt() != null)
            .ifPresent(held -> {
              suppressions.lift(Subscribing.address(held.email()).hash(), LIST);
              store.save(sql, planned(held.in(State.ACTIVE, "", null), now), now);
              store.log(
                  sql,
                  id,
                  "resubscribed",
                  ConfirmLetter.TEXT_VERSION,
                  held.wishes().language(),
                  links.hash(ip),
                  now);
            }));
  }
}
