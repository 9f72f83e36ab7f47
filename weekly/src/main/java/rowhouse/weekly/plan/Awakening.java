package rowhouse.weekly.plan;

import java.time.Instant;
import java.util.List;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.room.Room;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscription;
import rowhouse.weekly.subscription.SubscriptionStore;

/** Starts paused letters again: when the pause is over, or when something new has come. */
public final class Awakening {
  private static final int BATCH = 500;

  private final Database db;
  private final Preferences preferences;
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  /** Looks in {@code room}. */
  public Awakening(Room room, Preferences preferences) {
    this.db = room.database();
    this.preferences = preferences;
  }

  void wake(Instant now, WatchHistoryStore history) {
    long after = 0;
    List<Subscription> batch = paused(after);
    while (!batch.isEmpty()) {
      for (Subscription subscription : batch) {
        if (isOver(subscription, now) || hasNews(subscription, now, history)) {
          preferences.resume(subscription.id());
        }
      }
      batch = paused(batch.getLast().id());
    }
  }

  private List<Subscription> paused(long after) {
    return db.read(sql -> subscriptions.paused(sql, after, BATCH));
  }

  private static boolean isOver(Subscription subscription, Instant now) {
    Instant until = subscription.pausedUntil();
    return until != null && !until.isAfter(now);
  }

  /** Something of the last complete week or later. */
  private static boolean hasNews(
      Subscription subscription, Instant now, WatchHistoryStore history) {
    Long member = subscription.member();
    if (member == null || !subscription.reason().equals(Subscription.NO_DATA)) {
      return false;
    }
    var zone = subscription.wishes().zone();
    long since = IsoWeek.of(now.atZone(zone).toLocalDate()).plus(-1).in(zone).from();
    boolean[] news = {false};
    history.recent(member, Long.MAX_VALUE / 1_000, 1, event -> news[0] = event.at() >= since);
    return news[0];
  }
}
