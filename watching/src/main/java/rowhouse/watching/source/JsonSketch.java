package rowhouse.watching.source;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Draws the masked structure of a JSON document and notices links to Douyin. */
final class JsonSketch {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ELEMENTS = 20;
  private static final int MAX_LOOKED_AT = 2_000;

  private final JsonParser json;
  private final Sketch sketch;
  private int strings;
  private boolean douyin;

  JsonSketch(JsonParser json, Sketch sketch) {
    this.json = json;
    this.sketch = sketch;
  }

  void draw() {
    JsonToken first = json.nextToken();
    if (first != null) {
      value("", first, 0);
    }
  }

  boolean linksToDouyin() {
    return douyin;
  }

  private void value(String path, JsonToken token, int depth) {
    switch (token) {
      case START_OBJECT -> object(path, depth);
      case START_ARRAY -> array(path + "[]", depth);
      default -> {
        look(token);
        sketch.saw(path, kind(token));
      }
    }
  }

  private void object(String path, int depth) {
    int members = 0;
    JsonToken token = json.nextToken();
    for (; token == JsonToken.PROPERTY_NAME; token = json.nextToken()) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      sketch.sawKey(key);
      if (value != null && ++members <= MAX_ELEMENTS * 5 && depth < MAX_DEPTH) {
        value(
            path.isEmpty() ? Sketch.masked(key) : path + "." + Sketch.masked(key),
            value,
            depth + 1);
      } else {
        json.skipChildren();
      }
    }
    if (members == 0) {
      sketch.saw(path, "empty object");
    }
  }

  private void array(String path, int depth) {
    int elements = 0;
    JsonToken token = json.nextToken();
    for (; token != null && token != JsonToken.END_ARRAY; token = json.nextToken()) {
      if (++elements <= MAX_ELEMENTS && depth < MAX_DEPTH) {
        value(path, token, depth + 1);
      } else {
        json.skipChildren();
      }
    }
    if (elements == 0) {
      sketch.saw(path, "empty list");
    }
  }

  private void look(JsonToken token) {
    if (token == JsonToken.VALUE_STRING && ++strings <= MAX_LOOKED_AT) {
      int length = json.getStringLength();
      douyin |= length < MAX_LOOKED_AT && ShareLink.isDouyin(json.getString());
    }
  }

  private static String kind(@Nullable JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "yes or no";
      case null, default -> "nothing";
    };
  }
}
