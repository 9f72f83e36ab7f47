package rowhouse.server.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payload as it may be shown: numbers, truth values and short ids as they are, every other text
 * as its length, because it may name people.
 */
final class MaskedPayload {
  /** Letters, digits and hyphens with a digit among them, no longer than a UUID. */
  private static final Pattern SHORT_ID = Pattern.compile("(?=.*\\d)[A-Za-z0-9_-]{1,36}");

  private static final Pattern SECRET_NAME =
      Pattern.compile("token|secret|password|passwd|key|mail|cookie|phone");

  private final JsonMapper json;

  MaskedPayload(JsonMapper json) {
    this.json = json;
  }

  @Nullable Object of(String payload) {
    try {
      return masked("", json.readTree(payload));
    } catch (JacksonException e) {
      return hidden(payload);
    }
  }

  private static @Nullable Object masked(String name, JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      node.properties().forEach(p -> object.put(p.getKey(), masked(p.getKey(), p.getValue())));
      return object;
    }
    if (node.isArray()) {
      List<@Nullable Object> list =
          StreamSupport.stream(node.spliterator(), false)
              .<@Nullable Object>map(one -> masked(name, one))
              .toList();
      return list;
    }
    if (!node.isString()) {
      return node;
    }
    String text = node.asString();
    boolean secret = SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    return !secret && SHORT_ID.matcher(text).matches() ? text : hidden(text);
  }

  private static String hidden(String text) {
    return "*** (" + text.length() + ")";
  }
}
