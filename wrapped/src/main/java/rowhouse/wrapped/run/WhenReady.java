package rowhouse.wrapped.run;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Asked when a story is ready, in the transaction that makes it so. */
@FunctionalInterface
public interface WhenReady {
  /** Starts what is left to do; false when there is nothing, and then the run has ended. */
  boolean ready(JdbcClient sql, Run run);
}
