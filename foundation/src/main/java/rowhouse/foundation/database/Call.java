package rowhouse.foundation.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work handed from a caller, who waits, to the platform thread that runs it. The caller may give up
 * as long as the work has not started; after that it waits for the end, because only the end says
 * whether rows were written.
 */
final class Call<T> {
  private enum State {
    WAITING,
    STARTED,
    GIVEN_UP
  }

  private final Function<JdbcClient, T> work;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable T result;
  private @Nullable Throwable failure;

  Call(Function<JdbcClient, T> work) {
    this.work = work;
  }

  /** Takes the work up; false when the caller has gone. */
  boolean start() {
    return state.compareAndSet(State.WAITING, State.STARTED);
  }

  /** Runs the work and keeps how it ended; the caller learns it with {@link #end}. */
  void run(Sessions sessions, Session session) {
    try {
      result = sessions.within(session, work);
    } catch (Throwable e) {
      failure = e;
    }
  }

  boolean failed() {
    return failure != null;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Makes the call a failed one, unless it has failed by itself. */
  void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /** Lets the caller go on. */
  void end() {
    ended.countDown();
  }

  /** Waits for the end; {@code patience} is how long the work may wait for its start. */
  T await(Duration patience, String waitedFor) {
    boolean interrupted = false;
    try {
      boolean done = false;
      try {
        done = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (!done && state.compareAndSet(State.WAITING, State.GIVEN_UP)) {
        throw new DatabaseBusyException(
            interrupted
                ? "The call was interrupted while it waited for " + waitedFor + "."
                : "Waited "
                    + patience.toSeconds()
                    + " s for "
                    + waitedFor
                    + ". Try again in a moment.");
      }
      while (!done) {
        try {
          ended.await();
          done = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return outcome();
  }

  // The work's own T may be nullable, which NullAway cannot see through a field.
  @SuppressWarnings("NullAway")
  private T outcome() {
    if (failure == null) {
      return result;
    }
    throw Call.<RuntimeException>sneak(SqlErrors.shown(failure));
  }

  // Work is a Function, so what it throws is unchecked or was smuggled; it passes as it was.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
