package rowhouse.foundation.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of acts that matter: sign-ins, changed settings, deletions. Nothing secret stands in it.
 */
public final class Audit {
  private static final int LONGEST_DETAIL = 2000;

  private final InstantSource clock;

  /** Writes with the time of {@code clock}. */
  public Audit(InstantSource clock) {
    this.clock = clock;
  }

  /** One act. */
  public record Entry(long id, Instant at, String who, String what, String target, String detail) {}

  /** Writes an act in the caller's transaction, so that it stands if and only if the act does. */
  public void write(JdbcClient sql, String who, String what, String target, String detail) {
    sql.sql(
            """
            INSERT INTO audit (at, who, what, target, detail)
            VALUES (:at, :who, :what, :target, :detail)
            """)
        .param("at", clock.millis())
        .param("who", who)
        .param("what", what)
        .param("target", target)
        .param("detail", cut(detail))
        .update();
  }

  /** The acts before {@code at}, and those of that millisecond before {@code id}; newest first. */
  public List<Entry> before(JdbcClient sql, long at, long id, int limit) {
    return sql.sql(
            """
            SELECT id, at, who, what, target, detail FROM audit
            WHERE at <= :at AND (at < :at OR id < :id) ORDER BY at DESC, id DESC LIMIT :limit
            """)
        .param("at", at)
        .param("id", id)
        .param("limit", limit)
        .query((row, n) ->
            new Entry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("what"),
                row.getString("target"),
                row.getString("detail")))
        .list();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
  }
}
