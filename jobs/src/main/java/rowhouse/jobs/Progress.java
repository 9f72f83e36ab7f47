package rowhouse.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes the stages that a run has reported, and reads them again. */
final class Progress {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WRITE =
      "UPDATE job SET progress = ? WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'";

  /** Writes what is new, if anything is. */
  void write(Connection connection, Held held, long worker) throws SQLException {
    List<Stage> stages = held.takeProgress();
    if (stages != null) {
      write(connection, held, stages, worker);
    }
  }

  void write(Connection connection, Held held, List<Stage> stages, long worker)
      throws SQLException {
    Sql.change(connection, WRITE, JSON.writeValueAsString(stages), held.id, held.fence, worker);
  }

  static List<Stage> read(@Nullable String json) {
    return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<Stage>>() {});
  }
}
