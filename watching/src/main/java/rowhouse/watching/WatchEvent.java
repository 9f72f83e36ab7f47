package rowhouse.watching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One video on one person's screen.
 *
 * <p>The natural key of an event is {@code (at, video)}: the same pair seen in a second export is
 * the same event.
 *
 * @param at seconds since 1970 UTC; TikTok gives no finer time
 * @param video TikTok's id when positive; when negative, the fingerprint of a link that carries no
 *     id; 0 when there was no link at all
 * @param link the link as it was written, only when it carries no id, at most {@link
 *     #MAX_LINK_LENGTH} characters
 * @param detail what a source other than the export knew about the video, or null
 */
public record WatchEvent(long at, long video, @Nullable String link, @Nullable WatchDetail detail) {

  /** Longer links are cut: nobody fetches them, they only serve to show the row. */
  public static final int MAX_LINK_LENGTH = 500;

  /** An event of an export: a time and a video id. */
  public static WatchEvent of(long at, long video) {
    return new WatchEvent(at, video, null, null);
  }

  /** An event whose link carries no video id; two equal links stay the same video. */
  public static WatchEvent ofLink(long at, String link) {
    return new WatchEvent(at, fingerprint(link), shortened(link), null);
  }

  /** Whether TikTok's id of the video is known. */
  public boolean hasVideoId() {
    return video > 0;
  }

  /** The time as an instant. */
  public Instant instant() {
    return Instant.ofEpochSecond(at);
  }

  private static String shortened(String link) {
    return link.length() <= MAX_LINK_LENGTH ? link : link.substring(0, MAX_LINK_LENGTH);
  }

  /** FNV-1a over the characters with the sign bit set, so that it never meets a real id. */
  private static long fingerprint(String link) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < link.length(); i++) {
      hash = (hash ^ link.charAt(i)) * 0x100000001b3L;
    }
    return link.isEmpty() ? 0 : hash | Long.MIN_VALUE;
  }
}
