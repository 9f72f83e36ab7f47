package rowhouse.vault.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.door.Door;

/** Contents as lists show them, with the original's names. */
public final class ContentView {
  private ContentView() {}

  /** How far a job has come. */
  public record Progress(String stage, long done, long total) {}

  /** Why a page could not be kept, or not yet. */
  public record Failed(String code, String message) {}

  /** One line of a list. */
  public record Item(
      long id,
      String platform,
      String url,
      String status,
      @Nullable String title,
      @Nullable String coverUrl,
      @Nullable String thumbnailUrl,
      @Nullable String authorName,
      List<String> tags,
      boolean isNsfw,
      String layoutType,
      Instant createdAt,
      @Nullable Instant publishedAt,
      String site,
      String language,
      String excerpt,
      int wordCount,
      boolean example,
      @Nullable Progress progress,
      @Nullable Failed lastError) {}

  /** A content as one line. */
  public static Item item(
      Content content, List<String> tags, @Nullable Progress progress, Door door) {
    String cover = content.coverKey() == null ? null : media(door, content.coverKey());
    boolean kept = content.status() == ContentStatus.PARSE_SUCCESS;
    Content.Failure error = content.error();
    return new Item(
        content.id(),
        content.platform(),
        content.url(),
        content.status().word(),
        content.title(),
        cover,
        cover == null ? null : cover + "?size=thumb",
        content.authorName(),
        tags,
        content.nsfw(),
        content.effectiveLayoutType(),
        content.createdAt(),
        content.publishedAt(),
        content.site(),
        content.language(),
        content.excerpt(),
        content.wordCount(),
        content.example(),
        progress,
        kept || error == null ? null : new Failed(error.code(), error.message()));
  }

  /** Lines of several contents. */
  public static List<Item> items(
      List<Content> contents,
      Map<Long, List<String>> tags,
      Map<Long, Progress> progress,
      Door door) {
    return contents.stream()
        .map(c ->
            item(
                c,
                tags.getOrDefault(c.id(), List.of()),
                c.jobId() == null ? null : progress.get(c.jobId()),
                door))
        .toList();
  }

  /** The address of a picture at this door. */
  public static String media(Door door, String sha256) {
    return door.link("api/v1/media/" + sha256);
  }
}
