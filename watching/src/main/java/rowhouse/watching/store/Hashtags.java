package rowhouse.watching.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Hashtags as one column: a JSON list of texts. */
final class Hashtags {
  private static final JsonMapper JSON = new JsonMapper();

  private Hashtags() {}

  static String written(List<String> hashtags) {
    return JSON.writeValueAsString(hashtags);
  }

  static List<String> read(@Nullable String column) {
    return column == null || column.equals("[]")
        ? List.of()
        : List.of(JSON.readValue(column, String[].class));
  }
}
