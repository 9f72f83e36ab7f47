package rowhouse.weekly.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.MailAddress;

/** The subscription of the built-in example, at an address that cannot exist. */
public final class ExampleSubscription {
  private final Clock clock;
  private final SubscriptionStore store = new SubscriptionStore();

  /** Notes times by {@code clock}. */
  public ExampleSubscription(Clock clock) {
    this.clock = clock;
  }

  /** The example of a member, made when there is none. */
  public Subscription ensure(
      JdbcClient sql, MailAddress address, long member, String language, String timeZone) {
    Instant now = clock.instant();
    Wishes wishes = Wishes.standard(language, timeZone);
    Subscription made = store.ensure(sql, address, member, wishes, now);
    Subscription example =
        made.asExample().wishing(wishes).in(Subscription.State.PAUSED, "example", null).due(null);
    store.save(sql, example, now);
    return example;
  }

  /** The example at an address. */
  public Optional<Subscription> find(JdbcClient sql, MailAddress address) {
    return store.byAddress(sql, address);
  }

  /** Takes it away with all its letters. */
  public void remove(JdbcClient sql, long id) {
    long _ = store.delete(sql, id);
  }
}
