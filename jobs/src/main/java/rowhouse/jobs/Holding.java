package rowhouse.jobs;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** All jobs that this process holds, waiting for a thread or running. */
final class Holding {
  private final ConcurrentMap<Long, Held> byId = new ConcurrentHashMap<>();

  /** A job that is claimed again was lost before; its older run is told so. */
  void add(Collection<Held> claimed) {
    for (Held held : claimed) {
      Held before = byId.put(held.id, held);
      if (before != null) {
        before.stop(Held.Stop.LOST);
      }
    }
  }

  /** Whether this very run still holds its job as far as this process knows. */
  boolean holds(Held held) {
    return byId.get(held.id) == held && held.stop() != Held.Stop.LOST;
  }

  void remove(Held held) {
    byId.remove(held.id, held);
  }

  @Nullable Held find(long id) {
    return byId.get(id);
  }

  List<Held> all() {
    return List.copyOf(byId.values());
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }
}
