package rowhouse.foundation.event;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one follower has been sent, so that what was replayed is not told again. Ids are compared
 * one by one: on PostgreSQL two writers may commit in another order than that of their ids.
 */
public final class Told {
  private static final int PAGE = 500;
  private static final int MOST_REMEMBERED = 1000;

  private final Set<Long> replayed = new LinkedHashSet<>();

  /** Takes one event to the follower; may block. */
  @FunctionalInterface
  public interface Sender<E extends Exception> {
    /** Sends {@code event}. */
    void send(Event event) throws E;
  }

  /** Sends everything kept after {@code lastId}, however much that is, page by page. */
  public <E extends Exception> void replay(Events events, long lastId, Sender<E> sender) throws E {
    long from = lastId;
    List<Event> page;
    do {
      page = events.after(from, PAGE);
      for (Event event : page) {
        remember(event.id());
        sender.send(event);
        from = event.id();
      }
    } while (page.size() == PAGE);
  }

  /** A follower's queue is shorter than this, so what is older cannot come again. */
  private void remember(long id) {
    replayed.add(id);
    if (replayed.size() > MOST_REMEMBERED) {
      replayed.remove(replayed.iterator().next());
    }
  }

  /** Whether {@code event}, which came while or after the replay, is still to be sent. */
  public boolean isNew(Event event) {
    return !event.isKept() || !replayed.remove(event.id());
  }
}
