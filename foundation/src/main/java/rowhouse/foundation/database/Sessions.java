package rowhouse.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which session of one database the current thread is in. */
final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  private static final ThreadLocal<Integer> WRITES = ThreadLocal.withInitial(() -> 0);

  // One per database on purpose: a thread may be in the sessions of two databases at once.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Session> here = new ThreadLocal<>();

  static boolean anyWriteHere() {
    return WRITES.get() > 0;
  }

  @Nullable Session here() {
    return here.get();
  }

  Connection current() {
    Session session = here.get();
    if (session == null || !session.writing()) {
      throw new IllegalStateException("This thread is in no transaction: call write() around it.");
    }
    return session.connection();
  }

  Connection connection() {
    Session session = here.get();
    if (session == null) {
      throw new IllegalStateException("This thread is in neither read() nor write().");
    }
    return session.connection();
  }

  boolean inTransaction() {
    Session session = here.get();
    return session != null && session.writing();
  }

  void afterCommit(Runnable action) {
    Session session = here.get();
    if (session == null || !session.writing()) {
      throw new IllegalStateException("This thread is in no transaction: call write() around it.");
    }
    session.afterCommit(action);
  }

  /** Runs {@code work} as the outermost work of this thread on {@code session}. */
  <T> T within(Session session, Function<JdbcClient, T> work) {
    here.set(session);
    if (session.writing()) {
      WRITES.set(WRITES.get() + 1);
    }
    try {
      return work.apply(session.sql());
    } finally {
      here.remove();
      if (session.writing()) {
        int writes = WRITES.get() - 1;
        if (writes == 0) {
          WRITES.remove();
        } else {
          WRITES.set(writes);
        }
      }
    }
  }

  /** Runs {@code work} inside the write that this thread is in already. */
  <T> T join(Session outer, Function<JdbcClient, T> work) {
    if (!outer.writing()) {
      throw new IllegalStateException("write() inside read(): open the write around the read.");
    }
    try {
      Session.Savepoint savepoint = outer.savepoint();
      try {
        T result = work.apply(outer.sql());
        outer.release(savepoint);
        return result;
      } catch (RuntimeException | Error failure) {
        try {
          outer.rollback(savepoint);
        } catch (SQLException lost) {
          failure.addSuppressed(lost);
        }
        throw failure;
      }
    } catch (SQLException e) {
      throw SqlErrors.unchecked("joining a transaction", e);
    }
  }

  /** Runs what waited for a commit; one failing action must not cost the others theirs. */
  static void run(List<Runnable> actions) {
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        log.error("An action after a commit failed; the rows are kept.", e);
      }
    }
  }
}
