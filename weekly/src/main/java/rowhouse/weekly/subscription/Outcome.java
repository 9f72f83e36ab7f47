package rowhouse.weekly.subscription;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the making of a letter means for its subscription. */
public final class Outcome {

  /**
   * There was nothing to tell. The first time a reminder is due, and this says so; the second time
   * the letters pause until something new has come.
   */
  public boolean remind(JdbcClient sql, long subscription, Instant now) {
    boolean first =
        sql.sql(
                    """
                    UPDATE subscription SET reminded_at = :now
                    WHERE id = :id AND reminded_at IS NULL
                    """)
                .param("now", now.toEpochMilli())
                .param("id", subscription)
                .update()
            == 1;
    if (!first) {
      sql.sql(
              """
              UPDATE subscription SET state = 'paused', reason = :reason, paused_until = NULL,
                next_at = NULL, updated_at = :now
              WHERE id = :id AND state = 'active'
              """)
          .param("reason", Subscription.NO_DATA)
          .param("now", now.toEpochMilli())
          .param("id", subscription)
          .update();
    }
    return first;
  }

  /** There was something to tell, so a later silence deserves a reminder again. */
  public void fresh(JdbcClient sql, long subscription) {
    sql.sql("UPDATE subscription SET reminded_at = NULL WHERE id = :id AND reminded_at IS NOT NULL")
        .param("id", subscription)
        .update();
  }
}
