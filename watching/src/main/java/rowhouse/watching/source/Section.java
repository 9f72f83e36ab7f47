package rowhouse.watching.source;

/**
 * The lists of an export that are looked at; of all but the first and the profile only the size.
 */
public enum Section {
  WATCH_HISTORY,
  LIKES,
  FAVORITE_VIDEOS,
  SEARCHES,
  SHARES,
  COMMENTS,
  LIVE,
  POSTS,
  PROFILE
}
