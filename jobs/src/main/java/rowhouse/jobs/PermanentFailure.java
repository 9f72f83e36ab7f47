package rowhouse.jobs;

/** Thrown by a handler when trying again would not help: the job becomes {@code dead} at once. */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  /**
   * Says why.
   *
   * @param code a stable word in snake_case
   * @param message a sentence for people
   */
  public PermanentFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /** As the other, with the exception that led here. */
  public PermanentFailure(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable word. */
  public String code() {
    return code;
  }
}
