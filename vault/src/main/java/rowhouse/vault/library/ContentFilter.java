package rowhouse.vault.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.search.Narrowing;
import rowhouse.vault.tag.TaggedContents;

/**
 * Which contents a list shows; any of several values will do, and an empty list lets all through.
 */
public record ContentFilter(
    List<String> status,
    List<String> platform,
    List<String> reviewStatus,
    List<String> tags,
    List<String> sites,
    @Nullable String author,
    @Nullable String layout,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Boolean nsfw,
    @Nullable Narrowing words) {

  /** A filter that lets everything through. */
  public static ContentFilter none() {
    return new ContentFilter(
        List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, null, null, null);
  }

  /**
   * The filter in SQL.
   *
   * @param from what stands behind FROM: {@code contents c}, and {@code content_tags ct} when the
   *     list is that of one tag
   * @param order what stands behind ORDER BY: the newest first
   * @param conditions what must hold
   * @param parameters the values of their parameters
   */
  record Where(String from, String order, List<String> conditions, Map<String, Object> parameters) {
    void add(String condition, String name, Object value) {
      conditions.add(condition);
      parameters.put(name, value);
    }

    /** What stands behind FROM when rows are only counted: those of a tag need no content. */
    String counted() {
      boolean tagAlone = from.startsWith("content_tags") && conditions.size() == 1;
      return tagAlone ? "content_tags ct" : from;
    }

    /** As SQL that can stand behind WHERE. */
    String sql() {
      return conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions);
    }
  }

  private static Where ofAll() {
    return new Where(
        "contents c", "c.created_at DESC, c.id DESC", new ArrayList<>(), new LinkedHashMap<>());
  }

  /** One tag's rows stand in the order of the list, so that no list of them is sorted. */
  private static Where ofTag(String folded) {
    Where where =
        new Where(
            TaggedContents.FROM,
            TaggedContents.NEWEST_FIRST,
            new ArrayList<>(),
            new LinkedHashMap<>());
    where.add(TaggedContents.is("tag"), "tag", folded);
    return where;
  }

  /** The filter as SQL; {@code folded} are the tags in the form in which they are compared. */
  Where where(List<String> folded) {
    Where where = folded.size() == 1 ? ofTag(folded.getFirst()) : ofAll();
    if (!status.isEmpty()) {
      where.add("c.status IN (:status)", "status", status);
    }
    if (!platform.isEmpty()) {
      where.add("c.platform IN (:platform)", "platform", platform);
    }
    if (!reviewStatus.isEmpty()) {
      where.add("c.review_status IN (:review)", "review", reviewStatus);
    }
    if (folded.size() > 1) {
      where.add(
          "c.id IN (SELECT ct.content_id FROM content_tags ct JOIN tags t ON t.id = ct.tag_id"
              + " WHERE t.folded IN (:tags))",
          "tags",
          folded);
    }
    if (!sites.isEmpty()) {
      where.add("c.site IN (:sites)", "sites", sites);
    }
    if (author != null) {
      where.add("c.author_name = :author", "author", author);
    }
    if (layout != null) {
      where.add("COALESCE(c.layout_type_override, c.layout_type) = :layout", "layout", layout);
    }
    if (from != null) {
      where.add("c.created_at >= :from", "from", from.toEpochMilli());
    }
    if (until != null) {
      where.add("c.created_at < :until", "until", until.toEpochMilli());
    }
    if (nsfw != null) {
      where.add("c.is_nsfw = :nsfw", "nsfw", nsfw ? 1 : 0);
    }
    if (words != null) {
      where.conditions().add(words.condition());
      where.parameters().putAll(words.parameters());
    }
    return where;
  }
}
