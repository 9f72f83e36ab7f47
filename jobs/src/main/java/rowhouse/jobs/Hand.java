package rowhouse.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The claimed jobs of this process that wait for a thread, by kind. Threads take turns between the
 * kinds, so that a long queue of one does not hold up another.
 *
 * <p>Short jobs are claimed ahead, as many as the threads do in a few milliseconds; of a slow kind
 * no more are claimed than can start at once.
 */
final class Hand {
  private static final long AHEAD_NANOS = 20_000_000;
  private static final int MOST_AHEAD = 1000;

  private static final class Queue {
    final Kind<?> kind;
    final int limit;
    final Deque<Held> waiting = new ArrayDeque<>();
    int running;
    double meanNanos = -1;

    Queue(Kind<?> kind, int limit) {
      this.kind = kind;
      this.limit = limit;
    }

    int held() {
      return waiting.size() + running;
    }

    boolean quick() {
      return meanNanos >= 0 && meanNanos < AHEAD_NANOS;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Map<String, Queue> queues = new LinkedHashMap<>();
  private final List<Queue> turns = new ArrayList<>();
  private final int threads;
  private int turn;
  private int running;
  private int waiting;
  private boolean closed;

  Hand(int threads, Collection<Kind<?>> kinds) {
    this.threads = threads;
    // One thread in four stays free for other kinds, so that a slow kind cannot take them all.
    int share = kinds.size() > 1 ? Math.max(1, threads - Math.max(1, threads / 4)) : threads;
    for (Kind<?> kind : kinds) {
      int own = kind.policy().concurrency();
      Queue queue = new Queue(kind, own == 0 ? share : Math.min(own, threads));
      queues.put(kind.name(), queue);
      turns.add(queue);
    }
  }

  /**
   * How many more jobs of each of {@code kinds} should be claimed now; kinds with none are left
   * out.
   */
  Map<Kind<?>, Integer> room(Set<String> kinds, int batch) {
    lock.lock();
    try {
      Map<Kind<?>, Integer> room = new LinkedHashMap<>();
      int free = Math.max(0, threads - running - waiting);
      boolean quick = turns.stream().allMatch(queue -> queue.running == 0 || queue.quick());
      for (int i = 0; i < turns.size(); i++) {
        Queue queue = turns.get((turn + i) % turns.size());
        if (kinds.contains(queue.kind.name())) {
          int most = room(queue, free, quick, batch);
          if (most > 0) {
            room.put(queue.kind, most);
            free = Math.max(0, free - most);
          }
        }
      }
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing of a kind is held here. */
  boolean idle(Kind<?> kind) {
    lock.lock();
    try {
      Queue queue = queues.get(kind.name());
      return queue != null && queue.held() == 0;
    } finally {
      lock.unlock();
    }
  }

  private int room(Queue queue, int free, boolean quick, int batch) {
    int slots = queue.limit - queue.held();
    if (!quick || queue.kind.policy().everywhere() > 0) {
      return Math.min(Math.min(slots, free), batch);
    }
    int ahead = ahead(queue);
    if (queue.waiting.size() > ahead / 2) {
      return 0;
    }
    int start = Math.max(Math.min(slots, free), queue.held() == 0 ? 1 : 0);
    return Math.min(start + ahead - queue.waiting.size(), batch);
  }

  private int ahead(Queue queue) {
    if (!queue.quick() || queue.kind.policy().ratePerMinute() > 0) {
      return 0;
    }
    return (int) Math.min(MOST_AHEAD, queue.limit * AHEAD_NANOS / Math.max(1_000, queue.meanNanos));
  }

  void put(List<Held> claimed) {
    lock.lock();
    try {
      for (Held held : claimed) {
        queue(held).waiting.add(held);
        waiting++;
      }
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a job whose turn it is; null once the hand is closed and empty. */
  @Nullable Held take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        for (int i = 0; i < turns.size(); i++) {
          Queue queue = turns.get((turn + i) % turns.size());
          if (!queue.waiting.isEmpty() && queue.running < queue.limit) {
            turn = (turn + i + 1) % turns.size();
            queue.running++;
            running++;
            waiting--;
            return queue.waiting.remove();
          }
        }
        if (closed) {
          return null;
        }
        filled.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A job that was taken has ended after {@code nanos}. */
  void ended(Held held, long nanos) {
    lock.lock();
    try {
      Queue queue = queue(held);
      queue.running--;
      running--;
      queue.meanNanos =
          queue.meanNanos < 0 ? (double) nanos : queue.meanNanos * 0.9 + (double) nanos * 0.1;
      if (queue.waiting.size() > 0) {
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes out the jobs that have waited for a thread since before {@code nanos}. */
  List<Held> withdraw(long nanos) {
    lock.lock();
    try {
      List<Held> stale = new ArrayList<>();
      for (Queue queue : turns) {
        while (!queue.waiting.isEmpty() && queue.waiting.peek().claimedNanos - nanos < 0) {
          stale.add(queue.waiting.remove());
          waiting--;
        }
      }
      return stale;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out one job that still waits for a thread; false when it has started. */
  boolean withdraw(Held held) {
    lock.lock();
    try {
      boolean found = queue(held).waiting.remove(held);
      waiting -= found ? 1 : 0;
      return found;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Lets {@link #take} end and returns what was never started. */
  List<Held> close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
    return withdraw(System.nanoTime() + 1_000_000_000L);
  }

  private Queue queue(Held held) {
    Queue queue = queues.get(held.kind.name());
    if (queue == null) {
      throw new IllegalStateException("no such kind here: " + held);
    }
    return queue;
  }
}
