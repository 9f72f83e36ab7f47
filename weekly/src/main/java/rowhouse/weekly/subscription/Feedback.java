package rowhouse.weekly.subscription;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.LetterListener;
import rowhouse.weekly.letter.ConfirmLetter;
import rowhouse.weekly.subscription.Subscription.State;

/** What mailboxes say: a complaint ends the letters, a dead mailbox too, a full one pauses them. */
public final class Feedback implements LetterListener {
  private final InstantSource clock;
  private final SubscriptionStore store = new SubscriptionStore();

  /** Notes the time by {@code clock}. */
  public Feedback(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void complained(JdbcClient sql, String recipientHash, String list) {
    Instant now = clock.instant();
    for (long id : store.byHash(sql, recipientHash)) {
      store
          .hold(sql, id)
          .ifPresent(held -> {
            store.save(sql, held.in(State.SUPPRESSED, "complaint", null).due(null), now);
            store.log(
                sql,
                id,
                "complained",
                ConfirmLetter.TEXT_VERSION,
                held.wishes().language(),
                "",
                now);
          });
    }
  }

  @Override
  public void undeliverable(
      JdbcClient sql, String recipientHash, String scope, @Nullable Instant until) {
    Instant now = clock.instant();
    for (long id : store.byHash(sql, recipientHash)) {
      store
          .hold(sql, id)
          .filter(held -> held.state() != State.UNSUBSCRIBED && held.state() != State.SUPPRESSED)
          .ifPresent(held ->
              store.save(
                  sql,
                  until == null
                      ? held.in(State.SUPPRESSED, "bounce", null).due(null)
                      : held.in(State.PAUSED, "soft_bounces", until).due(null),
                  now));
    }
  }
}
