package rowhouse.vault.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.door.Door;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.ContentView;
import rowhouse.vault.content.MediaLinks;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.content.SnapshotStore;
import rowhouse.vault.share.ShareStore;

/** Everything about one content, as the reader shows it. */
record ContentDetail(
    @JsonUnwrapped ContentView.Item item,
    String cleanUrl,
    String canonicalUrl,
    String contentType,
    String effectiveLayoutType,
    String detectedLayoutType,
    @Nullable String layoutTypeOverride,
    String reviewStatus,
    @Nullable Instant reviewedAt,
    @Nullable String reviewedBy,
    @Nullable String reviewNote,
    @Nullable String source,
    @Nullable String summary,
    @Nullable String authorUrl,
    int failureCount,
    Instant updatedAt,
    @Nullable String body,
    @Nullable String bodyHtml,
    List<PictureShown> pictures,
    @Nullable SnapshotShown snapshot,
    List<ShareStore.Source> sources,
    List<ContentStore.Happened> history,
    ContentPages.@Nullable JobShown job) {

  record PictureShown(String key, String url, int width, int height, long bytes, String alt) {}

  record SnapshotShown(Instant takenAt, long bytes, String url) {}

  static ContentDetail of(
      ContentPages.Whole whole,
      Map<Long, ContentView.Progress> progress,
      ContentPages.@Nullable JobShown job,
      List<ShareStore.Source> sources,
      Door door) {
    Content content = whole.content();
    ContentView.Progress now = content.jobId() == null ? null : progress.get(content.jobId());
    ContentStore.Body body = whole.body();
    SnapshotStore.Kept snapshot = whole.snapshot();
    return new ContentDetail(
        ContentView.item(content, whole.tags(), now, door),
        content.cleanUrl(),
        content.canonicalUrl(),
        content.contentType(),
        content.effectiveLayoutType(),
        content.layoutType(),
        content.layoutTypeOverride(),
        content.reviewStatus(),
        content.reviewedAt(),
        content.reviewedBy(),
        content.reviewNote(),
        content.source(),
        content.summary(),
        content.authorUrl(),
        content.failureCount(),
        content.updatedAt(),
        body == null ? null : MediaLinks.toDoor(body.markdown(), door),
        body == null ? null : MediaLinks.toDoor(body.html(), door),
        whole.pictures().stream().map(p -> picture(p, door)).toList(),
        snapshot == null
            ? null
            : new SnapshotShown(
                snapshot.takenAt(),
                snapshot.bytes(),
                door.link("api/v1/contents/" + content.id() + "/snapshot")),
        sources,
        whole.history(),
        job);
  }

  private static PictureShown picture(PictureStore.Kept kept, Door door) {
    return new PictureShown(
        kept.sha256(),
        ContentView.media(door, kept.sha256()),
        kept.width(),
        kept.height(),
        kept.bytes(),
        kept.alt());
  }
}
