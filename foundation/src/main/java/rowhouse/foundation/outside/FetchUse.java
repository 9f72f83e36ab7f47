package rowhouse.foundation.outside;

/** What a fetch is for, which sets the most that is taken. */
public enum FetchUse {
  /** A page to read: 10 MB. */
  PAGE(10, true),
  /** A picture: 25 MB. */
  PICTURE(25, false),
  /** A film: 200 MB. */
  VIDEO(200, true),
  /** A feed: 5 MB. */
  FEED(5, true),
  /** An answer of a program: 5 MB. */
  DATA(5, false);

  private final long megabytes;
  private final boolean spaced;

  FetchUse(long megabytes, boolean spaced) {
    this.megabytes = megabytes;
    this.spaced = spaced;
  }

  /** The most bytes that are taken, counted unpacked. */
  public long limit() {
    return megabytes << 20;
  }

  /** Whether two such starts on one host keep the configured gap; parts of a page need none. */
  boolean spaced() {
    return spaced;
  }
}
