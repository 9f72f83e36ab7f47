package rowhouse.watching.source;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** The one way in which this package opens a JSON stream, with its limits. */
final class JsonReading {
  static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 4 << 20;
  private static final int MAX_NAME = 2_000;

  /** Control characters inside strings are let through: no text of the file is shown to anyone. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private JsonReading() {}

  /** A parser that finds out by itself which Unicode encoding the stream has. */
  static JsonParser open(InputStream in) {
    return JSON.createParser(ObjectReadContext.empty(), in);
  }
}
