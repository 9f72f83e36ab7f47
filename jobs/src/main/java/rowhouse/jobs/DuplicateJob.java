package rowhouse.jobs;

/** Thrown by {@code add} when a job of the same kind and unique key is active. */
public final class DuplicateJob extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long existing;

  DuplicateJob(String kind, String key, long existing) {
    super(
        "Job "
            + existing
            + " of kind "
            + kind
            + " already works on '"
            + key
            + "'. Wait until it has ended, or cancel it.");
    this.existing = existing;
  }

  /** The id of the active job. */
  public long existing() {
    return existing;
  }
}
