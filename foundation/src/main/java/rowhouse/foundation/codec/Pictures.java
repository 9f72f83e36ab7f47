package rowhouse.foundation.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads strangers' pictures in child processes with a heap and a time limit of their own, so that a
 * crash, a hang or a bomb costs one picture and nothing else. A child is started when the first
 * picture comes, kept warm, and ended when none has come for a while.
 *
 * <p>Safe for use by many threads.
 */
public final class Pictures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  private final CodecConfig config;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition free = lock.newCondition();
  private final Deque<Child> idle = new ArrayDeque<>();
  private final Set<Child> working = new HashSet<>();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1,
          work -> Thread.ofPlatform().daemon().name("codec-clock").unstarted(work),
          new ThreadPoolExecutor.DiscardPolicy());
  private int starting;
  private int waiting;
  private boolean closed;

  /** Takes over the folder: what children of an earlier run left there is removed. */
  public Pictures(CodecConfig config) {
    this.config = config;
    clock.setRemoveOnCancelPolicy(true);
    removeLeftovers();
  }

  /**
   * Brings one picture into the form that is kept. Blocks for at most the limit of the
   * configuration after a wait of at most the same length for a free child.
   *
   * @return a {@link Picture} with both files written, or a {@link PictureFailure} with neither
   * @throws IllegalStateException after {@link #close}
   */
  public PictureOutcome convert(PictureRequest request) {
    Child child;
    try {
      if (!reserve()) {
        return new PictureFailure(PictureCode.CODEC_BUSY, "no free child");
      }
      child = take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new PictureFailure(PictureCode.CODEC_FAILED, "interrupted");
    } catch (IOException cannot) {
      release(null);
      LOG.warn("The process that reads pictures could not be started: {}", cannot.getMessage());
      return new PictureFailure(PictureCode.CODEC_FAILED, cannot.toString());
    }
    PictureOutcome outcome = with(child, request);
    if (outcome instanceof PictureFailure) {
      remove(request.out());
      remove(request.thumb());
    }
    return outcome;
  }

  /** How many children live at this moment. */
  public int children() {
    lock.lock();
    try {
      return idle.size() + working.size();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all children; pictures under way fail. */
  @Override
  public void close() {
    Set<Child> all;
    lock.lock();
    try {
      closed = true;
      all = new HashSet<>(idle);
      idle.clear();
      working.forEach(Child::kill);
      free.signalAll();
    } finally {
      lock.unlock();
    }
    clock.shutdownNow();
    all.forEach(Child::end);
  }

  private PictureOutcome with(Child child, PictureRequest request) {
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        clock.schedule(
            () -> {
              late.set(true);
              child.kill();
            },
            config.limit().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      if (child.pictures() == 0) {
        child.awaitHello();
      }
      PictureOutcome outcome = child.convert(request);
      alarm.cancel(false);
      giveBack(child);
      return outcome;
    } catch (IOException died) {
      alarm.cancel(false);
      LOG.warn(
          "The process that reads pictures ended at {} ({}). It said: {}",
          request.in().getFileName(),
          died.getMessage(),
          child.lastWords());
      release(child);
      child.end();
      return new PictureFailure(
          late.get() ? PictureCode.CODEC_TIMEOUT : PictureCode.CODEC_FAILED, died.toString());
    }
  }

  /** Waits for the right to use a child; false when too many wait or it takes too long. */
  private boolean reserve() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (waiting >= config.queue() && working.size() + starting >= config.children()) {
        return false;
      }
      waiting++;
      long left = config.limit().toNanos();
      try {
        while (!closed && working.size() + starting >= config.children()) {
          if (left <= 0) {
            return false;
          }
          left = free.awaitNanos(left);
        }
      } finally {
        waiting--;
      }
      if (closed) {
        throw new IllegalStateException("The pictures are closed.");
      }
      starting++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A warm child, or a new one. The most recently used is the warmest. */
  private Child take() throws IOException {
    Child child = null;
    lock.lock();
    try {
      while (child == null && !idle.isEmpty()) {
        Child next = idle.pop();
        if (next.isAlive()) {
          child = next;
        } else {
          clock.execute(next::end);
        }
      }
    } finally {
      lock.unlock();
    }
    Child taken = child == null ? Child.start(config) : child;
    lock.lock();
    try {
      starting--;
      working.add(taken);
      if (closed) {
        taken.kill();
      }
    } finally {
      lock.unlock();
    }
    return taken;
  }

  private void giveBack(Child child) {
    boolean worn;
    lock.lock();
    try {
      working.remove(child);
      worn = closed || child.pictures() >= config.picturesEach();
      if (!worn) {
        idle.push(child);
        int used = child.pictures();
        var _ =
            clock.schedule(
                () -> endIfUnused(child, used), config.idle().toMillis(), TimeUnit.MILLISECONDS);
      }
      free.signal();
    } finally {
      lock.unlock();
    }
    if (worn) {
      child.end();
    }
  }

  private void endIfUnused(Child child, int used) {
    boolean unused;
    lock.lock();
    try {
      unused = child.pictures() == used && idle.remove(child);
    } finally {
      lock.unlock();
    }
    if (unused) {
      child.end();
    }
  }

  private void release(@Nullable Child child) {
    lock.lock();
    try {
      if (child == null) {
        starting--;
      } else {
        working.remove(child);
      }
      free.signal();
    } finally {
      lock.unlock();
    }
  }

  private void removeLeftovers() {
    if (!Files.isDirectory(config.folder())) {
      return;
    }
    try (Stream<Path> left = Files.list(config.folder())) {
      left.filter(path -> path.getFileName().toString().startsWith("codec-"))
          .forEach(Child::delete);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
