package rowhouse.watching.source;

/** Why a row of the history was left out. */
public enum BadRow {
  /** The entry is not an object, or a text block has a link and no date. */
  NOT_A_ROW,
  /** No date, or an empty one. */
  DATE_MISSING,
  /** Not one of the written forms that are surely UTC. */
  DATE_FORMAT,
  /** Before September 2016, when TikTok began. */
  DATE_BEFORE_TIKTOK,
  /** More than 48 hours ahead of this server's clock. */
  DATE_IN_FUTURE
}
