package rowhouse.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls the handler of one job after the other on one thread, and says how each ended. */
final class RunJobs implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(RunJobs.class);
  private static final int MOST_ERROR = 4_000;

  private final Hand hand;
  private final Writes writes;
  private final JsonMapper json;
  private final Holding holding;
  private final Announce announce;
  private final Pump pump;

  RunJobs(Engine.Parts parts, Writes writes, JsonMapper json, Pump pump) {
    hand = parts.hand();
    holding = parts.holding();
    announce = parts.announce();
    this.writes = writes;
    this.json = json;
    this.pump = pump;
  }

  @Override
  public void run() {
    while (true) {
      try {
        Held held = hand.take();
        if (held == null) {
          return;
        }
        one(held);
      } catch (InterruptedException late) {
        log.debug("an interrupt came after its job; the hand says when to end", late);
      }
    }
  }

  private void one(Held held) {
    long began = System.nanoTime();
    Ending ending = null;
    try {
      Duration waited = Duration.ofMillis(Math.max(0, held.startedAt - held.readyAt));
      announce.figures(metrics -> metrics.pickedUp(held.kind.name(), waited));
      ending = call(held, held.kind);
    } catch (Throwable broken) {
      ending = failed(held, broken);
    } finally {
      long took = System.nanoTime() - began;
      hand.ended(held, took);
      if (ending != null) {
        pump.end(ending);
      } else {
        holding.remove(held);
        pump.nudge();
      }
    }
  }

  private <P extends Payload> @Nullable Ending call(Held held, Kind<P> kind) {
    if (held.trace != null) {
      MDC.put("trace", held.trace);
    }
    held.begin();
    try {
      if (held.stop() != null) {
        return stopped(held);
      }
      P payload = json.readValue(held.payload, kind.type());
      kind.handler().run(new JobRun<>(payload, held, writes));
      return held.ended() ? null : new Ending.Done(held);
    } catch (JacksonException unreadable) {
      return new Ending.Dead(held, "payload_unreadable", describe(unreadable));
    } catch (Throwable thrown) {
      return held.ended() ? afterTheEnd(held, thrown) : failed(held, thrown);
    } finally {
      held.leave();
      MDC.remove("trace");
    }
  }

  private static @Nullable Ending afterTheEnd(Held held, Throwable thrown) {
    log.warn("{} had ended and then threw; its end stands", held, thrown);
    return null;
  }

  private static @Nullable Ending failed(Held held, Throwable thrown) {
    if (held.stop() != null) {
      return stopped(held);
    }
    return switch (thrown) {
      case PermanentFailure sure ->
          new Ending.Dead(held, sure.code(), String.valueOf(sure.getMessage()));
      case LostLease lost -> null;
      case RetryLater later when later.counts() ->
          again(held, later.code(), String.valueOf(later.getMessage()), later.delay());
      case RetryLater later ->
          new Ending.Failed(
              held, later.code(), String.valueOf(later.getMessage()), later.delay(), false);
      default -> {
        Duration wait =
            held.kind.policy().backoff().after(held.attempt, ThreadLocalRandom.current());
        yield again(held, "handler_failed", describe(thrown), wait);
      }
    };
  }

  private static Ending again(Held held, String code, String error, Duration wait) {
    return held.attempt >= held.attempts
        ? new Ending.Dead(held, code, error)
        : new Ending.Failed(held, code, error, wait, true);
  }

  private static @Nullable Ending stopped(Held held) {
    return switch (held.stop()) {
      case CANCELLED -> new Ending.Cancelled(held);
      case SHUTDOWN -> new Ending.HandedBack(held);
      case TIMED_OUT -> timedOut(held);
      case LOST -> null;
      case null -> null;
    };
  }

  /** How a run ends that took longer than its kind allows. */
  static Ending timedOut(Held held) {
    Duration wait = held.kind.policy().backoff().after(held.attempt, ThreadLocalRandom.current());
    return again(held, "timeout", "The attempt took longer than its kind allows.", wait);
  }

  private static String describe(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    String clean = text.toString().replace('\0', ' ').strip();
    return clean.length() <= MOST_ERROR ? clean : clean.substring(0, MOST_ERROR);
  }
}
