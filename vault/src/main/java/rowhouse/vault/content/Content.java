package rowhouse.vault.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kept page, without its long texts.
 *
 * @param site the host it is from, without {@code www.}
 * @param coverKey the hash of its cover picture
 * @param error why it could not be kept, null unless it failed
 */
public record Content(
    long id,
    String platform,
    String url,
    String canonicalUrl,
    String cleanUrl,
    ContentStatus status,
    @Nullable Long jobId,
    int failureCount,
    @Nullable Failure error,
    String layoutType,
    @Nullable String layoutTypeOverride,
    String contentType,
    String reviewStatus,
    @Nullable Instant reviewedAt,
    @Nullable String reviewedBy,
    @Nullable String reviewNote,
    boolean nsfw,
    boolean example,
    @Nullable String source,
    String site,
    @Nullable String title,
    @Nullable String summary,
    String excerpt,
    @Nullable String authorName,
    @Nullable String authorUrl,
    String language,
    int wordCount,
    @Nullable String coverKey,
    @Nullable Instant publishedAt,
    Instant createdAt,
    Instant updatedAt) {

  /** Why a page could not be kept: a stable code and a sentence. */
  public record Failure(String code, String message, Instant at) {}

  /** The layout that a person chose, else the one that was found. */
  public String effectiveLayoutType() {
    return layoutTypeOverride == null ? layoutType : layoutTypeOverride;
  }
}
