package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data a page carries in its scripts.
 *
 * @param described what schema.org descriptions say (JSON-LD), flattened out of their graphs
 * @param states what a client-side application was started with
 */
record PageData(List<JsonNode> described, List<JsonNode> states) {

  private static final int MOST_NODES = 400;
  private static final int MOST_STATES = 10;

  /** Longer data is not read: as a tree it would take ten times the room. */
  private static final int MOST_CHARS = 2_000_000;

  /** Applications write JavaScript, which is a little wider than JSON. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?:window\\.|self\\.|var |const |let )[\\w$.\\[\\]\"']{2,60}\\s*=\\s*(JSON\\.parse\\(\\s*[\"']|[{\\[])");

  static PageData of(Document page) {
    List<JsonNode> described = new ArrayList<>();
    List<JsonNode> states = new ArrayList<>();
    for (Element script : page.getElementsByTag("script")) {
      String type = script.attr("type").toLowerCase(Locale.ROOT);
      String code = script.data();
      if (type.contains("ld+json")) {
        flatten(read(tidy(code)), described);
      } else if (type.contains("json") && states.size() < MOST_STATES) {
        keep(read(code.strip()), states);
      } else if (type.isEmpty() || type.contains("javascript")) {
        assigned(code, states);
      }
    }
    return new PageData(described, states);
  }

  /** The first description of one of these kinds. */
  @Nullable JsonNode described(List<String> kinds) {
    for (JsonNode node : described) {
      for (String kind : kinds) {
        if (isKind(node, kind)) {
          return node;
        }
      }
    }
    return null;
  }

  static boolean isKind(JsonNode node, String kind) {
    JsonNode type = node.path("@type");
    if (type.isArray()) {
      for (JsonNode each : type) {
        if (each.isString() && each.asString().endsWith(kind)) {
          return true;
        }
      }
      return false;
    }
    return type.isString() && type.asString().endsWith(kind);
  }

  private static String tidy(String code) {
    String text = code.strip();
    text = text.startsWith("<!--") ? text.substring(4) : text;
    text = text.endsWith("-->") ? text.substring(0, text.length() - 3) : text;
    text = text.startsWith("//<![CDATA[") ? text.substring(11) : text;
    text = text.endsWith("//]]>") ? text.substring(0, text.length() - 5) : text;
    return text.strip();
  }

  private static void flatten(@Nullable JsonNode root, List<JsonNode> into) {
    List<JsonNode> open = new ArrayList<>();
    if (root != null) {
      open.add(root);
    }
    for (int i = 0; i < open.size() && into.size() < MOST_NODES; i++) {
      JsonNode node = open.get(i);
      if (node.isArray()) {
        node.forEach(open::add);
      } else if (node.isObject()) {
        into.add(node);
        for (String inside :
            List.of("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")) {
          JsonNode more = node.path(inside);
          if (more.isObject() || more.isArray()) {
            open.add(more);
          }
        }
      }
    }
  }

  private static void assigned(String code, List<JsonNode> states) {
    Matcher start = ASSIGNED.matcher(code);
    int from = 0;
    while (states.size() < MOST_STATES && start.find(from)) {
      boolean parsed = start.group(1).startsWith("JSON");
      int open = parsed ? start.end() - 1 : start.start(1);
      int end = parsed ? endOfString(code, open) : endOfObject(code, open);
      // What is too small to hold a text is configuration.
      if (end - open > 300) {
        JsonNode value = read(withoutUndefined(code.substring(open, end)));
        keep(parsed && value != null && value.isString() ? read(value.asString()) : value, states);
      }
      from = Math.max(end, start.end());
    }
  }

  private static void keep(@Nullable JsonNode value, List<JsonNode> states) {
    if (value != null && value.isContainer()) {
      states.add(value);
    }
  }

  private static @Nullable JsonNode read(String json) {
    try {
      return json.isEmpty() || json.length() > MOST_CHARS ? null : JSON.readTree(json);
    } catch (JacksonException notJson) {
      // Pages are full of broken data; the visible text is still there.
      return null;
    }
  }

  private static int endOfString(String code, int open) {
    char quote = code.charAt(open);
    for (int i = open + 1; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return code.length();
  }

  private static int endOfObject(String code, int open) {
    int depth = 0;
    int i = open;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = endOfString(code, i);
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
      i++;
    }
    return code.length();
  }

  /** JSON has no {@code undefined}; outside of strings it means null. */
  private static String withoutUndefined(String code) {
    if (!code.contains("undefined")) {
      return code;
    }
    StringBuilder out = new StringBuilder(code.length());
    int i = 0;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == '"' || c == '\'') {
        int end = endOfString(code, i);
        out.append(code, i, end);
        i = end;
      } else if (code.startsWith("undefined", i)) {
        out.append("null");
        i += "undefined".length();
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
