package rowhouse.wrapped.run;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.WatchMetrics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a run that is ready: one JSON document.
 *
 * @param year the figures of the year
 * @param before those of the year before, when there are any
 * @param story as it was told, in the run's language
 */
public record RunPayload(WatchMetrics year, @Nullable WatchMetrics before, JsonNode story) {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** The document of these figures and this story, which may be any object that is JSON. */
  static RunPayload of(WatchMetrics year, @Nullable WatchMetrics before, Object story) {
    return new RunPayload(year, before, JSON.valueToTree(story));
  }

  String write() {
    return JSON.writeValueAsString(this);
  }

  static RunPayload read(String text) {
    return JSON.readValue(text, RunPayload.class);
  }

  private record Told(JsonNode story) {}

  /** The story alone: the figures beside it are most of the document, and are passed over. */
  static JsonNode readStory(String text) {
    return JSON.readValue(text, Told.class).story();
  }
}
