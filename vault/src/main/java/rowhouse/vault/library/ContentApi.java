package rowhouse.vault.library;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.vault.VaultConfig;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentView;
import rowhouse.vault.content.SnapshotStore;
import rowhouse.vault.library.ContentPages.Page;
import tools.jackson.databind.JsonNode;

/** The library: lists contents, shows one, changes it, fetches it again, deletes it. */
@RestController
@RequestMapping("/vault/api/v1/contents")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class ContentApi {
  /** Most values of one filter; any of them will do. */
  private static final int MOST_VALUES = 32;

  private final ContentPages pages;
  private final Editing editing;
  private final Snapshots snapshots;

  /** Shows {@code pages}, changes by {@code editing}. */
  public ContentApi(ContentPages pages, Editing editing, Snapshots snapshots) {
    this.pages = pages;
    this.editing = editing;
    this.snapshots = snapshots;
  }

  @GetMapping
  Page<ContentView.Item> list(
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000_000) long page,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
      @RequestParam(required = false) @Size(max = MOST_VALUES) @Nullable List<String> status,
      @RequestParam(required = false) @Size(max = MOST_VALUES) @Nullable List<String> platform,
      @RequestParam(name = "review_status", required = false) @Size(max = MOST_VALUES)
          @Nullable List<String> reviewStatus,
      @RequestParam(required = false) @Size(max = MOST_VALUES)
          @Nullable List<@Size(max = 200) String> tag,
      @RequestParam(required = false) @Size(max = MOST_VALUES)
          @Nullable List<@Size(max = 255) String> site,
      @RequestParam(required = false) @Size(max = 255) @Nullable String author,
      @RequestParam(required = false) @Nullable String layout,
      @RequestParam(name = "start_date", required = false) @Nullable String startDate,
      @RequestParam(name = "end_date", required = false) @Nullable String endDate,
      @RequestParam(name = "is_nsfw", required = false) @Nullable Boolean nsfw,
      @RequestParam(required = false) @Size(max = 10_000) @Nullable String q,
      Door door) {
    ContentFilter filter =
        new ContentFilter(
            orEmpty(status),
            orEmpty(platform),
            orEmpty(reviewStatus),
            orEmpty(tag),
            orEmpty(site),
            author,
            layout,
            Dates.start(startDate),
            Dates.end(endDate),
            nsfw,
            q == null || q.isBlank() ? null : pages.narrowing(q));
    return pages.list(filter, page, size, door);
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  /** What the reader shows beside the line of the list. */
  @GetMapping("/{id}")
  ContentDetail show(@PathVariable long id, Door door) {
    return detail(id, door);
  }

  private ContentDetail detail(long id, Door door) {
    ContentPages.Whole whole = pages.whole(id);
    return ContentDetail.of(
        whole,
        pages.progress(whole.content()),
        pages.job(whole.content()),
        editing.sources(id),
        door);
  }

  /** Changes the members that are sent and leaves the others. */
  @PatchMapping("/{id}")
  ContentDetail change(
      @PathVariable long id, @RequestBody JsonNode body, Caller caller, Door door) {
    editing.change(id, ContentChange.read(body), caller);
    return detail(id, door);
  }

  @DeleteMapping("/{id}")
  Map<String, Object> delete(@PathVariable long id, Caller caller) {
    editing.delete(id, caller);
    return ordered("status", "deleted", "content_id", id);
  }

  @PostMapping("/{id}/retry")
  Map<String, Object> retry(@PathVariable long id) {
    Content content = editing.retry(id);
    return ordered("success", true, "content_id", id, "status", content.status().word());
  }

  /** The self-contained copy. It runs nothing and asks nobody, wherever it is opened. */
  @GetMapping("/{id}/snapshot")
  @Nullable ResponseEntity<StreamingResponseBody> snapshot(
      @PathVariable long id, WebRequest request) throws IOException {
    SnapshotStore.Kept snapshot = snapshots.latest(id);
    if (request.checkNotModified(snapshot.sha256())) {
      return null;
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
        .contentLength(snapshot.bytes())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(snapshot.sha256())
        .header(
            "Content-Security-Policy",
            "sandbox allow-popups; default-src 'none'; img-src data:; style-src 'unsafe-inline';"
                + " font-src data:; media-src data:; frame-ancestors 'self'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .body(snapshots.stream(snapshot.sha256()));
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i].toString(), pairs[i + 1]);
    }
    return map;
  }
}
