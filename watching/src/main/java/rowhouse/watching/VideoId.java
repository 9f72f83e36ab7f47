package rowhouse.watching;

/**
 * What a TikTok video id says by itself: its upper 32 bits are the upload time in seconds since
 * 1970 UTC. The mean error against known uploads is about 14 seconds.
 */
public final class VideoId {

  /** The first second in which the app existed; nothing older is a TikTok time. */
  public static final long TIKTOK_BEGAN = 1_472_688_000L; // 2016-09-01T00:00:00Z

  private VideoId() {}

  /** Whether {@link #uploadedAt} means anything for this id. */
  public static boolean isDatable(long id) {
    return id > 0 && uploadedAt(id) >= TIKTOK_BEGAN;
  }

  /** Upload time in seconds since 1970 UTC. */
  public static long uploadedAt(long id) {
    return id >>> 32;
  }
}
