package rowhouse.wrapped.card;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rowhouse.foundation.problem.Problem;
import rowhouse.wrapped.story.Card;

/**
 * Draws cards. Pixels are made on a few threads of its own, because drawing would hold up the
 * threads of other requests; a card that finds no place in the queue is refused.
 */
public final class Drawing {
  private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);
  private static final int THREADS = 2;
  private static final int WAITING = 64;
  private static final int IDLE_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final ThreadPoolExecutor pool;

  /** A drawing board whose threads end when nothing is to be drawn. */
  public Drawing() {
    System.setProperty("java.awt.headless", "true");
    this.pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("cards-", 1).daemon(true).factory());
    pool.allowCoreThreadTimeOut(true);
  }

  /** The card as SVG: one file, no script, nothing that it refers to. */
  public String svg(Card card, Look look) {
    return drawn(() -> CardSvg.of(card, look, false));
  }

  /** What the pixels of the card are made from; equal sources give equal pixels. */
  String source(Card card, Look look) {
    return drawn(() -> CardSvg.of(card, look, true));
  }

  /** The pixels of a source, as PNG. */
  byte[] png(String source) {
    return drawn(() -> Raster.png(source));
  }

  /** The card as PNG of 1080 × 1920. */
  public byte[] png(Card card, Look look) {
    return drawn(() -> Raster.png(CardSvg.of(card, look, true)));
  }

  private <T> T drawn(java.util.concurrent.Callable<T> work) {
    try {
      Future<T> drawn = pool.submit(work);
      try {
        return drawn.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        drawn.cancel(true);
        throw busy();
      }
    } catch (RejectedExecutionException e) {
      throw busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkageError) {
        // Java asks the system's fontconfig for any font at all, also for those that come along.
        LOG.error("Cards cannot be drawn on this machine", e.getCause());
        throw new Problem(503, "cards_unavailable");
      }
      throw new IllegalStateException("a card could not be drawn", e.getCause());
    }
  }

  private static Problem busy() {
    return new Problem(503, "cards_busy").retryAfter(AGAIN);
  }
}
