package rowhouse.watching.metric;

/** The wish for a period cannot be met as it stands; the message says why and what to do. */
public final class InvalidPeriodException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  InvalidPeriodException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** {@code invalid_time_zone}, {@code invalid_year} or {@code invalid_range}. */
  public String code() {
    return code;
  }
}
