package rowhouse.watching.imports;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Hears of files that have been read to their end, good or not. */
@FunctionalInterface
public interface ImportListener {
  /** A file of {@code member} has been read; called in the transaction that notes it. */
  void read(JdbcClient sql, long member);
}
