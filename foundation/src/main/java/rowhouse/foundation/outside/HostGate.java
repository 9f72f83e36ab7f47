package rowhouse.foundation.outside;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets only a few fetches at a time go to one host, and not too soon after each other. */
final class HostGate {

  /** A turn at a host; closing it gives the place to the next. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  private static final class Line {
    final Condition moved;
    int inside;
    int waiting;
    long nextStart = System.nanoTime();

    Line(Condition moved) {
      this.moved = moved;
    }
  }

  private static final int LONGEST_LINE = 256;
  private static final int MANY_LINES = 1024;

  private final OutsideConfig.Manners manners;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Line> lines = new HashMap<>();

  HostGate(OutsideConfig.Manners manners) {
    this.manners = manners;
  }

  /**
   * Waits for a turn; null when the line is too long or does not move in time.
   *
   * @param spaced whether the gap to the start before must have passed
   */
  @Nullable Turn enter(String host, boolean spaced) throws InterruptedException {
    long giveUp = System.nanoTime() + manners.longestWait().toNanos();
    lock.lockInterruptibly();
    try {
      forgetIdle();
      Line line = lines.computeIfAbsent(host, key -> new Line(lock.newCondition()));
      if (line.waiting >= LONGEST_LINE) {
        return null;
      }
      line.waiting++;
      try {
        return waitIn(line, giveUp, spaced) ? () -> leave(line) : null;
      } finally {
        line.waiting--;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean waitIn(Line line, long giveUp, boolean spaced) throws InterruptedException {
    while (true) {
      long now = System.nanoTime();
      long gap = spaced ? line.nextStart - now : 0;
      if (line.inside < manners.together() && gap <= 0) {
        line.inside++;
        line.nextStart = spaced ? now + manners.gap().toNanos() : line.nextStart;
        return true;
      }
      long left = giveUp - now;
      if (left <= 0) {
        return false;
      }
      boolean onlyTooSoon = line.inside < manners.together();
      long _ = line.moved.awaitNanos(onlyTooSoon ? Math.min(gap, left) : left);
    }
  }

  private void leave(Line line) {
    lock.lock();
    try {
      line.inside--;
      line.moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forgetIdle() {
    if (lines.size() > MANY_LINES) {
      long now = System.nanoTime();
      lines
          .values()
          .removeIf(line -> line.inside == 0 && line.waiting == 0 && line.nextStart - now <= 0);
    }
  }
}
