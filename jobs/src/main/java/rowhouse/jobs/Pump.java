package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread between the handlers and the database: each turn writes all ends that have come in
 * and claims what there is room for, in one transaction. Turns get larger by themselves when there
 * is much to do.
 */
final class Pump implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Pump.class);
  private static final int MUCH = 50;
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(200);

  private final JobDatabase database;
  private final Sql sql;
  private final ClaimJobs claim;
  private final EndJobs end;
  private final ReadyKinds readyKinds;
  private final Hand hand;
  private final Holding holding;
  private final long worker;
  private final int batch;
  private final long pollNanos;
  private final Announce announce;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition awake = lock.newCondition();
  private final Deque<Ending> endings = new ArrayDeque<>();
  private final Set<String> ready = new HashSet<>();
  private boolean claiming = true;
  private boolean closing;
  private long lastLook = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

  private record Work(List<Ending> endings, Map<Kind<?>, Integer> room, boolean look) {}

  private record Turn(EndJobs.Ended ended, Map<Kind<?>, ClaimJobs.Claimed> claimed) {}

  Pump(Engine.Parts parts, JobOptions options) {
    database = parts.database();
    sql = parts.sql();
    claim = parts.claim();
    end = parts.end();
    readyKinds = parts.readyKinds();
    hand = parts.hand();
    holding = parts.holding();
    worker = parts.worker();
    announce = parts.announce();
    batch = options.batch;
    pollNanos = options.poll.toNanos();
  }

  /** There may be ready jobs of these kinds. */
  void wake(Collection<String> kinds) {
    lock.lock();
    try {
      ready.addAll(kinds);
      awake.signal();
    } finally {
      lock.unlock();
    }
  }

  /** A run has ended and its end is to be written. */
  void end(Ending ending) {
    lock.lock();
    try {
      endings.add(ending);
      awake.signal();
    } finally {
      lock.unlock();
    }
  }

  /** A thread has become free without an end to write. */
  void nudge() {
    lock.lock();
    try {
      awake.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Claims nothing more. */
  void rest() {
    lock.lock();
    try {
      claiming = false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread once every end that has come in is written. */
  void close() {
    lock.lock();
    try {
      claiming = false;
      closing = true;
      awake.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    Work open = null;
    while (true) {
      try {
        Work work = open != null ? open : next();
        open = work;
        if (work == null) {
          return;
        }
        turn(work);
        open = null;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | OutOfMemoryError broken) {
        log.warn("the queue could not be reached; trying again", broken);
        open = retry(open);
        if (!pauseUnlessClosing()) {
          return;
        }
      }
    }
  }

  /** After a failed turn only the ends are tried again; what was ready is looked for anew. */
  private @Nullable Work retry(@Nullable Work open) {
    if (open == null) {
      return null;
    }
    wake(open.room.keySet().stream().map(Kind::name).toList());
    return open.endings.isEmpty() ? null : new Work(open.endings, Map.of(), false);
  }

  private boolean pauseUnlessClosing() {
    lock.lock();
    try {
      long left = PAUSE_AFTER_ERROR.toNanos();
      while (left > 0) {
        left = awake.awaitNanos(left);
      }
      return !closing;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Work next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        Map<Kind<?>, Integer> room = claiming ? hand.room(ready, batch) : Map.of();
        long untilLook = lastLook + pollNanos - System.nanoTime();
        boolean look = claiming && untilLook <= 0;
        Map<Kind<?>, Integer> urgent = urgent(room);
        if (!urgent.isEmpty()) {
          return take(List.of(), urgent, false);
        }
        if (!endings.isEmpty() || !room.isEmpty() || look) {
          List<Ending> some = new ArrayList<>();
          while (!endings.isEmpty() && some.size() < batch) {
            some.add(endings.remove());
          }
          return take(some, room, look);
        }
        if (closing) {
          return null;
        }
        if (claiming) {
          awake.awaitNanos(untilLook);
        } else {
          awake.await();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private Work take(List<Ending> some, Map<Kind<?>, Integer> room, boolean look) {
    room.keySet().forEach(kind -> ready.remove(kind.name()));
    return new Work(some, room, look);
  }

  /** Kinds that wait while much is to be done for another: they get a short turn of their own. */
  private Map<Kind<?>, Integer> urgent(Map<Kind<?>, Integer> room) {
    if (endings.size() < MUCH) {
      return Map.of();
    }
    Map<Kind<?>, Integer> urgent = new LinkedHashMap<>();
    String busy = endings.getFirst().held().kind.name();
    room.forEach((kind, most) -> {
      if (hand.idle(kind) && !kind.name().equals(busy)) {
        urgent.put(kind, Math.min(most, MUCH));
      }
    });
    return urgent;
  }

  private void turn(Work work) {
    if (work.look) {
      wake(database.read(readyKinds::find));
      lastLook = System.nanoTime();
    }
    List<Ending> mine = new ArrayList<>();
    for (Ending ending : work.endings) {
      if (holding.holds(ending.held())) {
        mine.add(ending);
      } else {
        holding.remove(ending.held());
      }
    }
    if (!mine.isEmpty() || !work.room.isEmpty()) {
      Turn turn = database.write(connection -> turn(connection, mine, work.room));
      finish(mine, turn, work.room);
    }
  }

  private Turn turn(Connection connection, List<Ending> mine, Map<Kind<?>, Integer> room)
      throws SQLException {
    if (mine.isEmpty()) {
      // A claim that is lost in a crash leaves the job ready, so it need not be on disk.
      sql.relaxed(connection);
    }
    EndJobs.Ended ended = end.write(connection, mine, worker);
    Map<Kind<?>, ClaimJobs.Claimed> claimed = new LinkedHashMap<>();
    for (Map.Entry<Kind<?>, Integer> entry : room.entrySet()) {
      claimed.put(
          entry.getKey(), claim.claim(connection, entry.getKey(), entry.getValue(), worker));
    }
    return new Turn(ended, claimed);
  }

  private void finish(List<Ending> mine, Turn turn, Map<Kind<?>, Integer> room) {
    for (Ending ending : mine) {
      holding.remove(ending.held());
      announce.ended(ending, turn.ended.refused().contains(ending));
    }
    turn.claimed.forEach((kind, claimed) -> {
      holding.add(claimed.jobs());
      hand.put(claimed.jobs());
      Integer asked = room.get(kind);
      if (claimed.nextStart().isPresent()) {
        announce.later(kind.name(), claimed.nextStart().getAsLong());
      } else if (asked != null && claimed.jobs().size() >= asked) {
        wake(List.of(kind.name()));
      }
      claimed.jobs().forEach(announce::started);
    });
    announce.changed(turn.ended.parents());
  }
}
