package rowhouse.wrapped.share;

import java.util.List;
import rowhouse.wrapped.story.Card;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a link shows: a copy that no longer knows whose it is. No number of a person or a run, no
 * time zone, and nothing of what was left out.
 *
 * @param example whether it was invented
 * @param cards counted anew from 1
 */
record SharedStory(int year, String language, String palette, boolean example, List<Card> cards) {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  String write() {
    return JSON.writeValueAsString(this);
  }

  static SharedStory read(String text) {
    return JSON.readValue(text, SharedStory.class);
  }
}
