package rowhouse.watching.link;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Hears of people whose link has failed: the Archive will not sign them in with it any more. */
@FunctionalInterface
public interface LinkListener {
  /** The link of {@code member} has failed; called in the transaction that notes it. */
  void failed(JdbcClient sql, long member);
}
