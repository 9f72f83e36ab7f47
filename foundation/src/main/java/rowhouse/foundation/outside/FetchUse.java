package rowhouse.foundation.outside;

/** What a fetch is for, which sets the most that is taken. */
public enum FetchUse {
  /** A page to read: 10 MB. */
  PAGE(10),
  /** A picture: 25 MB. */
  PICTURE(25),
  /** A film: 200 MB. */
  VIDEO(200),
  /** A feed: 5 MB. */
  FEED(5),
  /** An answer of a program: 5 MB. */
  DATA(5);

  private final long megabytes;

  FetchUse(long megabytes) {
    this.megabytes = megabytes;
  }

  /** The most bytes that are taken, counted unpacked. */
  public long limit() {
    return megabytes << 20;
  }
}
