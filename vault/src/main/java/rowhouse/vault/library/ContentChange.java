package rowhouse.vault.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.vault.tag.Tags;
import tools.jackson.databind.JsonNode;

/**
 * A change to a content: only the members that were sent. An explicit null clears, which a plain
 * record could not tell from a member that is missing.
 *
 * @param columns the new values by column of {@code contents}
 * @param tags the new tags, if they are to change
 * @param body the new Markdown, if it is to change
 * @param fetchAgain whether the page is to be fetched again
 */
record ContentChange(
    Map<String, @Nullable Object> columns,
    Optional<List<String>> tags,
    Optional<String> body,
    boolean fetchAgain) {

  private static final Map<String, Integer> TEXTS =
      Map.of(
          "title", 1000,
          "summary", 20_000,
          "author_name", 500,
          "review_note", 2000,
          "reviewed_by", 200);
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "review_status", Set.of("pending", "approved", "rejected", "auto_approved"),
          "layout_type_override", Set.of("article", "video", "gallery", "audio", "link"));
  private static final int LONGEST_BODY = 200_000;
  private static final String COVER = "cover_key";

  /** A key, or an address as the page shows it. */
  private static final Pattern PICTURE =
      Pattern.compile("(?:.{0,2000}/media/)?([0-9a-f]{64})(?:\\?size=\\w+)?");

  /** The picture that is to be the cover, if another one is. */
  Optional<String> cover() {
    return columns.get(COVER) instanceof String key ? Optional.of(key) : Optional.empty();
  }

  /** What is wrong with a cover that the page does not have. */
  static Problem.Field notOwnPicture() {
    return new Problem.Field("cover_url", "must be the address of one of the page's pictures");
  }

  static ContentChange read(JsonNode body) {
    if (!body.isObject()) {
      throw new Problem(400, "body_unreadable");
    }
    Reader reader = new Reader();
    body.properties().forEach(member -> reader.take(member.getKey(), member.getValue()));
    return reader.change();
  }

  /** Gathers every fault before it complains, so that all can be mended at once. */
  private static final class Reader {
    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private final List<Problem.Field> wrong = new ArrayList<>();
    private Optional<List<String>> tags = Optional.empty();
    private Optional<String> body = Optional.empty();
    private boolean fetchAgain;

    void take(String name, JsonNode value) {
      if (TEXTS.containsKey(name)) {
        text(name, value, TEXTS.get(name));
      } else if (WORDS.containsKey(name)) {
        word(name, value, WORDS.get(name));
      } else {
        switch (name) {
          case "tags" -> tags(value);
          case "body" -> body(value);
          case "cover_url" -> cover(value);
          case "is_nsfw" -> flag(value);
          case "status" -> status(value);
          default -> wrong.add(new Problem.Field(name, "cannot be changed"));
        }
      }
    }

    ContentChange change() {
      if (!wrong.isEmpty()) {
        throw new Problem(422, "validation_error").fields(wrong);
      }
      return new ContentChange(columns, tags, body, fetchAgain);
    }

    private void text(String name, JsonNode value, int longest) {
      if (value.isNull()) {
        columns.put(name, null);
      } else if (!value.isString() || value.stringValue().length() > longest) {
        wrong.add(new Problem.Field(name, "must be a text of at most " + longest + " characters"));
      } else {
        columns.put(name, text(value));
      }
    }

    /** PostgreSQL keeps no text with a NUL in it. */
    private static String text(JsonNode value) {
      return value.stringValue().replace("\0", "");
    }

    private void word(String name, JsonNode value, Set<String> words) {
      if (value.isNull() && name.equals("layout_type_override")) {
        columns.put(name, null);
      } else if (!value.isString() || !words.contains(value.stringValue())) {
        wrong.add(new Problem.Field(name, "must be one of " + String.join(", ", words)));
      } else {
        columns.put(name, value.stringValue());
      }
    }

    private void tags(JsonNode value) {
      if (!value.isArray() || value.valueStream().anyMatch(tag -> !tag.isString())) {
        wrong.add(new Problem.Field("tags", "must be a list of texts"));
      } else {
        tags = Optional.of(Tags.read(value.valueStream().map(JsonNode::stringValue).toList(), ""));
      }
    }

    private void body(JsonNode value) {
      if (!value.isString() || value.stringValue().length() > LONGEST_BODY) {
        wrong.add(
            new Problem.Field("body", "must be a text of at most " + LONGEST_BODY + " characters"));
      } else {
        body = Optional.of(text(value));
      }
    }

    private void cover(JsonNode value) {
      Matcher picture = PICTURE.matcher(value.isString() ? value.stringValue() : "");
      if (value.isNull()) {
        columns.put(COVER, null);
      } else if (picture.matches()) {
        columns.put(COVER, picture.group(1));
      } else {
        wrong.add(notOwnPicture());
      }
    }

    private void flag(JsonNode value) {
      if (value.isBoolean()) {
        columns.put("is_nsfw", value.booleanValue() ? 1 : 0);
      } else {
        wrong.add(new Problem.Field("is_nsfw", "must be true or false"));
      }
    }

    private void status(JsonNode value) {
      if (value.isString() && value.stringValue().equals("unprocessed")) {
        fetchAgain = true;
      } else {
        wrong.add(
            new Problem.Field("status", "can only be set to unprocessed, which fetches again"));
      }
    }
  }
}
