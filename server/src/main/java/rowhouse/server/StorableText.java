package rowhouse.server;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Takes the NULs out of a text of a body: PostgreSQL keeps none, and no one typed them. */
final class StorableText extends StringDeserializer {
  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
    String text = super.deserialize(parser, context);
    return text == null ? null : text.replace("\0", "");
  }
}
