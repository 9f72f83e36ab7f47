package rowhouse.watching.source;

/** The shapes that TikTok has given its export over the years. */
public enum Layout {
  /** {@code Activity} → {@code Video Browsing History}, until early 2025. */
  FLAT_LEGACY,
  /** {@code Your Activity} → {@code Watch History}, from about March 2025. */
  NESTED,
  /** As {@link #NESTED}, with {@code Likes and Favorites} apart, from about January 2026. */
  CURRENT,
  /** One text file for each list. */
  TEXT
}
