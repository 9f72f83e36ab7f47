package rowhouse.foundation.setting;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names and values, each value a JSON text of the caller's own making. */
public final class Settings {
  private final InstantSource clock;

  /** Notes the time of a change by {@code clock}. */
  public Settings(InstantSource clock) {
    this.clock = clock;
  }

  /** The value of {@code name}, if somebody set it. */
  public Optional<String> find(JdbcClient sql, String name) {
    return sql.sql("SELECT value FROM setting WHERE name = :name")
        .param("name", name)
        .query(String.class)
        .optional();
  }

  /** Sets {@code name}, whatever it was. */
  public void put(JdbcClient sql, String name, String value) {
    sql.sql(
            """
            INSERT INTO setting (name, value, updated_at) VALUES (:name, :value, :now)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
            """)
        .param("name", name)
        .param("value", value)
        .param("now", clock.millis())
        .update();
  }

  /** Forgets {@code name}; false when nobody had set it. */
  public boolean remove(JdbcClient sql, String name) {
    return sql.sql("DELETE FROM setting WHERE name = :name").param("name", name).update() == 1;
  }

  /** Everything that is set, by name. */
  public Map<String, String> all(JdbcClient sql) {
    Map<String, String> all = new LinkedHashMap<>();
    sql.sql("SELECT name, value FROM setting ORDER BY name")
        .query(row -> {
          all.put(row.getString("name"), row.getString("value"));
        });
    return all;
  }
}
